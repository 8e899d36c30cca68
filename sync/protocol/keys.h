// Key pairs, sealing and signing over libsodium, by purpose. Pure functions; any thread.
#pragma once

#include "sync/base/bytes.h"

#include <array>

namespace copro {

// X25519; the server's intake key. Records are sealed to it; only the opener holds the private half.
struct SealingPublicKey {
    std::array<std::uint8_t, 32> bytes{};
    auto operator<=>(const SealingPublicKey&) const = default;
};
struct SealingKeyPair {
    SealingPublicKey public_key;
    std::array<std::uint8_t, 32> private_key{};
    [[nodiscard]] static SealingKeyPair generate();
};

// Ed25519; a device's or the server's signing key.
struct SigningPublicKey {
    std::array<std::uint8_t, 32> bytes{};
    auto operator<=>(const SigningPublicKey&) const = default;
};
struct SigningKeyPair {
    SigningPublicKey public_key;
    std::array<std::uint8_t, 64> private_key{};
    [[nodiscard]] static SigningKeyPair generate();
};
using Signature = std::array<std::uint8_t, 64>;

// crypto_box_seal: 48 bytes longer than the plain text.
[[nodiscard]] Bytes seal(const Bytes& plain, const SealingPublicKey& to);
// Error `corrupt` when it was not sealed to this key or was changed.
[[nodiscard]] Result<Bytes> open_sealed(const Bytes& sealed, const SealingKeyPair& with);

// purpose keeps a signature made for one thing from being used for another: "copro-envelope-v1", "copro-challenge-v1",
// …
[[nodiscard]] Signature sign(std::string_view purpose, const Bytes& message, const SigningKeyPair& with);
[[nodiscard]] bool verifies(std::string_view purpose, const Bytes& message, const Signature& signature,
                            const SigningPublicKey& by);

// First 8 bytes of the SHA-256 of the public key, in hex: names a key in an envelope and to people.
[[nodiscard]] std::string key_id(const SealingPublicKey& key);
[[nodiscard]] std::string key_id(const SigningPublicKey& key);

} // namespace copro
