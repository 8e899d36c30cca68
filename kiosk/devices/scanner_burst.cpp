#include "kiosk/devices/scanner_burst.h"

#include <utility>

namespace copro {

std::string ScannerBurst::take(std::string_view text, std::int64_t now_ms) {
    std::string typed = wait_over(now_ms);
    if (m_kept.size() + text.size() > most_bytes) typed += let_go();
    m_kept += text;
    m_last_ms = now_ms;
    return typed;
}

std::string ScannerBurst::wait_over(std::int64_t now_ms) {
    return now_ms - m_last_ms > longest_gap_ms ? let_go() : std::string();
}

std::optional<std::int64_t> ScannerBurst::due_ms() const {
    if (m_kept.empty()) return std::nullopt;
    return m_last_ms + longest_gap_ms + 1;
}

ScannerBurst::Ended ScannerBurst::enter(std::int64_t now_ms) {
    const bool in_time = now_ms - m_last_ms <= longest_gap_ms;
    std::string text = let_go();
    const bool is_burst = in_time && text.size() >= least_length;
    return {std::move(text), is_burst};
}

std::string ScannerBurst::let_go() { return std::exchange(m_kept, {}); }

} // namespace copro
