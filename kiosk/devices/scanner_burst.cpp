#include "kiosk/devices/scanner_burst.h"

#include "sync/base/bytes.h"

#include <utility>

namespace copro {

ScannerBurst::~ScannerBurst() { wipe(m_kept); }

std::string ScannerBurst::take(std::string_view text, std::int64_t now_ms) {
    const bool is_full = m_kept.size() + text.size() > most_bytes;
    std::string typed = is_full ? let_go() : wait_over(now_ms);
    // At once for all of a burst: where it grew it would leave letters behind.
    m_kept.reserve(most_bytes);
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
