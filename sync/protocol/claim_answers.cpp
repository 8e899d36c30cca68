#include "sync/protocol/claim_answers.h"

#include "sync/protocol/fields.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

namespace copro {

namespace {

constexpr std::string_view salt_text = "copro-claim-answer-v1";
// What a picture code costs as well (kiosk/store/paused_store.cpp): who has typed their reference waits for it once,
// who tries all of them pays it 2^40 times.
constexpr unsigned long long key_passes = 2;
constexpr std::size_t key_memory_bytes = 64UL * 1024 * 1024;

static_assert(sealed_answer_bytes == crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + padded_answer_bytes);

std::array<std::uint8_t, crypto_pwhash_SALTBYTES> salt_of(const SigningPublicKey& server) {
    std::array<std::uint8_t, crypto_pwhash_SALTBYTES> salt{};
    const Bytes text = to_bytes(salt_text);
    crypto_generichash(salt.data(), salt.size(), text.data(), text.size(), server.bytes.data(), server.bytes.size());
    return salt;
}

} // namespace

AnswerKey::~AnswerKey() {
    sodium_memzero(name.data(), name.size());
    sodium_memzero(box.data(), box.size());
    sodium_memzero(nonce.data(), nonce.size());
}

Result<AnswerKey> answer_key_of(const std::string& reference, const SigningPublicKey& server) {
    start_sodium();
    AnswerKey key;
    Bytes all(key.name.size() + key.box.size() + key.nonce.size());
    const auto salt = salt_of(server);
    if (crypto_pwhash(all.data(), all.size(), reference.data(), reference.size(), salt.data(), key_passes,
                      key_memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return internal("there is not enough memory for a claim's key");
    }
    auto from = all.begin();
    const auto take = [&from](auto& part) {
        std::copy_n(from, part.size(), part.begin());
        from += static_cast<std::ptrdiff_t>(part.size());
    };
    take(key.name);
    take(key.box);
    take(key.nonce);
    wipe(all);
    return key;
}

Result<SealedAnswer> seal_answer(std::string_view answer, const AnswerKey& key) {
    if (answer.size() > padded_answer_bytes) return invalid("", "an answer is too long");
    Bytes plain = to_bytes(answer);
    plain.resize(padded_answer_bytes, ' '); // JSON ends before it
    SealedAnswer sealed{key.name_bytes(), Bytes(sealed_answer_bytes)};
    // From the words, under a key of its own: two answers under one box never share a nonce.
    crypto_generichash(sealed.sealed.data(), crypto_secretbox_NONCEBYTES, plain.data(), plain.size(), key.nonce.data(),
                       key.nonce.size());
    crypto_secretbox_easy(sealed.sealed.data() + crypto_secretbox_NONCEBYTES, plain.data(), plain.size(),
                          sealed.sealed.data(), key.box.data());
    wipe(plain);
    return sealed;
}

Result<std::string> open_answer(const Bytes& sealed, const AnswerKey& key) {
    if (sealed.size() != sealed_answer_bytes) return Error{ErrorKind::corrupt, "answer", "has another length"};
    Bytes opened(padded_answer_bytes);
    if (crypto_secretbox_open_easy(opened.data(), sealed.data() + crypto_secretbox_NONCEBYTES,
                                   sealed.size() - crypto_secretbox_NONCEBYTES, sealed.data(), key.box.data()) != 0) {
        return Error{ErrorKind::corrupt, "answer", "does not open with this reference"};
    }
    std::string plain(as_text(opened));
    wipe(opened);
    return plain;
}

std::string to_json(const ClaimsReply& message) {
    Json list = Json::array();
    for (const SealedAnswer& one : message.claims)
        list.push_back({{"name", to_base64url(one.name)}, {"sealed", to_base64url(one.sealed)}});
    Json json{{"claims", std::move(list)}};
    if (message.more) json["more"] = true;
    return fields::dump(json);
}

Result<ClaimsReply> parse_claims_reply(std::string_view json) {
    const Json whole = TRY(fields::parse(json, "claims"));
    JsonObject from = TRY(JsonObject::of(whole, "claims"));
    ClaimsReply reply;
    const Json* list = TRY(from.array("claims"));
    if (list->size() > most_claim_answers) {
        return from.wrong("claims", fmt::format("must be at most {}", most_claim_answers));
    }
    for (const Json& one : *list) {
        JsonObject entry = TRY(JsonObject::of(one, fmt::format("{}/{}", from.place_of("claims"), reply.claims.size())));
        SealedAnswer answer;
        answer.name = TRY(fields::bytes(entry, "name", answer_name_bytes));
        answer.sealed = TRY(fields::bytes(entry, "sealed", sealed_answer_bytes));
        reply.claims.push_back(std::move(answer));
    }
    reply.more = TRY(from.flag_or("more", false));
    return reply;
}

} // namespace copro
