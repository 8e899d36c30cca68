// Fetches the signed meeting packs when the server has others than the shelf; never waits for uploads. Sync thread.
#pragma once

#include "sync/client/lane.h"
#include "sync/client/pack_shelf.h"
#include "sync/client/session.h"

namespace copro {

inline constexpr std::int64_t packs_every_ms = 5LL * 60 * 1000;

class DownloadLane {
public:
    // All references must outlive the lane.
    DownloadLane(Session& session, PackShelf& shelf, const Clock& clock, RandomUpTo random)
        : m_session(session)
        , m_shelf(shelf)
        , m_pace(clock, std::move(random)) {}

    [[nodiscard]] LaneTurn turn();
    [[nodiscard]] std::int64_t due_ms() const { return m_pace.due_ms(); }
    void hurry() { m_pace.hurry(); }

private:
    Session& m_session;
    PackShelf& m_shelf;
    LanePace m_pace;
};

} // namespace copro
