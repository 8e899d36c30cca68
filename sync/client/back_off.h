// How long to wait after the n-th failure in a row: full jitter, Retry-After obeyed. Pure; used by each lane. Any
// thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace copro {

inline constexpr std::int64_t first_wait_ms = 5'000;
inline constexpr std::int64_t longest_wait_ms = 15LL * 60 * 1000;
inline constexpr std::int64_t longest_retry_after_ms = 60LL * 60 * 1000;

// A random number from 0 to most, both included.
using RandomUpTo = std::function<std::int64_t(std::int64_t most)>;
[[nodiscard]] std::int64_t secure_random_up_to(std::int64_t most);

class BackOff {
public:
    explicit BackOff(RandomUpTo random)
        : m_random(std::move(random)) {}

    // Counts a failure and says how long to wait: rand(0, min(15 min, 5 s * 2^n)), and no less than the server asked
    // for.
    [[nodiscard]] std::int64_t failed(std::optional<std::int64_t> retry_after_ms = std::nullopt);
    void worked() { m_failures = 0; }
    [[nodiscard]] int failures() const { return m_failures; }

private:
    RandomUpTo m_random;
    int m_failures = 0;
};

// Seconds in digits, at most an hour; anything else (a date, a word, a negative number) is as if it were not there.
[[nodiscard]] std::optional<std::int64_t> parse_retry_after(const std::string& value);

} // namespace copro
