// What update() asks of the world, as values; only the effect runner does them. Main thread.
#pragma once

#include "kiosk/app/model.h"
#include "kiosk/view/settings_pass.h"

#include <variant>

namespace copro {

// A finished form, ready to be sealed. body is wiped once it is sealed.
struct RecordDraft {
    std::string kind;
    std::string meeting;
    std::string form;
    int form_version = 1;
    std::string language;
    std::string body; // JSON
};

struct SaveRecord {
    RecordDraft draft;
};
// What was begun, for later today. by_person: who is shown its pictures; else the time ran out, and only staff can.
struct KeepWork {
    std::string work; // of paused_work(); wiped once it is sealed
    bool by_person = true;
};
struct FindWork {
    PictureCode code;
};
struct FindWorkOfRow {
    std::int64_t row = 0;
};
struct AskPictures {
    std::int64_t row = 0;
};
// It was taken up again.
struct DropWork {
    std::int64_t row = 0;
};
struct NoteArrival {
    RollEntry entry;
};
struct NoteLeaving {
    std::int64_t row = 0; // RollEntry::row
};
struct CheckPin {
    std::string pin;
};
struct MakePin {
    std::string pin;
};
struct SyncNow {};
struct KeepDensity {
    double pixels_per_mm = 4.0;
};
struct PrintPass {
    PassSheet sheet;
};
// The person has gone: drawn texts, caches and input must forget them.
struct ForgetPerson {};

using Effect = std::variant<SaveRecord, KeepWork, FindWork, FindWorkOfRow, AskPictures, DropWork, NoteArrival,
                            NoteLeaving, CheckPin, MakePin, SyncNow, KeepDensity, PrintPass, ForgetPerson>;
using Effects = std::vector<Effect>;

} // namespace copro
