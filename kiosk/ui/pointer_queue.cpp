#include "kiosk/ui/pointer_queue.h"

#include <cmath>

namespace copro {

std::optional<PointerChange> PointerQueue::next(const Hit& hit, std::int64_t now_ms) {
    while (!m_events.empty()) {
        const PointerEvent event = m_events.front();
        // What was over before this happened is told first.
        if (std::optional<PointerChange> change = pass_time(hit, event.ms)) return change;
        m_events.pop_front();
        if (std::optional<PointerChange> change = take(event, hit)) return change;
    }
    return pass_time(hit, now_ms);
}

void PointerQueue::let_rest() {
    m_down.reset();
    m_lifted_ms.reset();
    m_began.clear();
    m_pressed.clear();
}

std::optional<std::int64_t> PointerQueue::due_ms() const {
    if (m_lifted_ms) return *m_lifted_ms + bounce_ms;
    // It is shown when a finger was held long enough.
    if (m_down && m_touch.hold_ms > 0 && m_pressed.empty()) return m_down->ms + m_touch.hold_ms;
    return std::nullopt;
}

// Which node the touch means, wherever the finger is just now.
NodeId PointerQueue::meant(const Hit& hit) const {
    switch (m_touch.point) {
    case TouchPoint::same: return hit(m_at) == m_began ? m_began : NodeId();
    case TouchPoint::first: return m_began;
    case TouchPoint::last: return hit(m_at);
    }
    return {};
}

void PointerQueue::touch_at(Point at) {
    if (!m_touch.steady) {
        m_at = at;
        return;
    }
    m_samples += 1;
    m_at.x += (at.x - m_at.x) / m_samples;
    m_at.y += (at.y - m_at.y) / m_samples;
}

void PointerQueue::begin(const PointerEvent& event, const Hit& hit) {
    m_down = event;
    m_lifted_ms.reset();
    m_at = event.at;
    m_samples = 1;
    m_began = hit(event.at);
    m_pressed = m_touch.hold_ms > 0 ? NodeId() : m_began;
}

bool PointerQueue::comes_back(const PointerEvent& event) const {
    return m_lifted_ms && std::hypot(event.at.x - m_at.x, event.at.y - m_at.y) < bounce_mm * m_px_per_mm;
}

// The touch is over: what it meant, if it was one.
std::optional<PointerChange> PointerQueue::let_go(const Hit& hit) {
    std::optional<NodeId> fired;
    const bool long_enough = m_held_ms >= m_touch.hold_ms && (!m_touch.steady || m_held_ms >= shortest_touch_ms);
    const NodeId node = meant(hit);
    if (long_enough && !node.empty()) fired = node;
    const bool was_pressed = !m_pressed.empty();
    m_down.reset();
    m_lifted_ms.reset();
    m_began.clear();
    m_pressed.clear();
    if (!fired && !was_pressed) return std::nullopt;
    return PointerChange{m_pressed, fired};
}

std::optional<PointerChange> PointerQueue::pass_time(const Hit& hit, std::int64_t now_ms) {
    if (m_lifted_ms && now_ms - *m_lifted_ms >= bounce_ms) return let_go(hit);
    const bool is_held = m_down && !m_lifted_ms && now_ms - m_down->ms >= m_touch.hold_ms;
    if (m_touch.hold_ms == 0 || !is_held || !m_pressed.empty()) return std::nullopt;
    m_pressed = meant(hit);
    if (m_pressed.empty()) return std::nullopt;
    return PointerChange{m_pressed, std::nullopt};
}

std::optional<PointerChange> PointerQueue::take(const PointerEvent& event, const Hit& hit) {
    // SDL tells one finger twice, as touch and as mouse: only the touch counts.
    if (event.made_from_touch) return std::nullopt;
    const bool followed = m_down && m_down->touch == event.touch && m_down->finger == event.finger;
    const NodeId before = m_pressed;
    switch (event.kind) {
    case PointerEvent::Kind::down:
        if (m_lifted_ms) {
            // A finger that bounced is still the same touch; one that came down elsewhere is another.
            if (comes_back(event)) {
                m_down->finger = event.finger;
                m_down->touch = event.touch;
                m_lifted_ms.reset();
                touch_at(event.at);
                return std::nullopt;
            }
            m_events.push_front(event);
            return let_go(hit);
        }
        // A second finger, or a resting palm, changes nothing. The same finger down twice has lost its release.
        if (m_down && !followed) return std::nullopt;
        begin(event, hit);
        break;
    case PointerEvent::Kind::move:
        if (!followed || m_lifted_ms) return std::nullopt;
        touch_at(event.at);
        // Slid off: let go there and nothing happens. Slid back: it counts again.
        if (event.ms - m_down->ms >= m_touch.hold_ms) m_pressed = meant(hit);
        break;
    case PointerEvent::Kind::up:
        if (!followed || m_lifted_ms) return std::nullopt;
        touch_at(event.at);
        m_held_ms = event.ms - m_down->ms;
        if (!m_touch.steady) return let_go(hit);
        m_lifted_ms = event.ms;
        return std::nullopt;
    case PointerEvent::Kind::cancel:
        m_down.reset();
        m_lifted_ms.reset();
        m_began.clear();
        m_pressed.clear();
        break;
    }
    if (m_pressed == before) return std::nullopt;
    return PointerChange{m_pressed, std::nullopt};
}

} // namespace copro
