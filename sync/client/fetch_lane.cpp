#include "sync/client/fetch_lane.h"

#include <fmt/format.h>

#include <algorithm>

namespace copro {

LaneTurn FetchLane::turn() {
    Result<std::optional<WantedMedium>> next = std::optional<WantedMedium>();
    if (m_shelf != nullptr) next = m_shelf->next_medium(m_passed_over);
    if (!next) return m_pace.failed(next.error());
    if (!*next) {
        m_passed_over.clear();
        m_pace.worked(fetch_every_ms);
        return {};
    }
    const WantedMedium& medium = **next;
    const auto most = std::min(static_cast<std::int64_t>(m_chunk_bytes), medium.length - medium.have);
    HttpRequest request;
    request.path = fmt::format("/v1/media/{}?offset={}&most={}", medium.sha256, medium.have, most);
    request.headers["Accept"] = "application/octet-stream";
    const Reply reply = m_session.send(request);
    // Removed at the server meanwhile, or another server: it holds up none of the others.
    if (reply.kind == ReplyKind::rejected) return pass_over(medium.sha256, *reply.error);
    if (reply.kind != ReplyKind::good) {
        m_chunk_bytes = std::max(m_chunk_bytes / 2, least_fetch_bytes);
        return m_pace.failed(reply);
    }
    const std::string& bytes = reply.response.body;
    if (bytes.empty() || static_cast<std::int64_t>(bytes.size()) > most) {
        return m_pace.failed(Error{ErrorKind::corrupt, "media", "the reply has another number of bytes"});
    }
    const auto added = m_shelf->add_to_medium(medium, bytes);
    if (!added && added.error().kind == ErrorKind::corrupt) return pass_over(medium.sha256, added.error());
    if (!added) return m_pace.failed(added.error());
    m_chunk_bytes = std::min(m_chunk_bytes * 2, most_blob_chunk_bytes);
    m_pace.worked(0);
    return {};
}

LaneTurn FetchLane::pass_over(const std::string& sha256, Error why) {
    m_passed_over.insert(sha256);
    m_pace.worked(0);
    return LaneTurn{false, std::move(why)};
}

} // namespace copro
