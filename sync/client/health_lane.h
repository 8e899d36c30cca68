// Tells the server once an hour how this kiosk is: queue, disk, version; nothing personal. Sync thread.
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
    [[nodiscard]] std::int64_t due_ms() const { return m_pace.due_ms(); }

private:
    Session& m_session;
    Outbox& m_outbox;
    const Clock& m_clock;
    LanePace m_pace;
    About m_about;
};

} // namespace copro
