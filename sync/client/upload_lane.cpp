#include "sync/client/upload_lane.h"

#include "sync/protocol/batch.h"

#include <algorithm>

namespace copro {

namespace {

Result<HelloReply> hello_of(const Reply& reply, const std::string& nonce) {
    HelloReply hello = TRY(parse_hello_reply(reply.response.body));
    if (hello.nonce != nonce) return Error{ErrorKind::corrupt, "hello", "answers another question than was asked"};
    return hello;
}

} // namespace

LaneTurn UploadLane::turn() {
    if (m_clock.monotonic_ms() >= m_hello_due_ms) return say_hello();
    const Result<WaitingBatch> batch = m_outbox.waiting(m_most_records, most_batch_bytes);
    if (!batch) return failed(m_pace.failed(batch.error()));
    if (batch->envelopes.empty()) {
        plan_next();
        return {};
    }
    return send(*batch);
}

void UploadLane::plan_next() { m_pace.worked(std::max<std::int64_t>(m_hello_due_ms - m_clock.monotonic_ms(), 0)); }

LaneTurn UploadLane::failed(LaneTurn turn) {
    m_hello_due_ms = 0;
    return turn;
}

LaneTurn UploadLane::say_hello() {
    const Result<std::vector<InstallMark>> installs = m_outbox.installs();
    if (!installs) return failed(m_pace.failed(installs.error()));
    for (const InstallMark& mark : *installs) {
        const std::string nonce = to_base64url(random_bytes(24));
        HttpRequest request;
        request.path = "/v1/hello?install=" + mark.install.text() + "&nonce=" + nonce;
        const Reply reply = m_session.send_for_signed(request, hello_purpose);
        if (reply.kind != ReplyKind::good) return failed(m_pace.failed(reply));
        const Result<HelloReply> hello = hello_of(reply, nonce);
        if (!hello) return failed(m_pace.failed(hello.error()));
        if (hello->revoked) return LaneTurn{true, Error{ErrorKind::refused, "", "the server has revoked this device"}};
        if (protocol_version < hello->protocol_least || protocol_version > hello->protocol_most) {
            return failed(
                m_pace.failed(Error{ErrorKind::refused, "hello", "the server speaks other protocol versions"}));
        }
        // The server knows numbers that this kiosk never gave out: it runs on an old copy of its own file.
        const bool rolled_back = mark.current && hello->ack_seq > mark.last_seq;
        const Result<void> noted = rolled_back ? m_outbox.start_new_install()
                                               : m_outbox.watermark(mark.install, hello->ack_seq, hello->durable_seq);
        if (!noted) return failed(m_pace.failed(noted.error()));
        const Result<void> wanted = m_outbox.blobs_missing(hello->missing_blobs);
        if (!wanted) return failed(m_pace.failed(wanted.error()));
    }
    const Result<void> purged = m_outbox.purge(m_clock.wall_ms());
    if (!purged) return failed(m_pace.failed(purged.error()));
    m_hello_due_ms = m_clock.monotonic_ms() + hello_every_ms;
    m_pace.worked(0);
    return {};
}

LaneTurn UploadLane::send(const WaitingBatch& batch) {
    std::vector<Bytes> envelopes;
    for (const WaitingEnvelope& one : batch.envelopes) envelopes.push_back(one.encoded);
    HttpRequest request;
    request.method = "POST";
    request.path = "/v1/records";
    request.headers["Content-Type"] = "application/octet-stream";
    request.body = frame_batch(envelopes);
    // One signature for the server to check before it answers, instead of fifty. What was damaged in this kiosk's file
    // must not pass under it: a batch with such a record goes without, and the server says of each what it is.
    const bool all_sound = std::all_of(envelopes.begin(), envelopes.end(),
                                       [this](const Bytes& one) { return m_session.is_as_signed(one); });
    if (all_sound) request.headers[signature_header] = m_session.signature_over(hashes_of(envelopes), records_purpose);
    const Reply reply = m_session.send(request);
    if (reply.kind == ReplyKind::rejected) return rejected(batch, reply);
    if (reply.kind != ReplyKind::good) return failed(m_pace.failed(reply));
    Result<RecordsReply> answers = parse_records_reply(reply.response.body);
    if (!answers) return failed(m_pace.failed(answers.error()));
    return take(batch, answers.take());
}

// The server never refuses a whole batch that is well formed; should it, the one record that it chokes on is found by
// halving and parked, and the rest goes on. Only 400, 413 and 422 speak of the bytes that were sent.
LaneTurn UploadLane::rejected(const WaitingBatch& batch, const Reply& reply) {
    const int status = reply.response.status;
    if (status != 400 && status != 413 && status != 422) return failed(m_pace.failed(reply));
    if (batch.envelopes.size() > 1) {
        m_most_records = batch.envelopes.size() / 2;
        m_pace.worked(0);
        return LaneTurn{false, reply.error};
    }
    m_most_records = most_records_in_batch;
    const Result<void> parked = m_outbox.park(batch.envelopes.front().rec_id, reply.error->text());
    if (!parked) return failed(m_pace.failed(parked.error()));
    m_pace.worked(0);
    return LaneTurn{false, reply.error};
}

LaneTurn UploadLane::take(const WaitingBatch& batch, RecordsReply reply) {
    if (reply.answers.size() != batch.envelopes.size()) {
        return failed(m_pace.failed(Error{ErrorKind::corrupt, "records reply", "has not one answer for each record"}));
    }
    bool conflict = false;
    for (std::size_t i = 0; i < reply.answers.size(); ++i) {
        RecordAnswer& answer = reply.answers[i];
        const bool unreadable = answer.rec_id == Uuid() && answer.state == RecordState::parked;
        if (unreadable) answer.rec_id = batch.envelopes[i].rec_id;
        if (answer.rec_id != batch.envelopes[i].rec_id) {
            return failed(m_pace.failed(Error{ErrorKind::corrupt, "records reply", "answers for another record"}));
        }
        conflict = conflict || answer.state == RecordState::conflict;
    }
    const Result<void> noted = m_outbox.answered(batch.install, reply, m_clock.wall_ms());
    if (!noted) return failed(m_pace.failed(noted.error()));
    if (conflict) {
        const Result<std::vector<InstallMark>> installs = m_outbox.installs();
        if (!installs) return failed(m_pace.failed(installs.error()));
        const bool is_current = std::any_of(installs->begin(), installs->end(), [&](const InstallMark& mark) {
            return mark.current && mark.install == batch.install;
        });
        const Result<void> started = is_current ? m_outbox.start_new_install() : Result<void>();
        if (!started) return failed(m_pace.failed(started.error()));
    }
    m_most_records = std::min(m_most_records * 2, most_records_in_batch);
    m_pace.worked(0);
    return {};
}

} // namespace copro
