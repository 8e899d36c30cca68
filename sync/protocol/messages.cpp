#include "sync/protocol/messages.h"

#include "sync/protocol/fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace copro {

namespace {

constexpr std::size_t most_packs = 200;
constexpr std::size_t most_missing_blobs = 1000;

template <typename Key>
std::string spell(const Key& key) {
    return to_base64url(Bytes(key.bytes.begin(), key.bytes.end()));
}

Result<Signature> read_signature(JsonObject& from, const char* key) {
    const Bytes read = TRY(fields::bytes(from, key, Signature{}.size()));
    Signature signature{};
    std::copy(read.begin(), read.end(), signature.begin());
    return signature;
}

Result<std::vector<std::string>> read_texts(JsonObject& from, const char* key, std::size_t most) {
    std::vector<std::string> texts;
    const Json* list = TRY(from.array(key));
    if (list->size() > most) return from.wrong(key, fmt::format("must be at most {}", most));
    for (const Json& one : *list) {
        if (!one.is_string()) return from.wrong(fmt::format("{}/{}", key, texts.size()), "must be a text");
        texts.push_back(one.get<std::string>());
    }
    return texts;
}

Result<RecordState> read_state(JsonObject& from, const char* key) {
    const std::string read = TRY(from.text(key));
    for (const RecordState state :
         {RecordState::stored, RecordState::duplicate, RecordState::conflict, RecordState::parked}) {
        if (read == name_of(state)) return state;
    }
    return from.wrong(key, "must be stored, duplicate, conflict or parked");
}

Result<RecordAnswer> read_answer(const Json& json, const std::string& place) {
    JsonObject object = TRY(JsonObject::of(json, place));
    RecordAnswer answer;
    answer.rec_id = TRY(fields::uuid(object, "rec_id"));
    answer.state = TRY(read_state(object, "state"));
    answer.reason = TRY(object.text_or("reason", ""));
    answer.complete = TRY(object.flag_or("complete", false));
    return answer;
}

Result<PackItem> read_pack(const Json& json, const std::string& place) {
    JsonObject object = TRY(JsonObject::of(json, place));
    PackItem item;
    item.id = TRY(fields::name(object, "id"));
    const std::string hash = TRY(object.text("sha256"));
    item.text = TRY(object.text("pack"));
    if (to_hex(envelope_hash(to_bytes(item.text))) != hash) return object.wrong("sha256", "is not the pack's hash");
    return item;
}

// A server from before attachments does not say it: nothing of it is complete.
Result<std::int64_t> read_complete_seq(JsonObject& from, std::int64_t ack_seq) {
    if (!from.has("complete_seq")) return std::int64_t{0};
    return from.integer("complete_seq", 0, ack_seq);
}

Result<std::vector<std::string>> read_hashes(JsonObject& from, const char* key, std::size_t most) {
    std::vector<std::string> hashes = TRY(read_texts(from, key, most));
    for (const std::string& one : hashes) {
        if (!is_sha256(one)) return from.wrong(key, "must each be 64 lower-case hexadecimal digits");
    }
    return hashes;
}

// Opens the text as an object named what; read fills the message from it.
template <typename Message, typename Read>
Result<Message> read_message(std::string_view text, const std::string& what, Read read) {
    const Json json = TRY(fields::parse(text, what));
    JsonObject object = TRY(JsonObject::of(json, what + "#"));
    Message message;
    TRY(read(object, message));
    return message;
}

} // namespace

const char* name_of(RecordState state) {
    switch (state) {
    case RecordState::stored: return "stored";
    case RecordState::duplicate: return "duplicate";
    case RecordState::conflict: return "conflict";
    case RecordState::parked: return "parked";
    }
    return "";
}

std::string to_text(const Signature& signature) { return to_base64url(Bytes(signature.begin(), signature.end())); }

Result<Signature> parse_signature(std::string_view text) {
    const auto read = from_base64url(text);
    Signature signature{};
    if (!read || read->size() != signature.size()) return invalid(signature_header, "must be 64 bytes as base64url");
    std::copy(read->begin(), read->end(), signature.begin());
    return signature;
}

std::string to_json(const ErrorReply& message) {
    Json json{{"error", message.error}, {"reason", message.reason}};
    if (!message.device.empty()) json["device"] = message.device;
    return fields::dump(json);
}

std::string to_json(const EnrolRequest& message) {
    return fields::dump(
        Json{{"code", message.code}, {"device_key", spell(message.device_key)}, {"software", message.software}});
}

std::string to_json(const EnrolReply& message) {
    return fields::dump(Json{{"device", message.device},
                             {"server_key", spell(message.server_key)},
                             {"intake_key", spell(message.intake_key)},
                             {"tls_pins", message.tls_pins},
                             {"organisation", message.organisation}});
}

std::string to_json(const ChallengeRequest& message) { return fields::dump(Json{{"device", message.device}}); }
std::string to_json(const ChallengeReply& message) { return fields::dump(Json{{"challenge", message.challenge}}); }

std::string to_json(const TokenRequest& message) {
    return fields::dump(
        Json{{"device", message.device}, {"challenge", message.challenge}, {"signature", to_text(message.signature)}});
}

std::string to_json(const TokenReply& message) {
    return fields::dump(Json{{"token", message.token}, {"lasts_s", message.lasts_s}});
}

std::string to_json(const HelloReply& message) {
    return fields::dump(Json{{"protocol_least", message.protocol_least},
                             {"protocol_most", message.protocol_most},
                             {"wall_ms", message.wall_ms},
                             {"nonce", message.nonce},
                             {"ack_seq", message.ack_seq},
                             {"complete_seq", message.complete_seq},
                             {"durable_seq", message.durable_seq},
                             {"revoked", message.revoked},
                             {"missing_blobs", message.missing_blobs}});
}

std::string to_json(const RecordsReply& message) {
    // Written out: a tree of fifty objects first takes as long as storing some records.
    std::string text = "{\"answers\":[";
    for (const RecordAnswer& one : message.answers) {
        if (text.back() != '[') text += ',';
        text += R"({"rec_id":")" + one.rec_id.text() + R"(","state":")" + name_of(one.state) + '"';
        if (!one.reason.empty()) text += R"(,"reason":)" + fields::dump(Json(one.reason));
        if (one.complete) text += R"(,"complete":true)";
        text += '}';
    }
    return text + fmt::format(R"(],"ack_seq":{},"complete_seq":{},"durable_seq":{}}})", message.ack_seq,
                              message.complete_seq, message.durable_seq);
}

std::string to_json(const BlobReply& message) {
    return fields::dump(Json{{"offset", message.offset}, {"complete", message.complete}});
}

std::string to_json(const HealthReport& message) {
    return fields::dump(Json{{"waiting", message.waiting},
                             {"oldest_waiting_ms", message.oldest_waiting_ms},
                             {"free_disk_bytes", message.free_disk_bytes},
                             {"software", message.software}});
}

std::string to_json(const std::vector<PackItem>& packs) {
    Json list = Json::array();
    for (const PackItem& one : packs) {
        list.push_back({{"id", one.id}, {"sha256", to_hex(envelope_hash(to_bytes(one.text)))}, {"pack", one.text}});
    }
    return fields::dump(Json{{"packs", std::move(list)}});
}

Result<ErrorReply> parse_error_reply(std::string_view json) {
    return read_message<ErrorReply>(json, "error reply", [](JsonObject& from, ErrorReply& to) -> Result<void> {
        to.error = TRY(fields::text(from, "error", 1, 64));
        to.reason = TRY(from.text_or("reason", ""));
        to.device = TRY(from.text_or("device", ""));
        return {};
    });
}

Result<EnrolRequest> parse_enrol_request(std::string_view json) {
    return read_message<EnrolRequest>(json, "enrol request", [](JsonObject& from, EnrolRequest& to) -> Result<void> {
        to.code = TRY(fields::text(from, "code", 10, 32));
        to.device_key = TRY(fields::key<SigningPublicKey>(from, "device_key"));
        to.software = TRY(fields::text(from, "software", 0, 64));
        return {};
    });
}

Result<EnrolReply> parse_enrol_reply(std::string_view json) {
    return read_message<EnrolReply>(json, "enrol reply", [](JsonObject& from, EnrolReply& to) -> Result<void> {
        to.device = TRY(fields::name(from, "device"));
        to.server_key = TRY(fields::key<SigningPublicKey>(from, "server_key"));
        to.intake_key = TRY(fields::key<SealingPublicKey>(from, "intake_key"));
        to.tls_pins = TRY(read_texts(from, "tls_pins", 8));
        for (const std::string& pin : to.tls_pins) {
            const bool has_shape = pin.size() == 52 && pin.starts_with("sha256//") && pin.back() == '=';
            if (!has_shape || pin.find_first_of("; \n") != std::string::npos) {
                return from.wrong("tls_pins", "must each be sha256// and 44 characters of base64");
            }
        }
        if (to.tls_pins.empty()) return from.wrong("tls_pins", "must not be empty");
        to.organisation = TRY(fields::text(from, "organisation", 0, 200));
        return {};
    });
}

Result<ChallengeRequest> parse_challenge_request(std::string_view json) {
    return read_message<ChallengeRequest>(json, "challenge request",
                                          [](JsonObject& from, ChallengeRequest& to) -> Result<void> {
                                              to.device = TRY(fields::name(from, "device"));
                                              return {};
                                          });
}

Result<ChallengeReply> parse_challenge_reply(std::string_view json) {
    return read_message<ChallengeReply>(json, "challenge reply",
                                        [](JsonObject& from, ChallengeReply& to) -> Result<void> {
                                            to.challenge = TRY(fields::text(from, "challenge", 16, 512));
                                            return {};
                                        });
}

Result<TokenRequest> parse_token_request(std::string_view json) {
    return read_message<TokenRequest>(json, "token request", [](JsonObject& from, TokenRequest& to) -> Result<void> {
        to.device = TRY(fields::name(from, "device"));
        to.challenge = TRY(fields::text(from, "challenge", 16, 512));
        to.signature = TRY(read_signature(from, "signature"));
        return {};
    });
}

Result<TokenReply> parse_token_reply(std::string_view json) {
    return read_message<TokenReply>(json, "token reply", [](JsonObject& from, TokenReply& to) -> Result<void> {
        to.token = TRY(fields::text(from, "token", 16, 512));
        // It goes into a header line, so nothing may end that line early.
        const bool is_plain = std::all_of(to.token.begin(), to.token.end(), [](char c) { return c > ' ' && c < 127; });
        if (!is_plain) return from.wrong("token", "must be printable ASCII without spaces");
        to.lasts_s = TRY(from.integer("lasts_s", 1, 7 * 24 * 3600));
        return {};
    });
}

Result<HelloReply> parse_hello_reply(std::string_view json) {
    return read_message<HelloReply>(json, "hello reply", [](JsonObject& from, HelloReply& to) -> Result<void> {
        to.protocol_least = TRY(from.integer("protocol_least", 1, 1'000'000));
        to.protocol_most = TRY(from.integer("protocol_most", to.protocol_least, 1'000'000));
        // Before 1970 on a server whose clock was never set: no reason to keep records waiting.
        to.wall_ms = TRY(from.integer("wall_ms", -largest_number, largest_number));
        to.nonce = TRY(fields::text(from, "nonce", 1, 128));
        to.ack_seq = TRY(fields::count(from, "ack_seq"));
        to.complete_seq = TRY(read_complete_seq(from, to.ack_seq));
        to.durable_seq = TRY(from.integer("durable_seq", 0, to.ack_seq));
        if (!from.has("revoked")) return from.wrong("revoked", "is missing");
        to.revoked = TRY(from.flag_or("revoked", false));
        to.missing_blobs = TRY(read_hashes(from, "missing_blobs", most_missing_blobs));
        return {};
    });
}

Result<RecordsReply> parse_records_reply(std::string_view json) {
    return read_message<RecordsReply>(json, "records reply", [](JsonObject& from, RecordsReply& to) -> Result<void> {
        const Json* list = TRY(from.array("answers"));
        if (list->size() > most_records_in_batch) return from.wrong("answers", "are more than a batch can hold");
        for (const Json& one : *list) {
            const std::string place = fmt::format("{}/{}", from.place_of("answers"), to.answers.size());
            to.answers.push_back(TRY(read_answer(one, place)));
        }
        to.ack_seq = TRY(fields::count(from, "ack_seq"));
        to.complete_seq = TRY(read_complete_seq(from, to.ack_seq));
        to.durable_seq = TRY(from.integer("durable_seq", 0, to.ack_seq));
        return {};
    });
}

Result<BlobReply> parse_blob_reply(std::string_view json) {
    return read_message<BlobReply>(json, "blob reply", [](JsonObject& from, BlobReply& to) -> Result<void> {
        to.offset = TRY(from.integer("offset", 0, largest_attachment_bytes));
        to.complete = TRY(from.flag("complete"));
        return {};
    });
}

Result<BlobReply> parse_blob_headers(const std::string& offset, const std::string& complete) {
    BlobReply reply;
    const char* end = offset.data() + offset.size();
    const auto [stopped, error] = std::from_chars(offset.data(), end, reply.offset);
    const bool is_number = !offset.empty() && error == std::errc() && stopped == end;
    if (!is_number || reply.offset < 0 || reply.offset > largest_attachment_bytes) {
        return invalid(offset_header, "must be how many bytes are there");
    }
    if (complete != "0" && complete != "1") return invalid(complete_header, "must be 0 or 1");
    reply.complete = complete == "1";
    return reply;
}

Result<HealthReport> parse_health_report(std::string_view json) {
    return read_message<HealthReport>(json, "health report", [](JsonObject& from, HealthReport& to) -> Result<void> {
        to.waiting = TRY(fields::count(from, "waiting"));
        to.oldest_waiting_ms = TRY(fields::count(from, "oldest_waiting_ms"));
        to.free_disk_bytes = TRY(fields::count(from, "free_disk_bytes"));
        to.software = TRY(fields::text(from, "software", 0, 64));
        return {};
    });
}

Result<std::vector<PackItem>> parse_packs(std::string_view json) {
    using Packs = std::vector<PackItem>;
    return read_message<Packs>(json, "packs", [](JsonObject& from, Packs& to) -> Result<void> {
        const Json* list = TRY(from.array("packs"));
        if (list->size() > most_packs) return from.wrong("packs", fmt::format("must be at most {}", most_packs));
        for (const Json& one : *list) {
            const std::string place = fmt::format("{}/{}", from.place_of("packs"), to.size());
            to.push_back(TRY(read_pack(one, place)));
        }
        return {};
    });
}

} // namespace copro
