#include "sync/server/intake/api.h"

#include "sync/base/log.h"
#include "sync/protocol/batch.h"
#include "sync/records/date.h"
#include "sync/server/intake/quick_hash.h"

#include <fmt/format.h>

namespace copro {

namespace {

constexpr std::size_t most_json_bytes = 16 * 1024;
constexpr const char* retry_after_s = "30";
constexpr int first_pack_day = -1; // a meeting that runs past midnight
constexpr int last_pack_day = 60;
constexpr std::size_t most_missing_told = 256;

WebReply bad_token() { return failure(401, "token", "this token is not valid or too old; ask for a new one"); }

bool is_nonce(const std::string& text) { return text.size() >= 16 && text.size() <= 128 && from_base64url(text).ok(); }

// Kiosks from before batch signatures send none.
Result<BatchProof> proof_of_batch(const WebRequest& request, const std::vector<Bytes>& hashes,
                                  const DeviceRow& device) {
    if (request.signature.empty()) return BatchProof::none;
    const auto signature = parse_signature(request.signature);
    if (!signature || !verifies(records_purpose, message_of_batch(hashes), *signature, device.key)) {
        return invalid(signature_header, "is not this device's signature over the batch");
    }
    return BatchProof::signature_holds;
}

template <typename Message>
std::optional<Message> read(const WebRequest& request, Result<Message> (*parse)(std::string_view),
                            const WebDone& done) {
    if (request.body.size() > most_json_bytes) {
        done(failure(413, "too-large", fmt::format("this request may hold at most {} bytes", most_json_bytes)));
        return std::nullopt;
    }
    auto message = parse(as_text(request.body));
    if (message) return message.take();
    done(failure(400, "request", message.error().text()));
    return std::nullopt;
}

} // namespace

WebReply failure(int status, const char* error, std::string reason) {
    return {status, to_json(ErrorReply{error, std::move(reason), ""}), {}};
}

WebReply busy(int status, std::string reason) {
    WebReply reply = failure(status, "busy", std::move(reason));
    reply.headers["Retry-After"] = retry_after_s;
    return reply;
}

WebReply trouble(const Error& error) {
    log_warning("intake.trouble", {{"reason", error.text()}});
    return busy();
}

IntakeItem judge_envelope(Bytes encoded, Bytes hash, const DeviceRow& device, BatchProof proof) {
    IntakeItem item;
    item.hash = std::move(hash);
    item.encoded = std::move(encoded);
    auto envelope = parse_envelope(item.encoded);
    if (!envelope) {
        item.refusal = envelope.error().text();
        return item;
    }
    item.header = std::move(envelope->header);
    if (item.header->device != device.name) {
        item.refusal = "the envelope names another device";
    } else if (proof == BatchProof::none && !signature_holds(item.encoded, device.key)) {
        item.refusal = "the signature does not hold";
    }
    return item;
}

Api::Api(IntakeIdentity identity, Writer& writer, std::unique_ptr<StoreReader> reader, BlobFiles& blobs,
         const Clock& clock)
    : m_identity(std::move(identity))
    , m_tokens(m_identity.secret)
    , m_writer(writer)
    , m_blobs(blobs)
    , m_clock(clock)
    , m_reader(std::move(reader)) {}

// NOLINTNEXTLINE(performance-unnecessary-value-param): the web server gives the request away
void Api::handle(WebRequest request, const WebDone& done) {
    using Open = void (Api::*)(const WebRequest&, const WebDone&);
    using Closed = void (Api::*)(const WebRequest&, const DeviceRow&, const WebDone&);
    static const std::map<std::string, Open> open = {
        {"POST /v1/enrol", &Api::enrol}, {"POST /v1/challenge", &Api::challenge}, {"POST /v1/token", &Api::token}};
    static const std::map<std::string, Closed> closed = {{"GET /v1/hello", &Api::hello},
                                                         {"POST /v1/records", &Api::records},
                                                         {"POST /v1/health", &Api::health},
                                                         {"GET /v1/packs", &Api::packs},
                                                         {"GET /v1/claims", &Api::claims}};
    const std::string wanted = request.method + " " + request.path;
    if (wanted == "GET /v1/health") return done({200, R"({"ok":true})", {}});
    if (const auto found = open.find(wanted); found != open.end()) return (this->*found->second)(request, done);
    const auto found = closed.find(wanted);
    const bool is_blob = request.path.starts_with(blob_path) && (request.method == "HEAD" || request.method == "PATCH");
    const bool is_medium = request.path.starts_with(medium_path) && request.method == "GET";
    if (found == closed.end() && !is_blob && !is_medium) {
        return done(failure(404, "not-found", "this server has nothing under this method and path"));
    }
    WebReply instead;
    const auto device = authorised(request, instead);
    if (!device) return done(std::move(instead));
    if (is_blob) return blob(request, *device, done);
    if (is_medium) return medium(request, done);
    (this->*found->second)(request, *device, done);
}

Result<std::optional<DeviceRow>> Api::find_device(const std::string& name) {
    const std::lock_guard lock(m_reader_mutex);
    return m_reader->device(name);
}

WebReply Api::signed_reply(std::string body, const char* purpose, int status) const {
    const std::string signature = to_text(sign(purpose, to_bytes(body), m_identity.signing));
    return {status, std::move(body), {{signature_header, signature}}};
}

WebReply Api::revoked(const std::string& device) const {
    return signed_reply(to_json(ErrorReply{"revoked", "this device has been revoked", device}), revoked_purpose, 403);
}

std::optional<DeviceRow> Api::authorised(const WebRequest& request, WebReply& instead) {
    constexpr std::string_view bearer = "Bearer ";
    instead = bad_token();
    if (!request.authorization.starts_with(bearer)) return std::nullopt;
    const auto name = m_tokens.device_of(request.authorization.substr(bearer.size()), m_clock.wall_ms());
    if (!name) return std::nullopt;
    auto device = find_device(*name);
    if (!device) {
        instead = trouble(device.error());
        return std::nullopt;
    }
    if (!*device) return std::nullopt;
    if ((*device)->revoked_ms != 0) {
        instead = revoked(*name);
        return std::nullopt;
    }
    return device.take();
}

void Api::enrol(const WebRequest& request, const WebDone& done) {
    const auto message = read(request, parse_enrol_request, done);
    if (!message) return;
    const std::int64_t now = m_clock.wall_ms();
    if (m_wrong_codes.are_too_many(m_clock.monotonic_ms())) {
        return done(busy(429, "too many wrong codes were tried; wait a few minutes"));
    }
    const auto code = tidy_code(message->code);
    if (!code) return done(failure(403, "code", "this code is not right"));
    Redeeming redeeming{finder_of(*code, m_identity.secret), proof_of(*code, m_identity.secret), message->device_key,
                        message->software, now};
    m_writer.post([this, redeeming = std::move(redeeming), done](Store& store) {
        const auto redeemed = store.redeem(redeeming);
        if (!redeemed) return done(trouble(redeemed.error()));
        switch (redeemed->state) {
        case RedeemState::enrolled:
            log_info("device.enrolled", {{"device", redeemed->device}});
            return done({200,
                         to_json(EnrolReply{redeemed->device, m_identity.signing.public_key, m_identity.intake_key,
                                            m_identity.tls_pins, m_identity.organisation}),
                         {}});
        case RedeemState::unknown:
        case RedeemState::wrong:
            m_wrong_codes.add(m_clock.monotonic_ms());
            return done(failure(403, "code", "this code is not right"));
        case RedeemState::dead: return done(failure(403, "code", "this code is too old or used up; ask for a new one"));
        }
    });
}

void Api::challenge(const WebRequest& request, const WebDone& done) {
    const auto message = read(request, parse_challenge_request, done);
    // Unknown devices get one too: who is enrolled is nobody's business.
    if (message) done({200, to_json(ChallengeReply{m_tokens.challenge(message->device, m_clock.wall_ms())}), {}});
}

void Api::token(const WebRequest& request, const WebDone& done) {
    const auto message = read(request, parse_token_request, done);
    if (!message) return;
    const std::int64_t now = m_clock.wall_ms();
    const auto device = find_device(message->device);
    if (!device) return done(trouble(device.error()));
    const bool is_right = *device && m_tokens.is_own_challenge(message->device, message->challenge, now) &&
                          verifies(challenge_purpose, to_bytes(message->challenge), message->signature, (*device)->key);
    if (!is_right) return done(failure(401, "token", "the signed challenge is not right or too old"));
    if ((*device)->revoked_ms != 0) return done(revoked(message->device));
    done({200, to_json(TokenReply{m_tokens.token(message->device, now), token_lasts_ms / 1000}), {}});
}

void Api::hello(const WebRequest& request, const DeviceRow& device, const WebDone& done) {
    const auto asked = [&](const char* name) {
        const auto found = request.query.find(name);
        return found == request.query.end() ? std::string() : found->second;
    };
    const auto install = Uuid::parse(asked("install"));
    if (!install) return done(failure(400, "request", "hello?install: must be a lower-case UUID"));
    HelloReply reply;
    reply.nonce = asked("nonce");
    if (!is_nonce(reply.nonce))
        return done(failure(400, "request", "hello?nonce: must be 16 to 128 letters of base64url"));
    {
        const std::lock_guard lock(m_reader_mutex);
        const auto mark = m_reader->watermark(device.name, *install);
        if (!mark) return done(trouble(mark.error()));
        const auto missing = m_reader->missing_blobs(device.name, most_missing_told);
        if (!missing) return done(trouble(missing.error()));
        reply.missing_blobs = *missing;
        reply.ack_seq = mark->ack_seq;
        reply.complete_seq = mark->complete_seq;
        reply.durable_seq = mark->durable_seq;
    }
    reply.protocol_least = protocol_version;
    reply.protocol_most = protocol_version;
    reply.wall_ms = m_clock.wall_ms();
    done(signed_reply(to_json(reply), hello_purpose));
}

void Api::records(const WebRequest& request, const DeviceRow& device, const WebDone& done) {
    auto envelopes = parse_batch(request.body);
    if (!envelopes) return done(failure(400, "request", envelopes.error().text()));
    std::vector<Bytes> hashes;
    for (const Bytes& encoded : *envelopes) hashes.push_back(quick_envelope_hash(encoded));
    const auto proof = proof_of_batch(request, hashes, device);
    if (!proof) return done(failure(400, "request", proof.error().text()));
    IntakeBatch batch{device.name, {}};
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        batch.items.push_back(judge_envelope(std::move((*envelopes)[i]), std::move(hashes[i]), device, *proof));
    }
    const bool is_taken = m_writer.take_in(std::move(batch), [done](Result<RecordsReply> reply) {
        done(reply ? WebReply{200, to_json(*reply), {}} : busy());
    });
    if (!is_taken) done(busy());
}

void Api::health(const WebRequest& request, const DeviceRow& device, const WebDone& done) {
    const auto report = read(request, parse_health_report, done);
    if (!report) return;
    m_writer.post([this, name = device.name, report = *report, done](Store& store) {
        const auto saved = store.save_health(name, report, m_clock.wall_ms());
        done(saved ? WebReply{200, R"({"ok":true})", {}} : trouble(saved.error()));
    });
}

void Api::packs(const WebRequest& request, const DeviceRow&, const WebDone& done) {
    const Date today = local_date(m_clock.wall_ms());
    std::vector<PackItem> items;
    {
        const std::lock_guard lock(m_reader_mutex);
        auto meetings = m_reader->meetings_between(date_text(add_days(today, first_pack_day)),
                                                   date_text(add_days(today, last_pack_day)));
        if (!meetings) return done(trouble(meetings.error()));
        for (MeetingRow& one : *meetings) items.push_back({std::move(one.id), std::move(one.text)});
    }
    done(tagged_reply(request, to_json(items), packs_purpose));
}

WebReply Api::tagged_reply(const WebRequest& request, std::string body, const char* purpose) const {
    const std::string etag = "\"" + to_hex(envelope_hash(to_bytes(body))) + "\"";
    if (request.if_none_match == etag) return {304, "", {{"ETag", etag}}};
    WebReply reply = signed_reply(std::move(body), purpose);
    reply.headers["ETag"] = etag;
    return reply;
}

} // namespace copro
