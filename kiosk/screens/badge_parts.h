// What the screens for badges and settings cards share, and the question that asks for a name. Pure; main thread.
#pragma once

#include "kiosk/screens/screen.h"

namespace copro {

// The camera, when there is one, and the scanner. id: what their nodes begin with.
void add_ways_to_show(const std::string& id, const Model& model, const Words& words, Tree& tree);
// Has anybody at the person's meeting been given a badge?
[[nodiscard]] bool has_badges(const Model& model);

} // namespace copro
