#include "sync/client/health_lane.h"

#include <algorithm>

namespace copro {

LaneTurn HealthLane::turn() {
    const Result<OutboxCounts> counts = m_outbox.counts();
    if (!counts) return m_pace.failed(counts.error());
    HealthReport report;
    report.waiting = counts->waiting;
    if (counts->waiting > 0) {
        // A clock that was set back must not report a negative age.
        report.oldest_waiting_ms = std::max<std::int64_t>(m_clock.wall_ms() - counts->oldest_waiting_wall_ms, 0);
    }
    report.free_disk_bytes = m_about.free_disk_bytes ? m_about.free_disk_bytes() : 0;
    report.software = m_about.software;
    HttpRequest request;
    request.method = "POST";
    request.path = "/v1/health";
    request.body = to_bytes(to_json(report));
    const Reply reply = m_session.send(request);
    if (reply.kind != ReplyKind::good) return m_pace.failed(reply);
    m_told_waiting = report.waiting;
    m_pace.worked(health_every_ms);
    return {};
}

void HealthLane::note_sent() {
    const Result<OutboxCounts> counts = m_outbox.counts();
    if (counts && counts->waiting < m_told_waiting) m_pace.wake();
}

} // namespace copro
