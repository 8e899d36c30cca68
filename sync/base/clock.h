// The only source of time: wall clock for what people read, monotonic clock for waiting. Any thread.
#pragma once

#include <atomic>
#include <cstdint>

namespace copro {

class Clock {
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;
    // Milliseconds since 1970-01-01 UTC; may jump either way.
    [[nodiscard]] virtual std::int64_t wall_ms() const = 0;
    // Milliseconds since some start; never goes back.
    [[nodiscard]] virtual std::int64_t monotonic_ms() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] std::int64_t wall_ms() const override;
    [[nodiscard]] std::int64_t monotonic_ms() const override;
};

// A clock that only a test moves.
class TestClock final : public Clock {
public:
    explicit TestClock(std::int64_t wall_ms)
        : m_wall_ms(wall_ms) {}
    [[nodiscard]] std::int64_t wall_ms() const override { return m_wall_ms; }
    [[nodiscard]] std::int64_t monotonic_ms() const override { return m_monotonic_ms; }
    void advance(std::int64_t ms) {
        m_wall_ms += ms;
        m_monotonic_ms += ms;
    }
    void jump_wall(std::int64_t ms) { m_wall_ms += ms; }

private:
    std::atomic<std::int64_t> m_wall_ms;
    std::atomic<std::int64_t> m_monotonic_ms{1000};
};

} // namespace copro
