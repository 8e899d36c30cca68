// Pieces that several staff screens show. Pure; main thread.
#pragma once

#include "kiosk/screens/screen.h"

namespace copro {

// How many are here.
void add_staff_count(const Model& model, const Words& words, Tree& tree);
// A line for each who is here.
void add_staff_roll(const Model& model, const Words& words, Tree& tree);
// What is saved, waits and was sent, and what needs somebody to look.
void add_staff_sync(const Model& model, const Words& words, Tree& tree);
// Paused work, and the way to it.
void add_staff_paused(const Model& model, const Words& words, Tree& tree);

} // namespace copro
