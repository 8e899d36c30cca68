// Does the effects through the ports and says what came of them, as actions. The only place that touches the world.
// Main thread.
#pragma once

#include "kiosk/app/action.h"
#include "kiosk/app/ports.h"

namespace copro {

[[nodiscard]] std::vector<Action> run_effects(Effects effects, Ports& ports);

} // namespace copro
