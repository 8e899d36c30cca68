// Turns fingers and mouse into presses: every tap counts once, sliding off cancels, release inside fires. Used by the
// event loop. Pure; UI thread.
#pragma once

#include "kiosk/ui/geometry.h"
#include "kiosk/view/node.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>

namespace copro {

struct PointerEvent {
    enum class Kind { down, move, up, cancel };
    Kind kind = Kind::move;
    bool touch = true;
    bool made_from_touch = false; // a mouse event that the system made out of a finger
    std::int64_t finger = 0;
    Point at; // in pixels
    bool operator==(const PointerEvent&) const = default;
};

// What changed for the eye or for the program.
struct PointerChange {
    NodeId pressed;              // under the finger now; "" for none
    std::optional<NodeId> fired; // released inside the node where it began (WCAG 2.5.2)
    bool operator==(const PointerChange&) const = default;
};

class PointerQueue {
public:
    // Which node a point presses; "" for none.
    using Hit = std::function<NodeId(Point)>;

    void push(const PointerEvent& event) { m_events.push_back(event); }
    // Takes events up to the next change. Called again until it gives nothing; the caller answers each change first, so
    // that the second of two quick taps meets the screen that the first one opened.
    [[nodiscard]] std::optional<PointerChange> next(const Hit& hit);
    // Nothing is under a finger any more: another screen, another person, a lost window.
    void forget();

private:
    [[nodiscard]] std::optional<PointerChange> take(const PointerEvent& event, const Hit& hit);

    std::deque<PointerEvent> m_events;
    std::optional<PointerEvent> m_down; // the one finger or button that is followed
    NodeId m_began;                     // the node it came down on
    NodeId m_pressed;
};

} // namespace copro
