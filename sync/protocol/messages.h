// What kiosk and server say to each other, as values and as JSON; PROTOCOL.md sections 3 to 9. Any thread.
#pragma once

#include "sync/protocol/envelope.h"

#include <optional>

namespace copro {

inline constexpr std::int64_t protocol_version = 1;
inline constexpr std::size_t most_records_in_batch = 50;
inline constexpr std::size_t most_batch_bytes = 256 * 1024; // of envelopes; their length words come on top
// One PATCH of an attachment carries at most so many bytes: a cut on a slow line costs no more.
inline constexpr std::size_t most_blob_chunk_bytes = 256 * 1024;
// Every counter stays below 2^53 so that any JSON reader keeps it exact.
inline constexpr std::int64_t largest_number = (std::int64_t{1} << 53) - 1;

inline constexpr const char* protocol_header = "Copro-Protocol"; // "1" on every reply; a reply without it is not ours
inline constexpr const char* signature_header = "Copro-Signature";

// On the reply to HEAD /v1/blobs, which has no body: BlobReply in two headers.
inline constexpr const char* offset_header = "Copro-Offset";
inline constexpr const char* complete_header = "Copro-Complete"; // "1" or "0"

inline constexpr const char* envelope_purpose = "copro-envelope-v1";
inline constexpr const char* records_purpose = "copro-records-v1";
inline constexpr const char* challenge_purpose = "copro-challenge-v1";
inline constexpr const char* hello_purpose = "copro-hello-v1";
inline constexpr const char* packs_purpose = "copro-packs-v1";
inline constexpr const char* revoked_purpose = "copro-revoked-v1";

// The body of every reply outside 2xx and 304. error is a word for programs, reason a sentence for the log.
struct ErrorReply {
    std::string error; // "revoked", "token", "code", "busy", "request", "not-found", "too-large", "internal",
                       // "offset", "hash"
    std::string reason;
    std::string device; // with "revoked": whom it is about; that reply is signed with purpose "copro-revoked-v1"
};

// POST /v1/enrol
struct EnrolRequest {
    std::string code; // 10 characters
    SigningPublicKey device_key;
    std::string software; // version, for the fleet's health
};
struct EnrolReply {
    std::string device;
    SigningPublicKey server_key; // signs hello replies and packs
    SealingPublicKey intake_key;
    std::vector<std::string> tls_pins; // "sha256//…", as CURLOPT_PINNEDPUBLICKEY takes them: current, then backup
    std::string organisation;
};

// POST /v1/challenge, POST /v1/token: a one-hour token for a signed challenge
struct ChallengeRequest {
    std::string device;
};
struct ChallengeReply {
    std::string challenge;
};
struct TokenRequest {
    std::string device;
    std::string challenge;
    Signature signature{}; // purpose "copro-challenge-v1", over the challenge's text
};
struct TokenReply {
    std::string token;
    std::int64_t lasts_s = 3600;
};

// GET /v1/hello?install=UUID&nonce=… (token): signed over the body with purpose "copro-hello-v1"
struct HelloReply {
    std::int64_t protocol_least = 1;
    std::int64_t protocol_most = 1;
    std::int64_t wall_ms = 0;
    std::string nonce;
    std::int64_t ack_seq = 0;      // every record of this install up to here is stored (or parked) at the server
    std::int64_t complete_seq = 0; // … and so is everything that they name as attachments
    std::int64_t durable_seq = 0;  // … and in a verified backup
    bool revoked = false;
    std::vector<std::string> missing_blobs; // SHA-256 in hex: named by records of this device, and not here yet
};

// POST /v1/records (token): the body is [u32 length, envelope]…; one answer for each, in order. Header Copro-Signature:
// the device's own over the envelopes' hashes (batch.h), purpose "copro-records-v1"; kiosks from before it send none
enum class RecordState { stored, duplicate, conflict, parked };
struct RecordAnswer {
    Uuid rec_id; // all zeros when the envelope was too broken to say
    RecordState state = RecordState::stored;
    std::string reason;    // for conflict and parked
    bool complete = false; // all its attachments are here too
};
struct RecordsReply {
    std::vector<RecordAnswer> answers;
    std::int64_t ack_seq = 0;
    std::int64_t complete_seq = 0;
    std::int64_t durable_seq = 0;
};

// HEAD and PATCH /v1/blobs/{sha256} (token): how much of it is on the server's disk
struct BlobReply {
    std::int64_t offset = 0;
    bool complete = false; // all of it, and its hash is right
};

// POST /v1/health (token)
struct HealthReport {
    std::int64_t waiting = 0;
    std::int64_t oldest_waiting_ms = 0;
    std::int64_t free_disk_bytes = 0;
    std::string software;
};

// GET /v1/packs (token), ETag: {"packs":[{"id":…,"sha256":…,"pack":"<JSON text>"}]}, header Copro-Signature, purpose
// "copro-packs-v1"
struct PackItem {
    std::string id;
    std::string text; // the pack's JSON as imported
};

[[nodiscard]] std::string to_json(const ErrorReply& message);
[[nodiscard]] std::string to_json(const EnrolRequest& message);
[[nodiscard]] std::string to_json(const EnrolReply& message);
[[nodiscard]] std::string to_json(const ChallengeRequest& message);
[[nodiscard]] std::string to_json(const ChallengeReply& message);
[[nodiscard]] std::string to_json(const TokenRequest& message);
[[nodiscard]] std::string to_json(const TokenReply& message);
[[nodiscard]] std::string to_json(const HelloReply& message);
[[nodiscard]] std::string to_json(const RecordsReply& message);
[[nodiscard]] std::string to_json(const BlobReply& message);
[[nodiscard]] std::string to_json(const HealthReport& message);
[[nodiscard]] std::string to_json(const std::vector<PackItem>& packs);

// Each refuses what is missing, of the wrong type or out of range; unknown fields are allowed (newer peers).
[[nodiscard]] Result<ErrorReply> parse_error_reply(std::string_view json);
[[nodiscard]] Result<EnrolRequest> parse_enrol_request(std::string_view json);
[[nodiscard]] Result<EnrolReply> parse_enrol_reply(std::string_view json);
[[nodiscard]] Result<ChallengeRequest> parse_challenge_request(std::string_view json);
[[nodiscard]] Result<ChallengeReply> parse_challenge_reply(std::string_view json);
[[nodiscard]] Result<TokenRequest> parse_token_request(std::string_view json);
[[nodiscard]] Result<TokenReply> parse_token_reply(std::string_view json);
[[nodiscard]] Result<HelloReply> parse_hello_reply(std::string_view json);
[[nodiscard]] Result<RecordsReply> parse_records_reply(std::string_view json);
[[nodiscard]] Result<BlobReply> parse_blob_reply(std::string_view json);
// The same from the headers of a reply to HEAD.
[[nodiscard]] Result<BlobReply> parse_blob_headers(const std::string& offset, const std::string& complete);
[[nodiscard]] Result<HealthReport> parse_health_report(std::string_view json);
[[nodiscard]] Result<std::vector<PackItem>> parse_packs(std::string_view json);

[[nodiscard]] std::string to_text(const Signature& signature); // base64url, for the Copro-Signature header
[[nodiscard]] Result<Signature> parse_signature(std::string_view text);
[[nodiscard]] const char* name_of(RecordState state);

// The body of POST /v1/records. Error `invalid` when a length does not add up.
[[nodiscard]] Bytes frame_batch(const std::vector<Bytes>& envelopes);
[[nodiscard]] Result<std::vector<Bytes>> parse_batch(const Bytes& body);

} // namespace copro
