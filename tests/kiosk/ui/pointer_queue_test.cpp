#include "kiosk/ui/pointer_queue.h"

#include <catch2/catch.hpp>

#include <cmath>

namespace copro {

namespace {

using Kind = PointerEvent::Kind;

// Two buttons side by side: "a" from 0 to 100, "b" from 110 to 210.
NodeId two_buttons(Point point) {
    if (point.y < 0 || point.y >= 100) return {};
    if (point.x >= 0 && point.x < 100) return "a";
    if (point.x >= 110 && point.x < 210) return "b";
    return {};
}

PointerEvent event(Kind kind, double x, std::int64_t finger = 1) {
    PointerEvent made;
    made.kind = kind;
    made.finger = finger;
    made.at = {x, 50};
    return made;
}

// What fires over a whole trace, in order; and that nothing stays pressed behind.
std::vector<NodeId> fired(const std::vector<PointerEvent>& trace) {
    PointerQueue queue;
    for (const PointerEvent& each : trace) queue.push(each);
    std::vector<NodeId> all;
    NodeId pressed;
    while (const auto change = queue.next(two_buttons, 0)) {
        if (change->fired) all.push_back(*change->fired);
        pressed = change->pressed;
    }
    CHECK(pressed.empty());
    return all;
}

using Ids = std::vector<NodeId>;

} // namespace

TEST_CASE("a slow tap fires once, on release") {
    PointerQueue queue;
    queue.push(event(Kind::down, 50));
    CHECK(queue.next(two_buttons, 0) == PointerChange{"a", std::nullopt});
    CHECK(queue.next(two_buttons, 0) == std::nullopt);
    queue.push(event(Kind::move, 52));
    CHECK(queue.next(two_buttons, 0) == std::nullopt);
    queue.push(event(Kind::up, 52));
    CHECK(queue.next(two_buttons, 0) == PointerChange{"", NodeId("a")});
    CHECK(queue.next(two_buttons, 0) == std::nullopt);
}

TEST_CASE("a tap between two frames fires once") {
    CHECK(fired({event(Kind::down, 50), event(Kind::up, 50)}) == Ids{"a"});
}

TEST_CASE("two taps between two frames fire twice") {
    CHECK(fired({event(Kind::down, 50), event(Kind::up, 50), event(Kind::down, 150), event(Kind::up, 150)}) ==
          Ids{"a", "b"});
    CHECK(fired({event(Kind::down, 50), event(Kind::up, 50), event(Kind::down, 50), event(Kind::up, 50)}) ==
          Ids{"a", "a"});
}

TEST_CASE("the second of two quick taps meets the screen that the first one opened") {
    PointerQueue queue;
    for (const Kind kind : {Kind::down, Kind::up, Kind::down, Kind::up}) queue.push(event(kind, 50));
    CHECK(queue.next(two_buttons, 0)->pressed == "a");
    CHECK(queue.next(two_buttons, 0)->fired == NodeId("a"));
    const auto next_screen = [](Point) { return NodeId("other"); };
    CHECK(queue.next(next_screen, 0)->pressed == "other");
    CHECK(queue.next(next_screen, 0)->fired == NodeId("other"));
}

TEST_CASE("sliding off and letting go fires nothing") {
    CHECK(fired({event(Kind::down, 50), event(Kind::move, 105), event(Kind::up, 105)}).empty());
    CHECK(fired({event(Kind::down, 50), event(Kind::move, 150), event(Kind::up, 150)}).empty());
    CHECK(fired({event(Kind::down, 50), event(Kind::up, 150)}).empty());
}

TEST_CASE("sliding off and back fires") {
    PointerQueue queue;
    queue.push(event(Kind::down, 50));
    queue.push(event(Kind::move, 105));
    queue.push(event(Kind::move, 60));
    queue.push(event(Kind::up, 60));
    CHECK(queue.next(two_buttons, 0)->pressed == "a");
    CHECK(queue.next(two_buttons, 0)->pressed.empty());
    CHECK(queue.next(two_buttons, 0)->pressed == "a");
    CHECK(queue.next(two_buttons, 0)->fired == NodeId("a"));
}

TEST_CASE("starting outside and sliding in fires nothing") {
    CHECK(fired({event(Kind::down, 105), event(Kind::move, 50), event(Kind::up, 50)}).empty());
}

TEST_CASE("a second finger changes nothing") {
    CHECK(fired({event(Kind::down, 50, 1), event(Kind::down, 150, 2), event(Kind::up, 150, 2),
                 event(Kind::up, 50, 1)}) == Ids{"a"});
    CHECK(fired({event(Kind::down, 50, 1), event(Kind::down, 150, 2), event(Kind::up, 50, 1),
                 event(Kind::up, 150, 2)}) == Ids{"a"});
    CHECK(fired({event(Kind::down, 50, 1), event(Kind::down, 150, 2), event(Kind::move, 300, 2),
                 event(Kind::up, 50, 1)}) == Ids{"a"});
}

TEST_CASE("a finger told as touch and as mouse counts once") {
    const auto mouse = [](Kind kind, double x) {
        PointerEvent made = event(kind, x, 0);
        made.touch = false;
        made.made_from_touch = true;
        return made;
    };
    CHECK(fired({event(Kind::down, 50), mouse(Kind::down, 50), event(Kind::up, 50), mouse(Kind::up, 50)}) == Ids{"a"});
    CHECK(fired({mouse(Kind::move, 50), mouse(Kind::down, 50), event(Kind::down, 50), mouse(Kind::up, 50),
                 event(Kind::up, 50)}) == Ids{"a"});
}

TEST_CASE("a real mouse presses, and hovering does nothing") {
    const auto mouse = [](Kind kind, double x) {
        PointerEvent made = event(kind, x, 0);
        made.touch = false;
        return made;
    };
    CHECK(fired({mouse(Kind::move, 50), mouse(Kind::move, 150)}).empty());
    CHECK(fired({mouse(Kind::down, 150), mouse(Kind::up, 150), mouse(Kind::move, 50)}) == Ids{"b"});
}

TEST_CASE("a lost window or another person lets go without firing") {
    CHECK(fired({event(Kind::down, 50), event(Kind::cancel, 0), event(Kind::up, 50)}).empty());
    PointerQueue queue;
    queue.push(event(Kind::down, 50));
    CHECK(queue.next(two_buttons, 0)->pressed == "a");
    queue.let_rest();
    queue.push(event(Kind::up, 50));
    CHECK(queue.next(two_buttons, 0) == std::nullopt);
}

namespace {

PointerEvent at_time(PointerEvent event, std::int64_t ms) {
    event.ms = ms;
    return event;
}

// The same as fired(), with help for the hand, on until everything is over.
Ids fired_with(const TouchSettings& touch, const std::vector<PointerEvent>& trace) {
    PointerQueue queue;
    queue.help(touch, 4);
    Ids all;
    const auto take = [&](std::int64_t now) {
        while (const auto change = queue.next(two_buttons, now)) {
            if (change->fired) all.push_back(*change->fired);
        }
    };
    for (const PointerEvent& each : trace) {
        queue.push(each);
        take(each.ms);
    }
    for (auto due = queue.due_ms(); due; due = queue.due_ms()) take(*due);
    return all;
}

} // namespace

TEST_CASE("hold to select: a short touch does nothing, a long one counts when it is let go") {
    TouchSettings touch;
    touch.hold_ms = 800;
    CHECK(fired_with(touch, {at_time(event(Kind::down, 50), 1000), at_time(event(Kind::up, 50), 1700)}).empty());
    CHECK(fired_with(touch, {at_time(event(Kind::down, 50), 1000), at_time(event(Kind::up, 50), 1801)}) == Ids{"a"});
}

TEST_CASE("a finger that is held long enough is shown to be, before it lets go") {
    PointerQueue queue;
    TouchSettings touch;
    touch.hold_ms = 800;
    queue.help(touch, 4);
    queue.push(at_time(event(Kind::down, 50), 1000));
    CHECK(queue.next(two_buttons, 1000) == std::nullopt);
    REQUIRE(queue.due_ms() == 1800);
    CHECK(queue.next(two_buttons, 1800) == PointerChange{"a", std::nullopt});
    CHECK_FALSE(queue.due_ms());
}

TEST_CASE("which point counts is the person's choice: sliding from one thing to the next") {
    const std::vector<PointerEvent> slide{at_time(event(Kind::down, 50), 1000), at_time(event(Kind::move, 105), 1100),
                                          at_time(event(Kind::move, 150), 1200), at_time(event(Kind::up, 150), 1300)};
    CHECK(fired_with({TouchPoint::same}, slide).empty());
    CHECK(fired_with({TouchPoint::first}, slide) == Ids{"a"});
    CHECK(fired_with({TouchPoint::last}, slide) == Ids{"b"});
}

TEST_CASE("a hand that trembles presses what it aims at, once, and nothing beside it") {
    // A finger aimed at the right of "a", shaking 22 mm at 6 Hz and bouncing off the glass: it is over "b" now and
    // then.
    TouchSettings touch;
    touch.steady = true;
    for (int start = 0; start < 12; ++start) {
        std::vector<PointerEvent> trace;
        for (int i = 0; i <= 24; ++i) {
            const double shake = 45 * std::sin((i + start) * 0.75);
            const std::int64_t ms = 1000 + i * 20;
            const bool bounces = i == 8 || i == 15;
            Kind kind = Kind::move;
            if (i == 0 || i == 9 || i == 16) kind = Kind::down;
            if (bounces || i == 24) kind = Kind::up;
            trace.push_back(at_time(event(kind, (i == 0 ? 70 : 70 + shake), i < 9 ? 1 : 2), ms));
        }
        INFO("beginning at " << start);
        CHECK(fired_with(touch, trace) == Ids{"a"});
    }
}

TEST_CASE("a sleeve that brushes the glass presses nothing while the touch is steadied") {
    TouchSettings touch;
    touch.steady = true;
    CHECK(fired_with(touch, {at_time(event(Kind::down, 50), 1000), at_time(event(Kind::up, 50), 1040)}).empty());
    CHECK(fired_with({}, {at_time(event(Kind::down, 50), 1000), at_time(event(Kind::up, 50), 1040)}) == Ids{"a"});
}

TEST_CASE("while a touch is steadied, two touches of two things are two") {
    TouchSettings touch;
    touch.steady = true;
    CHECK(fired_with(touch, {at_time(event(Kind::down, 50), 1000), at_time(event(Kind::up, 50), 1100),
                             at_time(event(Kind::down, 180), 1150), at_time(event(Kind::up, 180), 1300)}) ==
          Ids{"a", "b"});
}

TEST_CASE("when the node goes away under the finger nothing fires") {
    PointerQueue queue;
    queue.push(event(Kind::down, 50));
    CHECK(queue.next(two_buttons, 0)->pressed == "a");
    queue.push(event(Kind::up, 50));
    const auto change = queue.next([](Point) { return NodeId("new"); }, 0);
    REQUIRE(change);
    CHECK_FALSE(change->fired);
}

} // namespace copro
