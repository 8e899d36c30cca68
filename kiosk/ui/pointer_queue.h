// Turns fingers and mouse into presses: every tap counts once, sliding off cancels, release inside fires, and a hand
// that shakes is helped as it asks (O5). Used by the event loop. Pure, time is told; UI thread.
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
    Point at;            // in pixels
    std::int64_t ms = 0; // monotonic
    bool operator==(const PointerEvent&) const = default;
};

// What changed for the eye or for the program.
struct PointerChange {
    NodeId pressed;              // under the finger now; "" for none
    std::optional<NodeId> fired; // released inside the node where it began (WCAG 2.5.2)
    bool operator==(const PointerChange&) const = default;
};

// With a steadied touch: fingers that bounce come back within this time, at most so far away; what is shorter than a
// touch is a brush of a sleeve.
inline constexpr std::int64_t bounce_ms = 150;
inline constexpr double bounce_mm = 15;
inline constexpr std::int64_t shortest_touch_ms = 60;

class PointerQueue {
public:
    // How this person's hand is helped.
    void help(const TouchSettings& touch, double px_per_mm) {
        m_touch = touch;
        m_px_per_mm = px_per_mm;
    }
    // Which node a point presses; "" for none.
    using Hit = std::function<NodeId(Point)>;

    void push(const PointerEvent& event) { m_events.push_back(event); }
    // Takes events up to the next change. Called again until it gives nothing; the caller answers each change first, so
    // that the second of two quick taps meets the screen that the first one opened.
    [[nodiscard]] std::optional<PointerChange> next(const Hit& hit, std::int64_t now_ms);
    // When next() must be called although nothing was pushed: a finger was held long enough, or does not come back.
    [[nodiscard]] std::optional<std::int64_t> due_ms() const;
    // Where the touch was that fired last.
    [[nodiscard]] Point at() const { return m_at; }
    // Nothing is under a finger any more: another screen, another person. What is pushed after it still counts.
    void let_rest();

private:
    [[nodiscard]] std::optional<PointerChange> take(const PointerEvent& event, const Hit& hit);
    [[nodiscard]] std::optional<PointerChange> pass_time(const Hit& hit, std::int64_t now_ms);
    void begin(const PointerEvent& event, const Hit& hit);
    void touch_at(Point at);
    [[nodiscard]] std::optional<PointerChange> let_go(const Hit& hit);
    [[nodiscard]] NodeId meant(const Hit& hit) const;
    [[nodiscard]] bool comes_back(const PointerEvent& event) const;

    TouchSettings m_touch;
    double m_px_per_mm = 4;
    std::deque<PointerEvent> m_events;
    std::optional<PointerEvent> m_down;      // the one finger or button that is followed
    std::optional<std::int64_t> m_lifted_ms; // steadied: it may come back
    NodeId m_began;                          // the node it came down on
    NodeId m_pressed;
    Point m_at;                 // where it is; steadied: the middle of where it has been
    double m_samples = 0;       // how many places that middle is made of
    std::int64_t m_held_ms = 0; // how long it was down
};

} // namespace copro
