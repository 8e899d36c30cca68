#include "sync/client/claims_lane.h"

namespace copro {

LaneTurn ClaimsLane::turn() {
    if (m_shelf == nullptr) {
        m_pace.worked(claims_every_ms);
        return {};
    }
    const Result<std::string> etag = m_shelf->etag();
    if (!etag) return m_pace.failed(etag.error());
    const Reply reply = m_session.ask_for_newer("/v1/claims", claims_purpose, *etag);
    if (reply.kind == ReplyKind::unchanged) {
        const Result<void> confirmed = m_shelf->confirm();
        if (!confirmed) return m_pace.failed(confirmed.error());
        m_pace.worked(claims_every_ms);
        return {};
    }
    // A server from before: it tells nothing of claims, and is asked again in case it was brought up to date.
    if (reply.kind == ReplyKind::rejected && reply.response.status == 404) {
        m_pace.worked(claims_every_ms);
        return {};
    }
    if (reply.kind != ReplyKind::good) return m_pace.failed(reply);
    const Result<ClaimsReply> told = parse_claims_reply(reply.response.body);
    if (!told) return m_pace.failed(told.error());
    // What is here stays until all of the other is there.
    if (told->more) {
        m_pace.worked(claims_again_ms);
        return {};
    }
    const Result<void> replaced = m_shelf->replace(told->claims, reply.response.header("etag"));
    if (!replaced) return m_pace.failed(replaced.error());
    m_pace.worked(claims_every_ms);
    return {};
}

} // namespace copro
