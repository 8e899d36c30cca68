#include "sync/protocol/keys.h"

#include <sodium.h>

#include <cstdlib>

namespace copro {

namespace {

// The purpose and a zero byte stand before the message, so no signature can be read as one made for another purpose.
Bytes with_purpose(std::string_view purpose, const Bytes& message) {
    Bytes whole = to_bytes(purpose);
    whole.reserve(whole.size() + 1 + message.size());
    whole.push_back(0);
    whole.insert(whole.end(), message.begin(), message.end());
    return whole;
}

std::string id_of(const std::array<std::uint8_t, 32>& key) {
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), key.data(), key.size());
    return to_hex(hash.data(), 8);
}

} // namespace

SealingKeyPair SealingKeyPair::generate() {
    start_sodium();
    SealingKeyPair pair;
    crypto_box_keypair(pair.public_key.bytes.data(), pair.private_key.data());
    return pair;
}

SigningKeyPair SigningKeyPair::generate() {
    start_sodium();
    SigningKeyPair pair;
    crypto_sign_keypair(pair.public_key.bytes.data(), pair.private_key.data());
    return pair;
}

Bytes seal(const Bytes& plain, const SealingPublicKey& to) {
    start_sodium();
    Bytes sealed(plain.size() + crypto_box_SEALBYTES);
    // Fails only for a public key of low order, which no key pair has; nobody could open what it would make.
    if (crypto_box_seal(sealed.data(), plain.data(), plain.size(), to.bytes.data()) != 0) sealed.clear();
    return sealed;
}

Result<Bytes> open_sealed(const Bytes& sealed, const SealingKeyPair& with) {
    start_sodium();
    const Error wrong{ErrorKind::corrupt, "", "was not sealed to this key, or was changed"};
    if (sealed.size() < crypto_box_SEALBYTES) return wrong;
    Bytes plain(sealed.size() - crypto_box_SEALBYTES);
    if (crypto_box_seal_open(plain.data(), sealed.data(), sealed.size(), with.public_key.bytes.data(),
                             with.private_key.data()) != 0) {
        return wrong;
    }
    return plain;
}

Signature sign(std::string_view purpose, const Bytes& message, const SigningKeyPair& with) {
    start_sodium();
    const Bytes whole = with_purpose(purpose, message);
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, whole.data(), whole.size(), with.private_key.data());
    return signature;
}

bool verifies(std::string_view purpose, const Bytes& message, const Signature& signature, const SigningPublicKey& by) {
    start_sodium();
    const Bytes whole = with_purpose(purpose, message);
    return crypto_sign_verify_detached(signature.data(), whole.data(), whole.size(), by.bytes.data()) == 0;
}

std::string key_id(const SealingPublicKey& key) { return id_of(key.bytes); }
std::string key_id(const SigningPublicKey& key) { return id_of(key.bytes); }

} // namespace copro
