// A kiosk's actions with what their effects bring in their wake, as on the glass. For tests; one thread.
#pragma once

#include "kiosk/app/effect_runner.h"
#include "tests/kiosk/kiosk_fixture.h"

namespace copro::test {

inline void act_through(Ports& ports, Kiosk& kiosk, const Action& action) {
    std::vector<Action> actions{action};
    for (std::size_t at = 0; at < actions.size(); ++at) {
        const std::size_t before = kiosk.effects.size();
        kiosk.act(Action(actions[at]));
        const Effects fresh(kiosk.effects.begin() + static_cast<std::ptrdiff_t>(before), kiosk.effects.end());
        for (Action& after : run_effects(fresh, ports)) actions.push_back(std::move(after));
    }
}

} // namespace copro::test
