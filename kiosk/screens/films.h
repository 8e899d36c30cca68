// Which messages of a screen somebody has signed on film, and the button that opens them. Pure; main thread.
#pragma once

#include "kiosk/screens/screen.h"

namespace copro {

// Keys of messages that stand in main with nothing put into them and have a film: the question first, then the other
// ideas in reading order, each once.
[[nodiscard]] std::vector<std::string> films_of(const Tree& tree, const Model& model);

// Puts the button into the help bar where there is a film; where there is none its place is kept, if this kiosk has any
// films, so that nothing of the bar moves from screen to screen (access.md O13).
void offer_films(const Model& model, const Words& words, Tree& tree);

} // namespace copro
