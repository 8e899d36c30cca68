// Pieces of the screens on which somebody stops for a while or comes back. Pure; main thread.
#pragma once

#include "kiosk/screens/screen.h"

namespace copro {

// The button that pauses. It has more words than the row of actions has room for in large letters.
[[nodiscard]] Node pause_button(const Words& words);
void add_pause(Tree& tree, const Words& words);
[[nodiscard]] std::optional<Action> on_pause(const NodeEvent& event);
// What went wrong with it, right under the heading; nothing when nothing did.
void add_pause_error(const Model& model, const Words& words, Tree& tree);
// The four pictures with their words and numbers, two by two, so that one photograph has all of them.
void add_code(const PictureCode& code, const Words& words, Tree& tree);

} // namespace copro
