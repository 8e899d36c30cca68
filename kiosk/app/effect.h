// What update() asks of the world, as values; only the effect runner does them. Main thread.
#pragma once

#include "kiosk/app/model.h"
#include "kiosk/view/list_sheet.h"
#include "kiosk/view/settings_pass.h"

#include <variant>

namespace copro {

// A photo or a voice that a record is to take along.
struct AttachmentDraft {
    std::string name;      // PhotoPort::keep's, or SpokenPort::keep's
    std::string question;  // which one it answers
    std::int64_t line = 0; // of a claim, from 1; 0 = none
    bool operator==(const AttachmentDraft&) const = default;
};

// A finished form, ready to be sealed. body is wiped once it is sealed.
struct RecordDraft {
    std::string kind;
    std::string meeting;
    std::string form;
    int form_version = 1;
    std::string language;
    std::string body; // JSON
    // Keys of the lines of a claim, to be recognised later; kept as keyed hashes alone.
    std::vector<std::string> remember = {};
    std::vector<AttachmentDraft> attachments = {};
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
// Was this line claimed at this kiosk before?
struct LookForLine {
    std::string key;
};
// What may these pinyin letters stand for?
struct LookUpPinyin {
    std::string letters; // wiped once they are looked up
};
// What came of the claim with this reference?
struct FindClaim {
    std::string reference; // wiped once it is looked up
};
struct NoteArrival {
    RollEntry entry;
};
struct NoteLeaving {
    std::int64_t row = 0; // RollEntry::row
    bool in_call = false; // the name goes; that they were there stays until the roll call is on record
};
struct NoteFound {
    std::int64_t row = 0; // RollEntry::row
    bool found = true;
};
// Somebody who forgot to sign out: their record, and then off the roll.
struct SaveLeaving {
    RecordDraft draft;
    std::int64_t row = 0; // RollEntry::row
    bool in_call = false; // as NoteLeaving
};
// What came of a roll call.
struct SaveRollCall {
    RecordDraft draft;
};
struct KeepChairRule {
    bool may = true;
};
struct CheckPin {
    std::string pin;
};
struct MakePin {
    std::string pin;
};
// "" takes it away.
struct KeepChairPin {
    std::string pin;
};
struct CheckChairPin {
    std::string pin;
};
struct SyncNow {};
struct KeepDensity {
    double pixels_per_mm = 4.0;
};
struct KeepChoices {
    StaffChoices choices;
};
struct SetBrightness {
    int step = brightest;
};
// What was counted in the meeting room.
struct SaveRoom {
    RecordDraft draft;
    RoomCounts counted{};
};
// How long people waited for a person.
struct SaveHelp {
    RecordDraft draft;
    HelpCounts counted{};
};
struct PrintPass {
    PassSheet sheet;
};
struct PrintListSheet {
    ListSheet sheet;
};
struct PrintLabelSheet {
    LabelSheet sheet; // wiped once it is drawn
};
// Of what the camera sees: one picture stands still, and is straightened; all of it is shown, or the receipt alone; it
// is turned; it is overwritten; it is sealed; a sealed one goes.
struct HoldPhoto {};
struct ShowHeldPhoto {
    bool whole = false;
};
struct TurnHeldPhoto {
    int quarters = 0; // with the clock
};
struct LetGoPhoto {};
struct SealPhoto {};
struct DropPhoto {
    std::string name;
};
// Of what a person says: it is recorded, sealed as it comes (in practice not at all); one that is recorded is held, to
// be listened to; it is let go, which also ends a recording; it is kept; a kept one goes.
struct RecordSpoken {
    bool sealed = true;
};
struct HoldSpoken {};
struct LetGoSpoken {};
struct PlayHeld {
    int loudness = start_loudness;
};
struct HushHeld {};
struct KeepHeld {};
struct DropSpoken {
    std::string name;
};
// The person has gone: drawn texts, caches and input must forget them.
struct ForgetPerson {};

// Under one name and copied and moved in effect.cpp: as Action (action.h).
struct Effect : std::variant<SaveRecord, LookForLine, LookUpPinyin, KeepWork, FindWork, FindWorkOfRow, AskPictures,
                             DropWork, NoteArrival, NoteLeaving, NoteFound, SaveLeaving, KeepChairRule, CheckPin,
                             MakePin, SyncNow, KeepDensity, PrintPass, KeepChoices, SetBrightness, SaveRoom, SaveHelp,
                             PrintListSheet, HoldPhoto, ShowHeldPhoto, TurnHeldPhoto, LetGoPhoto, SealPhoto, DropPhoto,
                             RecordSpoken, HoldSpoken, LetGoSpoken, PlayHeld, HushHeld, KeepHeld, DropSpoken,
                             ForgetPerson, PrintLabelSheet, KeepChairPin, CheckChairPin, SaveRollCall, FindClaim> {
    using variant::variant;
    Effect(const Effect& other);
    Effect(Effect&& other) noexcept;
    Effect& operator=(const Effect& other);
    Effect& operator=(Effect&& other) noexcept;
    ~Effect();
};
using Effects = std::vector<Effect>;

} // namespace copro
