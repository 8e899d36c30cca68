// One record on its way: clear header, sealed body, the device's signature; PROTOCOL.md section 2. Any thread.
#pragma once

#include "sync/protocol/keys.h"

#include <vector>

namespace copro {

// A photo or voice clip that belongs to the record: the SHA-256 of its ciphertext (64 hex digits) and length in bytes.
struct AttachmentReference {
    std::string sha256;
    std::int64_t length = 0;
    bool operator==(const AttachmentReference&) const = default;
};

// What anyone may read. Nothing in it is personal.
struct EnvelopeHeader {
    Uuid rec_id;
    std::string device;            // the server's name for the kiosk, "kiosk-3"
    Uuid install;                  // made new when the outbox is made new
    std::int64_t seq = 0;          // 1, 2, 3 … without a gap for this device and install
    std::string kind;              // "attendance", "feedback", "claim"
    std::int64_t schema = 1;       // of the sealed body
    std::string meeting;           // the meeting's id, "" for none
    std::int64_t wall_ms = 0;      // when it was saved, by the kiosk's clock
    std::int64_t monotonic_ms = 0; // the same by the clock that never jumps
    std::vector<AttachmentReference> attachments;
    std::string sealed_to; // key_id of the intake key
    bool operator==(const EnvelopeHeader&) const = default;
};

struct Envelope {
    EnvelopeHeader header;
    Bytes sealed;
    Signature signature{};
};

inline constexpr std::int64_t envelope_version = 1;
inline constexpr std::size_t largest_envelope_bytes = 64 * 1024;
inline constexpr std::size_t largest_header_bytes = 8 * 1024;
inline constexpr std::size_t most_attachments = 16;
inline constexpr std::int64_t largest_attachment_bytes = std::int64_t{1} << 30; // of ciphertext

// 64 lower-case hexadecimal digits.
[[nodiscard]] bool is_sha256(std::string_view text);

// Seals body (JSON text), signs and encodes: u32 header length (big endian), header JSON, u32 sealed length, sealed,
// signature.
[[nodiscard]] Bytes make_envelope(const EnvelopeHeader& header, const Bytes& body, const SealingPublicKey& to,
                                  const SigningKeyPair& by);
// Checks shape and limits, not the signature. Error `invalid` with the place in the bytes.
[[nodiscard]] Result<Envelope> parse_envelope(const Bytes& encoded);
[[nodiscard]] bool signature_holds(const Bytes& encoded, const SigningPublicKey& by);
// SHA-256 of the encoded bytes: the record's identity for duplicates.
[[nodiscard]] Bytes envelope_hash(const Bytes& encoded);

} // namespace copro
