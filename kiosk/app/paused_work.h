// What one person has begun, as text to be sealed and back: the forms with their answers, the meeting, the settings.
// Pure; any thread.
#pragma once

#include "kiosk/app/model.h"

namespace copro {

// Kept work after it was opened: overwritten when the last who holds it lets go.
struct OpenedWork {
    std::string text;
    explicit OpenedWork(std::string opened)
        : text(std::move(opened)) {}
    OpenedWork(const OpenedWork&) = delete;
    OpenedWork& operator=(const OpenedWork&) = delete;
    ~OpenedWork() { wipe(text); }
};

// Has this person answered or typed anything that is not saved?
[[nodiscard]] bool has_work(const PersonSession& session);
// The same, and what no pause keeps: equality answers, and what was said aloud.
[[nodiscard]] bool has_unsaved(const PersonSession& session);
// JSON.
[[nodiscard]] std::string paused_work(const Model& model);
// A session that stands where that one stopped. Error `refused` when a form or the meeting is no longer what it was
// then; `invalid` when it is no work of ours.
[[nodiscard]] Result<PersonSession> taken_up_work(const Model& model, const OpenedWork& work);

} // namespace copro
