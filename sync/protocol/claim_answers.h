// What came of claims, as it travels to kiosks: each under a name that is made slowly from the claim's reference, and
// readable with that reference alone; PROTOCOL.md section 12. Pure functions; any thread.
#pragma once

#include "sync/protocol/messages.h"

namespace copro {

inline constexpr const char* claims_purpose = "copro-claims-v1";
inline constexpr std::size_t answer_name_bytes = 16;
// Every answer is blown up to this, so that its length tells nothing of it.
inline constexpr std::size_t padded_answer_bytes = 384;
inline constexpr std::size_t sealed_answer_bytes = padded_answer_bytes + 40; // nonce and mac
inline constexpr std::size_t most_claim_answers = 20'000;

// What a reference opens. Wiped when it goes.
struct AnswerKey {
    std::array<std::uint8_t, answer_name_bytes> name{};
    std::array<std::uint8_t, 32> box{};
    std::array<std::uint8_t, 32> nonce{};
    AnswerKey() = default;
    AnswerKey(const AnswerKey&) = default;
    AnswerKey& operator=(const AnswerKey&) = default;
    ~AnswerKey();
    [[nodiscard]] Bytes name_bytes() const { return {name.begin(), name.end()}; }
};
// Argon2id with 64 MiB and two passes, salted by whose server it is: about a tenth of a second. reference: as people
// take it away, "7F3K-9Q2M". Error `internal` without the memory for it.
[[nodiscard]] Result<AnswerKey> answer_key_of(const std::string& reference, const SigningPublicKey& server);

struct SealedAnswer {
    Bytes name;   // answer_name_bytes
    Bytes sealed; // sealed_answer_bytes
    bool operator==(const SealedAnswer&) const = default;
};
// The same answer under the same key is the same bytes, so that an ETag can hold. Error `invalid` for one that is too
// long.
[[nodiscard]] Result<SealedAnswer> seal_answer(std::string_view answer, const AnswerKey& key);
// Error `corrupt` when it was sealed for another reference, or changed.
[[nodiscard]] Result<std::string> open_answer(const Bytes& sealed, const AnswerKey& key);

// GET /v1/claims (token), ETag: {"claims":[{"name","sealed"}],"more"}, header Copro-Signature, purpose
// "copro-claims-v1". more: the server has not made all names yet and tells none of them; ask again in a second.
struct ClaimsReply {
    std::vector<SealedAnswer> claims;
    bool more = false;
};
[[nodiscard]] std::string to_json(const ClaimsReply& message);
[[nodiscard]] Result<ClaimsReply> parse_claims_reply(std::string_view json);

} // namespace copro
