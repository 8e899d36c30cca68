#include "kiosk/ui/pointer_queue.h"

#include <catch2/catch.hpp>

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
    while (const auto change = queue.next(two_buttons)) {
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
    CHECK(queue.next(two_buttons) == PointerChange{"a", std::nullopt});
    CHECK(queue.next(two_buttons) == std::nullopt);
    queue.push(event(Kind::move, 52));
    CHECK(queue.next(two_buttons) == std::nullopt);
    queue.push(event(Kind::up, 52));
    CHECK(queue.next(two_buttons) == PointerChange{"", NodeId("a")});
    CHECK(queue.next(two_buttons) == std::nullopt);
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
    CHECK(queue.next(two_buttons)->pressed == "a");
    CHECK(queue.next(two_buttons)->fired == NodeId("a"));
    const auto next_screen = [](Point) { return NodeId("other"); };
    CHECK(queue.next(next_screen)->pressed == "other");
    CHECK(queue.next(next_screen)->fired == NodeId("other"));
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
    CHECK(queue.next(two_buttons)->pressed == "a");
    CHECK(queue.next(two_buttons)->pressed.empty());
    CHECK(queue.next(two_buttons)->pressed == "a");
    CHECK(queue.next(two_buttons)->fired == NodeId("a"));
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
    CHECK(queue.next(two_buttons)->pressed == "a");
    queue.forget();
    queue.push(event(Kind::up, 50));
    CHECK(queue.next(two_buttons) == std::nullopt);
}

TEST_CASE("when the node goes away under the finger nothing fires") {
    PointerQueue queue;
    queue.push(event(Kind::down, 50));
    CHECK(queue.next(two_buttons)->pressed == "a");
    queue.push(event(Kind::up, 50));
    const auto change = queue.next([](Point) { return NodeId("new"); });
    REQUIRE(change);
    CHECK_FALSE(change->fired);
}

} // namespace copro
