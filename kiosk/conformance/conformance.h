// `copro-kiosk conformance`: prints every row of access.md with its figure. main.cpp gives it to the command line. Main
// thread.
#pragma once

#include "kiosk/commands.h"

namespace copro {

// Error `invalid`: which rows fall short. Those that could not be measured count among them.
[[nodiscard]] Result<void> print_conformance(const KioskOptions& options);

} // namespace copro
