#include "sync/client/back_off.h"

#include "sync/base/bytes.h"

#include <algorithm>

namespace copro {

std::int64_t secure_random_up_to(std::int64_t most) {
    std::uint64_t number = 0;
    for (const std::uint8_t byte : random_bytes(7)) number = (number << 8) | byte;
    // 56 random bits over a range of at most 2^22: the bias is far below what jitter needs.
    return static_cast<std::int64_t>(number % (static_cast<std::uint64_t>(std::max<std::int64_t>(most, 0)) + 1));
}

std::int64_t BackOff::failed(std::optional<std::int64_t> retry_after_ms) {
    // 5 s * 2^8 is already above 15 minutes; the shift must not run away in weeks without a network.
    const int doublings = std::min(m_failures, 8);
    ++m_failures;
    const std::int64_t most = std::min(longest_wait_ms, first_wait_ms << doublings);
    const std::int64_t wait = m_random(most);
    if (!retry_after_ms) return wait;
    // The jitter stays on top, or a whole fleet comes back in the same second. A least wait never shortens our own.
    return std::max(wait, std::min(*retry_after_ms, longest_retry_after_ms) + std::min(wait, first_wait_ms));
}

std::optional<std::int64_t> parse_retry_after(const std::string& value) {
    const bool digits =
        !value.empty() && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) return std::nullopt;
    if (value.size() > 9) return longest_retry_after_ms;
    return std::min<std::int64_t>(std::stoll(value) * 1000, longest_retry_after_ms);
}

} // namespace copro
