// A whole terminal without store, network or glass, touched as a person touches it. For tests; one thread.
#pragma once

#include "kiosk/conformance/quiet_world.h"
#include "kiosk/terminal.h"
#include "tests/kiosk/kiosk_fixture.h"

namespace copro::test {

struct QuietKiosk {
    QuietWorld world;
    Ports ports{world, world, world, world, world, world};
    TextEngine text = TextEngine::open(installed_fonts()).take();
    TestClock clock{morning_ms};
    Terminal terminal{carried_with({sample_pack()}), ScreenShape{}, ports, text, clock};

    void pointer(PointerEvent::Kind kind, Point at) {
        PointerEvent event;
        event.at = at;
        event.kind = kind;
        terminal.pointer(event);
    }
    void tap(Point at) {
        pointer(PointerEvent::Kind::down, at);
        pointer(PointerEvent::Kind::up, at);
    }
    [[nodiscard]] Point middle_of(const NodeId& id) const {
        const Placed* placed = terminal.layout().find(id);
        INFO("#" << id << " on " << terminal.tree().screen);
        REQUIRE(placed != nullptr);
        return placed->rect.centre();
    }
};

} // namespace copro::test
