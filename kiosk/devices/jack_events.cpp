#include "kiosk/devices/jack_events.h"

#include <cstring>
#include <utility>

namespace copro {

void JackReader::take(const input_event& event, std::optional<bool>& in) {
    if (event.type == EV_SYN && event.code == SYN_DROPPED) {
        m_pending.reset();
        m_skipping = true;
        m_lost = true;
    } else if (event.type == EV_SYN && event.code == SYN_REPORT) {
        // What stands between a loss and the next report is not whole.
        if (!std::exchange(m_skipping, false) && m_pending) in = m_pending;
        m_pending.reset();
    } else if (event.type == EV_SW && event.code == SW_HEADPHONE_INSERT) {
        m_pending = event.value != 0;
    }
}

std::optional<bool> JackReader::read(std::span<const std::byte> bytes) {
    m_rest.insert(m_rest.end(), bytes.begin(), bytes.end());
    std::optional<bool> in;
    std::size_t at = 0;
    for (; at + sizeof(input_event) <= m_rest.size(); at += sizeof(input_event)) {
        input_event event{};
        std::memcpy(&event, m_rest.data() + at, sizeof event);
        take(event, in);
    }
    m_rest.erase(m_rest.begin(), m_rest.begin() + static_cast<std::ptrdiff_t>(at));
    return in;
}

bool JackReader::take_lost() { return std::exchange(m_lost, false); }

} // namespace copro
