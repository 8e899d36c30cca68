#include "sync/client/media_lane.h"

#include <algorithm>

namespace copro {

LaneTurn MediaLane::turn() {
    if (!m_sending) return begin();
    return m_sending->offset ? send_chunk() : ask_offset();
}

LaneTurn MediaLane::begin() {
    const auto next = m_outbox.next_blob(m_passed_over);
    if (!next) return m_pace.failed(next.error());
    if (!*next) {
        m_passed_over.clear();
        m_pace.worked(media_every_ms);
        return {};
    }
    m_sending = Sending{**next, std::nullopt};
    return ask_offset();
}

LaneTurn MediaLane::ask_offset() {
    HttpRequest request;
    request.method = "HEAD";
    request.path = "/v1/blobs/" + m_sending->blob.sha256;
    const Reply reply = m_session.send(request);
    if (reply.kind == ReplyKind::rejected) return refused(reply);
    if (reply.kind != ReplyKind::good) return m_pace.failed(reply);
    const auto state =
        parse_blob_headers(reply.response.header("copro-offset"), reply.response.header("copro-complete"));
    if (!state) return m_pace.failed(state.error());
    return take(*state);
}

LaneTurn MediaLane::take(const BlobReply& reply) {
    const WaitingBlob& blob = m_sending->blob;
    if (reply.offset > blob.length || (reply.complete && reply.offset != blob.length)) {
        m_sending.reset();
        return m_pace.failed(Error{ErrorKind::corrupt, "blob reply", "has more bytes than there are"});
    }
    m_sending->offset = reply.offset;
    if (reply.complete) {
        const auto noted = m_outbox.blob_sent(blob.sha256);
        m_sending.reset();
        if (!noted) return m_pace.failed(noted.error());
    }
    m_pace.worked(0);
    return {};
}

LaneTurn MediaLane::send_chunk() {
    const WaitingBlob& blob = m_sending->blob;
    const std::int64_t offset = *m_sending->offset;
    const auto size = std::min(static_cast<std::int64_t>(m_chunk_bytes), blob.length - offset);
    auto chunk = m_outbox.read_blob(blob.sha256, offset, static_cast<std::size_t>(size));
    if (!chunk) return set_aside(chunk.error());
    HttpRequest request;
    request.method = "PATCH";
    request.path = "/v1/blobs/" + blob.sha256 + "?offset=" + std::to_string(offset);
    request.headers["Content-Type"] = "application/octet-stream";
    request.body = chunk.take();
    const Reply reply = m_session.send(request);
    // Whatever came of it, the server is asked how much it has before the next chunk goes.
    m_sending->offset.reset();
    if (reply.kind == ReplyKind::rejected) return refused(reply);
    if (reply.kind != ReplyKind::good) {
        m_chunk_bytes = std::max(m_chunk_bytes / 2, least_blob_chunk_bytes);
        return m_pace.failed(reply);
    }
    const auto state = parse_blob_reply(reply.response.body);
    if (!state) return m_pace.failed(state.error());
    m_chunk_bytes = std::min(m_chunk_bytes * 2, most_blob_chunk_bytes);
    return take(*state);
}

LaneTurn MediaLane::refused(const Reply& reply) {
    const int status = reply.response.status;
    const std::string sha256 = m_sending->blob.sha256;
    // Another number of bytes is there, as after a lost reply: it is asked which.
    if (status == 409) return m_pace.failed(reply);
    if (status == 400 || status == 413 || status == 422) {
        // The server says that the bytes are wrong. Are they here? Then they were spoilt on the way, and go once more.
        const auto is_sound = m_outbox.is_blob_sound(sha256);
        if (!is_sound) return m_pace.failed(is_sound.error());
        if (!*is_sound) return set_aside(Error{ErrorKind::corrupt, "blob", "its file is damaged"});
    }
    // Not before the others have had their turn, and then after a while: it holds up nothing.
    m_sending.reset();
    m_passed_over.insert(sha256);
    m_pace.worked(0);
    return LaneTurn{false, reply.error};
}

LaneTurn MediaLane::set_aside(Error why) {
    const auto noted = m_outbox.blob_damaged(m_sending->blob.sha256);
    m_sending.reset();
    if (!noted) return m_pace.failed(noted.error());
    m_pace.worked(0);
    return LaneTurn{false, std::move(why)};
}

} // namespace copro
