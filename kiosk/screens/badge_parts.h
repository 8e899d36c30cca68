// What the screens for badges and settings cards share. Pure; main thread.
#pragma once

#include "kiosk/screens/screen.h"

namespace copro {

// The camera, when there is one, and the scanner. id: what their nodes begin with.
void add_ways_to_show(const std::string& id, const Model& model, const Words& words, Tree& tree);

} // namespace copro
