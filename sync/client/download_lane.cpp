#include "sync/client/download_lane.h"

namespace copro {

LaneTurn DownloadLane::turn() {
    const Result<std::string> etag = m_shelf.etag();
    if (!etag) return m_pace.failed(etag.error());
    HttpRequest request;
    request.path = "/v1/packs";
    if (!etag->empty()) request.headers["If-None-Match"] = *etag;
    const Reply reply = m_session.send_for_signed(request, packs_purpose);
    if (reply.kind == ReplyKind::unchanged && !etag->empty()) {
        m_pace.worked(packs_every_ms);
        return {};
    }
    if (reply.kind == ReplyKind::unchanged) {
        return m_pace.failed(Error{ErrorKind::corrupt, "packs", "unchanged, but there is nothing here yet"});
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
