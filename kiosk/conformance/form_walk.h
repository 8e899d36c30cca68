// Goes through a form as somebody who only wants to get to a certain screen of it: through whatever questions it asks,
// so that a new question changes no row. Main thread.
#pragma once

#include "kiosk/conformance/tried_kiosk.h"

namespace copro {

struct FormWalk {
    // What this person presses on a screen, by its name, when they come to it for the first time. Where nothing is said
    // they press Next, and choose the first thing to choose only when the kiosk insists.
    std::map<std::string, std::vector<NodeId>> says = {};
    std::function<void()> on_page = {};  // each question, as it comes
    std::function<void()> on_error = {}; // each time that the kiosk insists
    int letters = 0;                     // how often a key was pressed that is no digit
};

// From a question of a form to that screen. Error `invalid`: this form does not lead there.
[[nodiscard]] Result<void> walk_to(TriedKiosk& kiosk, FormWalk& walk, const std::string& screen);
// The same with nobody watching.
[[nodiscard]] Result<void> walk_to(TriedKiosk& kiosk, std::map<std::string, std::vector<NodeId>> says,
                                   const std::string& screen);

// Somebody who is not in the list, or does not want to be: with them every question is asked.
[[nodiscard]] std::map<std::string, std::vector<NodeId>> as_somebody();
// In the middle of a feedback form, with something chosen and the next question open.
[[nodiscard]] Result<void> begin_feedback(TriedKiosk& kiosk);

} // namespace copro
