// Pieces of the lists that staff can print. Pure; main thread.
#pragma once

#include "kiosk/screens/screen.h"

namespace copro {

// What has become of the paper, right under the heading; nothing when nobody asked for any.
void add_printing(const Model& model, const Words& words, Tree& tree);
// "Print the list", where there is a printer.
void add_print(const Model& model, const Words& words, Tree& tree);

} // namespace copro
