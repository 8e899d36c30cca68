#include "tests/sync/client/fake_server.h"

#include "sync/client/exchange.h"
#include "sync/protocol/batch.h"

#include <algorithm>

namespace copro::test {

namespace {

Error unreachable() { return Error{ErrorKind::unavailable, "", "no reply"}; }

HttpResponse page(int status) {
    HttpResponse response;
    response.status = status;
    response.headers = {{"content-type", "text/html"}, {"location", "http://portal.test/"}};
    response.body = "<html>Welcome to the hall. Please agree to our terms.</html>";
    return response;
}

std::string query_value(const std::string& path, const std::string& name) {
    const std::size_t at = path.find(name + "=");
    if (at == std::string::npos) return "";
    const std::size_t from = at + name.size() + 1;
    return path.substr(from, path.find('&', from) - from);
}

} // namespace

HttpResponse FakeServer::reply(const std::string& json) const {
    HttpResponse response;
    response.status = 200;
    response.headers = {{"content-type", "application/json"}, {"copro-protocol", "1"}};
    response.body = json;
    response.served_pin = served_pin;
    return response;
}

HttpResponse FakeServer::signed_reply(const std::string& json, const char* purpose) const {
    HttpResponse response = reply(json);
    response.headers["copro-signature"] = to_text(sign(purpose, to_bytes(json), m_keys));
    return response;
}

HttpResponse FakeServer::error(int status, const std::string& word) const {
    HttpResponse response = reply(to_json(ErrorReply{word, "no", ""}));
    response.status = status;
    return response;
}

std::size_t FakeServer::count(std::string_view what) const {
    return static_cast<std::size_t>(std::count(asked.begin(), asked.end(), what));
}

std::int64_t FakeServer::ack_seq(const Uuid& install) const {
    std::int64_t ack = 0;
    while (kept.by_seq.contains({install, ack + 1})) ++ack;
    return ack;
}

Result<HttpResponse> FakeServer::send(const HttpRequest& request) {
    if (cancelled) return unreachable();
    asked.push_back(request.method + " " + request.path.substr(0, request.path.find('?')));
    if (instead) {
        if (std::optional<HttpResponse> other = instead(request)) return std::move(*other);
    }
    switch (fault ? fault(request) : Fault::none) {
    case Fault::none: return carry_out(request);
    case Fault::unreachable: return unreachable();
    case Fault::lost_reply: (void)carry_out(request); return unreachable();
    case Fault::twice: (void)carry_out(request); return carry_out(request);
    case Fault::error_500: return error(500, "internal");
    case Fault::busy_503: {
        HttpResponse busy = error(503, "busy");
        busy.headers["retry-after"] = "7";
        return busy;
    }
    case Fault::portal: return page(200);
    case Fault::redirect: return page(302);
    case Fault::cut_body: {
        HttpResponse cut = carry_out(request);
        cut.body.resize(cut.body.size() / 2);
        return cut;
    }
    case Fault::bad_signature: {
        HttpResponse other = carry_out(request);
        if (other.headers.contains("copro-signature")) {
            other.headers["copro-signature"] = to_text(sign("other", to_bytes(other.body), m_keys));
        }
        return other;
    }
    }
    return unreachable();
}

HttpResponse FakeServer::carry_out(const HttpRequest& request) {
    const std::string what = request.method + " " + request.path.substr(0, request.path.find('?'));
    if (what == "POST /v1/enrol") return enrol(request);
    if (what == "POST /v1/challenge") return reply(to_json(ChallengeReply{"challenge-of-sixteen"}));
    if (what == "POST /v1/token") return give_token(request);
    const auto authorization = request.headers.find("Authorization");
    const bool known =
        !m_token.empty() && authorization != request.headers.end() && authorization->second == "Bearer " + m_token;
    if (!known) return error(401, "token");
    if (revoked) {
        HttpResponse no = signed_reply(to_json(ErrorReply{"revoked", "revoked", m_device}), revoked_purpose);
        no.status = 403;
        return no;
    }
    if (what == "GET /v1/hello") {
        const Result<Uuid> install = Uuid::parse(query_value(request.path, "install"));
        HelloReply hello;
        hello.nonce = query_value(request.path, "nonce");
        hello.ack_seq = install ? ack_seq(*install) : 0;
        hello.durable_seq = std::min(durable_seq, hello.ack_seq);
        for (const auto& [sha256, length] : kept.wanted) {
            if (!kept.blobs.contains(sha256)) hello.missing_blobs.push_back(sha256);
        }
        return signed_reply(to_json(hello), hello_purpose);
    }
    if (what == "POST /v1/records") return take_records(request);
    if (request.path.starts_with("/v1/blobs/")) return take_blob(request);
    if (what == "GET /v1/packs") return give(request, to_json(packs), packs_purpose);
    if (what == "GET /v1/claims" && claims) return give(request, to_json(*claims), claims_purpose);
    if (what.starts_with("GET /v1/media/")) return give_medium(request);
    if (what == "POST /v1/health") {
        if (const Result<HealthReport> report = parse_health_report(as_text(request.body))) health.push_back(*report);
        return reply(R"({"ok":true})");
    }
    return error(404, "not-found");
}

HttpResponse FakeServer::give_medium(const HttpRequest& request) const {
    const std::string path = request.path.substr(0, request.path.find('?'));
    const auto found = media.find(path.substr(path.rfind('/') + 1));
    if (found == media.end()) return error(404, "not-found");
    const std::size_t offset = std::stoul(query_value(request.path, "offset"));
    if (offset >= found->second.size()) return error(400, "request");
    HttpResponse response = reply(found->second.substr(offset, std::stoul(query_value(request.path, "most"))));
    response.headers["content-type"] = "application/octet-stream";
    return response;
}

HttpResponse FakeServer::enrol(const HttpRequest& request) {
    const Result<EnrolRequest> asked_for = parse_enrol_request(as_text(request.body));
    if (!asked_for || asked_for->code != code) return error(403, "code");
    return reply(to_json(EnrolReply{m_device, m_keys.public_key, m_intake.public_key, {pin()}, "Example"}));
}

HttpResponse FakeServer::give_token(const HttpRequest& request) {
    const Result<TokenRequest> token = parse_token_request(as_text(request.body));
    const bool right =
        token && !refuses_tokens && token->device == m_device &&
        verifies(challenge_purpose, to_bytes(token->challenge), token->signature, m_device_keys.public_key);
    if (!right) return error(401, "token");
    if (m_token.empty()) m_token = to_base64url(random_bytes(24));
    return reply(to_json(TokenReply{m_token, 3600}));
}

HttpResponse FakeServer::take_records(const HttpRequest& request) {
    const Result<std::vector<Bytes>> batch = parse_batch(request.body);
    if (!batch) return error(400, "request");
    const auto found = request.headers.find(signature_header);
    const bool is_signed = found != request.headers.end();
    if (is_signed) {
        const Result<Signature> signature = parse_signature(found->second);
        if (!signature || !verifies(records_purpose, hashes_of(*batch), *signature, m_device_keys.public_key)) {
            return error(400, "request");
        }
    }
    batch_sizes.push_back(batch->size());
    signed_batches += is_signed ? 1 : 0;
    RecordsReply answers;
    Uuid install;
    for (const Bytes& encoded : *batch) {
        const Result<Envelope> envelope = parse_envelope(encoded);
        if (!envelope || (!is_signed && !signature_holds(encoded, m_device_keys.public_key))) {
            answers.answers.push_back({Uuid(), RecordState::parked, "cannot be read"});
            continue;
        }
        if (chokes_on.contains(envelope->header.rec_id)) return error(400, "request");
        install = envelope->header.install;
        answers.answers.push_back(take_record(encoded, *envelope));
        RecordAnswer& answer = answers.answers.back();
        if (answer.state == RecordState::parked) continue;
        answer.complete = true;
        for (const AttachmentReference& one : envelope->header.attachments) {
            kept.wanted[one.sha256] = one.length;
            answer.complete = answer.complete && kept.blobs.contains(one.sha256);
        }
    }
    answers.ack_seq = ack_seq(install);
    answers.durable_seq = std::min(durable_seq, answers.ack_seq);
    return reply(to_json(answers));
}

RecordAnswer FakeServer::take_record(const Bytes& encoded, const Envelope& envelope) {
    const EnvelopeHeader& header = envelope.header;
    if (parks.contains(header.rec_id)) return {header.rec_id, RecordState::parked, "kind is not known"};
    if (kept.records.contains(header.rec_id)) return {header.rec_id, RecordState::duplicate, ""};
    if (kept.conflicts.contains(header.rec_id)) return {header.rec_id, RecordState::conflict, "another record"};
    if (kept.by_seq.contains({header.install, header.seq})) {
        kept.conflicts[header.rec_id] = encoded;
        return {header.rec_id, RecordState::conflict, "another record has this number"};
    }
    kept.records[header.rec_id] = encoded;
    kept.by_seq[{header.install, header.seq}] = header.rec_id;
    return {header.rec_id, RecordState::stored, ""};
}

HttpResponse FakeServer::take_blob(const HttpRequest& request) {
    const std::string sha256 = request.path.substr(std::string("/v1/blobs/").size(), 64);
    const auto wanted = kept.wanted.find(sha256);
    if (wanted == kept.wanted.end()) return error(404, "not-found");
    const auto state = [&](std::int64_t offset, bool complete) {
        HttpResponse response = reply(to_json(BlobReply{offset, complete}));
        response.headers["copro-offset"] = std::to_string(offset);
        response.headers["copro-complete"] = complete ? "1" : "0";
        if (request.method == "HEAD") response.body.clear();
        return response;
    };
    if (kept.blobs.contains(sha256)) return state(wanted->second, true);
    Bytes& part = parts[sha256];
    if (request.method == "HEAD") return state(static_cast<std::int64_t>(part.size()), false);
    if (query_value(request.path, "offset") != std::to_string(part.size())) return error(409, "offset");
    part.insert(part.end(), request.body.begin(), request.body.end());
    if (static_cast<std::int64_t>(part.size()) < wanted->second) {
        return state(static_cast<std::int64_t>(part.size()), false);
    }
    const Bytes whole = std::exchange(part, {});
    if (to_hex(envelope_hash(whole)) != sha256) return error(422, "hash");
    kept.blobs[sha256] = whole;
    return state(wanted->second, true);
}

HttpResponse FakeServer::give(const HttpRequest& request, const std::string& body, const char* purpose) const {
    const std::string etag = "\"" + to_hex(envelope_hash(to_bytes(body))) + "\"";
    const auto have = request.headers.find("If-None-Match");
    if (have != request.headers.end() && have->second == etag) {
        HttpResponse unchanged = reply("");
        unchanged.status = 304;
        unchanged.headers.erase("content-type");
        return unchanged;
    }
    HttpResponse response = signed_reply(body, purpose);
    response.headers["etag"] = etag;
    return response;
}

} // namespace copro::test
