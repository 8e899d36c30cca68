#include "sync/client/download_lane.h"

namespace copro {

LaneTurn DownloadLane::turn() {
    const Result<std::string> etag = m_shelf.etag();
    if (!etag) return m_pace.failed(etag.error());
    const Reply reply = m_session.ask_for_newer("/v1/packs", packs_purpose, *etag);
    if (reply.kind == ReplyKind::unchanged) {
        m_pace.worked(packs_every_ms);
        return {};
    }
    if (reply.kind != ReplyKind::good) return m_pace.failed(reply);
    const Result<std::vector<PackItem>> packs = parse_packs(reply.response.body);
    if (!packs) return m_pace.failed(packs.error());
    const Result<void> replaced = m_shelf.replace(*packs, reply.response.header("etag"));
    if (!replaced) return m_pace.failed(replaced.error());
    m_pace.worked(packs_every_ms);
    return {};
}

} // namespace copro
