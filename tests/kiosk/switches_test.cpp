// Switches, curtain and low reach on a whole terminal.
#include "tests/kiosk/terminal_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

struct SwitchKiosk : QuietKiosk {
    void pass(std::int64_t ms) {
        clock.advance(ms);
        terminal.time_passed();
    }
};

} // namespace

TEST_CASE("a switch that is pressed begins by itself: no menu to find first") {
    SwitchKiosk kiosk;
    REQUIRE(kiosk.terminal.key("Switch1").ok());
    CHECK(kiosk.terminal.model().session.settings.scan.way == ScanWay::automatic);
    CHECK_FALSE(kiosk.terminal.lit().empty());
    SwitchKiosk two;
    REQUIRE(two.terminal.key("Switch2").ok());
    CHECK(two.terminal.model().session.settings.scan.way == ScanWay::step);
}

TEST_CASE("the ring goes with the light, and the kiosk wakes to move it") {
    SwitchKiosk kiosk;
    REQUIRE(kiosk.terminal.key("Switch1").ok());
    const std::vector<NodeId> first = kiosk.terminal.lit();
    CHECK(kiosk.terminal.tree().focus == first.front());
    const auto due = kiosk.terminal.due_ms();
    REQUIRE(due);
    const std::int64_t frame = kiosk.terminal.frame();
    kiosk.pass(*due - kiosk.clock.monotonic_ms());
    CHECK(kiosk.terminal.lit() != first);
    CHECK(kiosk.terminal.tree().focus == kiosk.terminal.lit().front());
    CHECK(kiosk.terminal.frame() > frame);
}

TEST_CASE("behind the curtain there is nothing of the screen to see or to touch, until somebody lifts it") {
    SwitchKiosk kiosk;
    kiosk.terminal.act(TurnVoice{true});
    const Point card = kiosk.middle_of("welcome.claim");
    REQUIRE(kiosk.terminal.key("Curtain").ok());
    for (const Placed& placed : kiosk.terminal.shown_layout().placed) {
        INFO(placed.node.id);
        CHECK((placed.node.id == "heading" || placed.node.id.starts_with("curtain.")));
    }
    kiosk.tap(card);
    CHECK(kiosk.terminal.tree().screen == "welcome");
    kiosk.tap(kiosk.terminal.shown_layout().find("curtain.lift")->rect.centre());
    CHECK(kiosk.terminal.shown_layout().find("welcome.claim") != nullptr);
    CHECK(kiosk.terminal.tree().screen == "welcome");
}

TEST_CASE("low reach: on a tall screen everything to press is in its lower half") {
    SwitchKiosk kiosk;
    kiosk.terminal.resized({1080, 1920});
    kiosk.terminal.act(ChangeReach{});
    for (const Placed& placed : kiosk.terminal.layout().placed) {
        INFO(placed.node.id);
        if (placed.focusable()) CHECK(placed.rect.y >= 960);
        CHECK(placed.rect.bottom() <= 1920);
    }
    kiosk.tap(kiosk.middle_of("welcome.feedback"));
    CHECK(kiosk.terminal.tree().screen != "welcome");
}

TEST_CASE("a press counts from when it happens, not from when the kiosk last woke") {
    SwitchKiosk kiosk;
    kiosk.terminal.act(StartPressTest{});
    for (int press = 0; press < presses_to_learn; ++press) {
        kiosk.pass(kiosk.terminal.model().session.press_test->cue_ms - kiosk.clock.monotonic_ms());
        kiosk.clock.advance(900);
        REQUIRE(kiosk.terminal.key_down("Switch1").ok());
        kiosk.clock.advance(200);
        kiosk.terminal.key_up("Switch1");
    }
    const PressTest& test = *kiosk.terminal.model().session.press_test;
    CHECK(test.presses[0].reaction_ms == 900);
    CHECK(test.presses[4].held_ms == 200);
    CHECK(kiosk.terminal.model().session.settings.scan.pace_ms == 1600); // 900 / 0.65 = 1385
    // And the switch leads on from there.
    kiosk.clock.advance(1000);
    REQUIRE(kiosk.terminal.key("Switch1").ok());
    CHECK_FALSE(kiosk.terminal.lit().empty());
}

TEST_CASE("a finger that rests on the glass while another page comes presses nothing there") {
    SwitchKiosk kiosk;
    TouchSettings touch;
    touch.point = TouchPoint::last;
    kiosk.terminal.act(ChangeTouch{touch});
    const Point card = kiosk.middle_of("welcome.claim");
    kiosk.pointer(PointerEvent::Kind::down, card);
    kiosk.terminal.act(GoTo{"text-size"});
    const Point size = kiosk.middle_of("text-size.largest");
    kiosk.pointer(PointerEvent::Kind::move, size);
    kiosk.pointer(PointerEvent::Kind::up, size);
    CHECK(kiosk.terminal.model().session.settings.text_size == TextSize::standard);
    kiosk.tap(size);
    CHECK(kiosk.terminal.model().session.settings.text_size == TextSize::largest);
}

TEST_CASE("where there are fewer parts than there were, the last one is shown and known") {
    SwitchKiosk kiosk;
    kiosk.terminal.act(ShowPart{7});
    CHECK(kiosk.terminal.model().session.part == kiosk.terminal.layout().part);
    const std::int64_t frame = kiosk.terminal.frame();
    kiosk.pass(1000);
    CHECK(kiosk.terminal.frame() == frame);
}

TEST_CASE("five touches anywhere on the glass teach the kiosk, and Back still leads away") {
    SwitchKiosk kiosk;
    kiosk.terminal.act(StartPressTest{});
    for (int press = 0; press < presses_to_learn; ++press) {
        const PressTest& test = *kiosk.terminal.model().session.press_test;
        kiosk.pass(test.cue_ms - kiosk.terminal.model().now_ms + 500);
        kiosk.pointer(PointerEvent::Kind::down, kiosk.middle_of("five-press.here"));
        kiosk.pass(120);
        kiosk.pointer(PointerEvent::Kind::up, kiosk.middle_of("five-press.here"));
    }
    CHECK(kiosk.terminal.model().session.press_test->done);
    CHECK(kiosk.terminal.model().session.press_test->presses[2].held_ms == 120);
    kiosk.terminal.act(StartPressTest{});
    kiosk.tap(kiosk.middle_of("back"));
    CHECK(kiosk.terminal.tree().screen == "welcome");
}
