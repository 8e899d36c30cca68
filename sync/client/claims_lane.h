// Fetches what came of claims when the server has something else than the shelf; never waits for uploads. Sync thread.
#pragma once

#include "sync/client/claim_shelf.h"
#include "sync/client/lane.h"
#include "sync/client/session.h"

namespace copro {

inline constexpr std::int64_t claims_every_ms = 15LL * 60 * 1000;
// While the server makes its names: nobody who pressed "send now" waits for that.
inline constexpr std::int64_t claims_again_ms = 1'000;

class ClaimsLane {
public:
    // session and clock must outlive the lane. shelf: nullptr = none are kept, as in tests of the other lanes.
    ClaimsLane(Session& session, ClaimShelf* shelf, const Clock& clock, RandomUpTo random)
        : m_session(session)
        , m_shelf(shelf)
        , m_pace(clock, std::move(random)) {}

    [[nodiscard]] LaneTurn turn();
    [[nodiscard]] std::int64_t due_ms() const { return m_pace.due_ms(); }
    void hurry() { m_pace.hurry(); }

private:
    Session& m_session;
    ClaimShelf* m_shelf;
    LanePace m_pace;
};

} // namespace copro
