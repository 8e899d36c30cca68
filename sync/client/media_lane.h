// Carries photos and voice to the server after the records that name them: one exchange a turn, by offset, in chunks as
// large as the line bears; PROTOCOL.md section 9. Sync thread.
#pragma once

#include "sync/client/lane.h"
#include "sync/client/outbox.h"
#include "sync/client/session.h"

#include <set>

namespace copro {

inline constexpr std::int64_t media_every_ms = 5LL * 60 * 1000;
inline constexpr std::size_t least_blob_chunk_bytes = 8UL * 1024;

class MediaLane {
public:
    // All references must outlive the lane.
    MediaLane(Session& session, Outbox& outbox, const Clock& clock, RandomUpTo random)
        : m_session(session)
        , m_outbox(outbox)
        , m_pace(clock, std::move(random)) {}

    [[nodiscard]] LaneTurn turn();
    [[nodiscard]] std::int64_t due_ms() const { return m_pace.due_ms(); }
    // A record was answered for, or the server said what it lacks: a back-off that is under way goes on.
    void wake() { m_pace.wake(); }
    void hurry() {
        m_passed_over.clear();
        m_pace.hurry();
    }

private:
    // The blob that is on its way, and how much of it the server has; nothing before it was asked.
    struct Sending {
        WaitingBlob blob;
        std::optional<std::int64_t> offset;
    };
    [[nodiscard]] LaneTurn begin();
    [[nodiscard]] LaneTurn ask_offset();
    [[nodiscard]] LaneTurn send_chunk();
    [[nodiscard]] LaneTurn take(const BlobReply& reply);
    [[nodiscard]] LaneTurn refused(const Reply& reply);
    // Staff must look at it; the others go on.
    [[nodiscard]] LaneTurn set_aside(Error why);

    Session& m_session;
    Outbox& m_outbox;
    LanePace m_pace;
    std::optional<Sending> m_sending;
    std::set<std::string> m_passed_over; // not wanted, or spoilt on the way: until nothing else waits
    std::size_t m_chunk_bytes = most_blob_chunk_bytes;
};

} // namespace copro
