// Fetches the pictures and sounds that packs name: one exchange a turn, by offset, in chunks as large as the line
// bears; PROTOCOL.md section 7, "Media of a survey". Sync thread.
#pragma once

#include "sync/client/lane.h"
#include "sync/client/medium_shelf.h"
#include "sync/client/session.h"

namespace copro {

inline constexpr std::int64_t fetch_every_ms = 5LL * 60 * 1000;
inline constexpr std::size_t least_fetch_bytes = 8UL * 1024;

class FetchLane {
public:
    // session and clock must outlive the lane. shelf: nullptr = none are kept, as in tests of the other lanes.
    FetchLane(Session& session, MediumShelf* shelf, const Clock& clock, RandomUpTo random)
        : m_session(session)
        , m_shelf(shelf)
        , m_pace(clock, std::move(random)) {}

    [[nodiscard]] LaneTurn turn();
    [[nodiscard]] std::int64_t due_ms() const { return m_pace.due_ms(); }
    // Packs may name others now: a back-off that is under way goes on.
    void wake() { m_pace.wake(); }
    void hurry() {
        m_passed_over.clear();
        m_pace.hurry();
    }

private:
    [[nodiscard]] LaneTurn pass_over(const std::string& sha256, Error why);

    Session& m_session;
    MediumShelf* m_shelf;
    LanePace m_pace;
    std::set<std::string> m_passed_over; // not there, or spoilt on the way: until nothing else is wanted
    std::size_t m_chunk_bytes = most_blob_chunk_bytes;
};

} // namespace copro
