#include "sync/client/alarm.h"

#include <algorithm>
#include <chrono>

namespace copro {

void SystemAlarm::wait_until(std::int64_t due_ms) {
    std::unique_lock lock(m_mutex);
    // A day at most, so that no arithmetic of a condition variable can overflow.
    const std::int64_t most_ms = 24LL * 60 * 60 * 1000;
    const std::int64_t wait_ms = std::clamp<std::int64_t>(due_ms - m_clock.monotonic_ms(), 0, most_ms);
    m_rang.wait_for(lock, std::chrono::milliseconds(wait_ms), [this] { return m_rung; });
    m_rung = false;
}

void SystemAlarm::ring() {
    {
        const std::lock_guard lock(m_mutex);
        m_rung = true;
    }
    m_rang.notify_one();
}

} // namespace copro
