// Every screen of every form with something on it, for self-test, pictures and dump. Pure; main thread.
#pragma once

#include "kiosk/app/update.h"

namespace copro {

struct SampleScreen {
    std::string name; // as Tree::screen, with a word more where a screen has several faces: "claim.lines.empty"
    Model model;      // in the first language
};

// An invented meeting with thirty invented people, for a kiosk that has none of its own to show.
[[nodiscard]] Result<std::shared_ptr<const Meeting>> sample_meeting(const std::filesystem::path& file);

// carried must have forms, rules and words; the meeting is put in. Error: a question that could not be answered.
[[nodiscard]] Result<std::vector<SampleScreen>> sample_screens(Carried carried,
                                                               const std::shared_ptr<const Meeting>& meeting);

} // namespace copro
