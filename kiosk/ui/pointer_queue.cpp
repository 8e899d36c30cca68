#include "kiosk/ui/pointer_queue.h"

namespace copro {

std::optional<PointerChange> PointerQueue::next(const Hit& hit) {
    while (!m_events.empty()) {
        const PointerEvent event = m_events.front();
        m_events.pop_front();
        if (std::optional<PointerChange> change = take(event, hit)) return change;
    }
    return std::nullopt;
}

void PointerQueue::forget() {
    m_events.clear();
    m_down.reset();
    m_began.clear();
    m_pressed.clear();
}

std::optional<PointerChange> PointerQueue::take(const PointerEvent& event, const Hit& hit) {
    // SDL tells one finger twice, as touch and as mouse: only the touch counts.
    if (event.made_from_touch) return std::nullopt;
    const bool followed = m_down && m_down->touch == event.touch && m_down->finger == event.finger;
    const NodeId before = m_pressed;
    std::optional<NodeId> fired;
    switch (event.kind) {
    case PointerEvent::Kind::down:
        // A second finger, or a resting palm, changes nothing. The same finger down twice has lost its release.
        if (m_down && !followed) return std::nullopt;
        m_down = event;
        m_began = hit(event.at);
        m_pressed = m_began;
        break;
    case PointerEvent::Kind::move:
        if (!followed) return std::nullopt;
        // Slid off: let go there and nothing happens. Slid back: it counts again.
        m_pressed = !m_began.empty() && hit(event.at) == m_began ? m_began : NodeId();
        break;
    case PointerEvent::Kind::up:
        if (!followed) return std::nullopt;
        if (!m_began.empty() && hit(event.at) == m_began) fired = m_began;
        m_down.reset();
        m_began.clear();
        m_pressed.clear();
        break;
    case PointerEvent::Kind::cancel:
        m_down.reset();
        m_began.clear();
        m_pressed.clear();
        break;
    }
    if (!fired && m_pressed == before) return std::nullopt;
    return PointerChange{m_pressed, fired};
}

} // namespace copro
