// Carries saved envelopes to the server, one exchange a turn, oldest first; each record's own answer decides. Sync
// thread.
#pragma once

#include "sync/client/lane.h"
#include "sync/client/outbox.h"
#include "sync/client/session.h"

namespace copro {

// How often a kiosk without anything to send asks for the server's watermarks and whether it is still welcome.
inline constexpr std::int64_t hello_every_ms = 5LL * 60 * 1000;

class UploadLane {
public:
    // All references must outlive the lane.
    UploadLane(Session& session, Outbox& outbox, const Clock& clock, RandomUpTo random)
        : m_session(session)
        , m_outbox(outbox)
        , m_clock(clock)
        , m_pace(clock, std::move(random)) {}

    [[nodiscard]] LaneTurn turn();
    [[nodiscard]] std::int64_t due_ms() const { return m_pace.due_ms(); }
    [[nodiscard]] bool is_backing_off() const { return m_pace.is_backing_off(); }
    void wake() { m_pace.wake(); }
    void hurry() {
        m_hello_due_ms = 0;
        m_pace.hurry();
    }

private:
    [[nodiscard]] LaneTurn say_hello();
    [[nodiscard]] LaneTurn send(const WaitingBatch& batch);
    [[nodiscard]] LaneTurn rejected(const WaitingBatch& batch, const Reply& reply);
    [[nodiscard]] LaneTurn take(const WaitingBatch& batch, RecordsReply reply);
    // A failure may mean that the server was restored meanwhile, so the next turn asks for its watermarks first.
    [[nodiscard]] LaneTurn failed(LaneTurn turn);
    void plan_next();

    Session& m_session;
    Outbox& m_outbox;
    const Clock& m_clock;
    LanePace m_pace;
    std::int64_t m_hello_due_ms = 0;
    std::size_t m_most_records = most_records_in_batch;
};

} // namespace copro
