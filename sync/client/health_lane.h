// Tells the server how this kiosk is, once an hour and when fewer records wait than it was told: queue, disk, version;
// nothing personal. Sync thread.
#pragma once

#include "sync/client/lane.h"
#include "sync/client/outbox.h"
#include "sync/client/session.h"

namespace copro {

inline constexpr std::int64_t health_every_ms = 60LL * 60 * 1000;

class HealthLane {
public:
    struct About {
        std::string software;
        std::function<std::int64_t()> free_disk_bytes;
    };
    // All references must outlive the lane.
    HealthLane(Session& session, Outbox& outbox, const Clock& clock, RandomUpTo random, About about)
        : m_session(session)
        , m_outbox(outbox)
        , m_clock(clock)
        , m_pace(clock, std::move(random))
        , m_about(std::move(about)) {}

    [[nodiscard]] LaneTurn turn();
    // Records went, and none waits to go: what was told of the queue may be wrong until the hour is over.
    void note_sent();
    // A person asked: now, whatever was waited for.
    void hurry() { m_pace.hurry(); }
    [[nodiscard]] std::int64_t due_ms() const { return m_pace.due_ms(); }

private:
    Session& m_session;
    Outbox& m_outbox;
    const Clock& m_clock;
    LanePace m_pace;
    About m_about;
    std::int64_t m_told_waiting = 0;
};

} // namespace copro
