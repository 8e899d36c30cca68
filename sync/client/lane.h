// What both lanes share: when a lane wants its next turn, and what its last turn came to. Sync thread.
#pragma once

#include "sync/base/clock.h"
#include "sync/client/back_off.h"
#include "sync/client/exchange.h"

namespace copro {

struct LaneTurn {
    bool revoked = false;
    std::optional<Error> trouble; // why the turn failed; the lane tries again by itself
};

// The time of a lane's next turn. One retry layer only: nothing below a lane tries again by itself.
class LanePace {
public:
    LanePace(const Clock& clock, RandomUpTo random)
        : m_clock(clock)
        , m_back_off(std::move(random)) {}

    [[nodiscard]] std::int64_t due_ms() const { return m_due_ms; } // monotonic
    [[nodiscard]] bool is_backing_off() const { return m_back_off.failures() > 0; }

    void worked(std::int64_t again_in_ms) {
        m_back_off.worked();
        m_due_ms = m_clock.monotonic_ms() + again_in_ms;
    }
    [[nodiscard]] LaneTurn failed(Error why, std::optional<std::int64_t> retry_after_ms = std::nullopt) {
        m_due_ms = m_clock.monotonic_ms() + m_back_off.failed(retry_after_ms);
        return LaneTurn{false, std::move(why)};
    }
    [[nodiscard]] LaneTurn failed(const Reply& reply) {
        if (reply.kind == ReplyKind::revoked) return LaneTurn{true, reply.error};
        return failed(reply.error.value_or(internal("a reply could not be used")), reply.retry_after_ms);
    }
    // There is something to do; a back-off that is under way goes on.
    void wake() {
        if (!is_backing_off()) m_due_ms = 0;
    }
    // A person asked: now, whatever was waited for.
    void hurry() {
        m_back_off.worked();
        m_due_ms = 0;
    }

private:
    const Clock& m_clock;
    BackOff m_back_off;
    std::int64_t m_due_ms = 0;
};

} // namespace copro
