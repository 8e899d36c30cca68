#include "kiosk/store/due_times.h"

#include <algorithm>

namespace copro {

std::int64_t DueTimes::monotonic_of(std::int64_t at_wall_ms) const {
    return m_clock.monotonic_ms() + std::max<std::int64_t>(at_wall_ms - m_clock.wall_ms(), 0);
}

DueTimes::Due DueTimes::due_of(const Entry& entry) const {
    Due due{entry.at_wall_ms, monotonic_of(entry.at_wall_ms)};
    const auto before = m_due.find(entry.key);
    if (before != m_due.end()) due.at_monotonic_ms = std::min(due.at_monotonic_ms, before->second.at_monotonic_ms);
    return due;
}

std::vector<std::string> DueTimes::look(const std::vector<Entry>& entries) {
    const std::lock_guard lock(m_mutex);
    std::vector<std::string> due;
    std::map<std::string, Due> all;
    for (const Entry& entry : entries) {
        const Due one = due_of(entry);
        all.emplace(entry.key, one);
        if (one.at_monotonic_ms <= m_clock.monotonic_ms()) due.push_back(entry.key);
    }
    m_due = std::move(all);
    return due;
}

void DueTimes::add(const Entry& entry) {
    const std::lock_guard lock(m_mutex);
    m_due[entry.key] = due_of(entry);
}

void DueTimes::drop(const std::vector<std::string>& keys) {
    const std::lock_guard lock(m_mutex);
    for (const std::string& key : keys) m_due.erase(key);
}

void DueTimes::clear() {
    const std::lock_guard lock(m_mutex);
    m_due.clear();
}

std::optional<std::int64_t> DueTimes::next_ms() const {
    const std::lock_guard lock(m_mutex);
    std::optional<std::int64_t> next;
    for (const auto& [key, due] : m_due) {
        const std::int64_t at = std::min(due.at_monotonic_ms, monotonic_of(due.at_wall_ms));
        next = std::min(next.value_or(at), at);
    }
    return next;
}

} // namespace copro
