#include "sync/server/intake/tokens.h"

#include <sodium.h>

namespace copro {

namespace {

constexpr std::size_t nonce_bytes = 16;
constexpr std::size_t clear_bytes = nonce_bytes + 8;

Bytes mac(const Bytes& secret, const std::string& purpose, const std::string& device, const Bytes& clear) {
    Bytes message = to_bytes(purpose);
    message.push_back(0);
    message.insert(message.end(), device.begin(), device.end());
    message.push_back(0);
    message.insert(message.end(), clear.begin(), clear.end());
    Bytes code(crypto_auth_hmacsha256_BYTES);
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, secret.data(), secret.size());
    crypto_auth_hmacsha256_update(&state, message.data(), message.size());
    crypto_auth_hmacsha256_final(&state, code.data());
    return code;
}

} // namespace

std::string Tokens::make(const std::string& purpose, const std::string& device, std::int64_t ends_ms) const {
    Bytes whole = random_bytes(nonce_bytes);
    for (int shift = 56; shift >= 0; shift -= 8) {
        whole.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(ends_ms) >> static_cast<unsigned>(shift)));
    }
    const Bytes code = mac(m_secret, purpose, device, whole);
    whole.insert(whole.end(), code.begin(), code.end());
    return to_base64url(whole);
}

bool Tokens::holds(const std::string& purpose, const std::string& device, const std::string& text,
                   std::int64_t now_ms) const {
    const auto whole = from_base64url(text);
    if (!whole || whole->size() != clear_bytes + crypto_auth_hmacsha256_BYTES) return false;
    const auto split = whole->begin() + static_cast<std::ptrdiff_t>(clear_bytes);
    const Bytes code = mac(m_secret, purpose, device, Bytes(whole->begin(), split));
    if (sodium_memcmp(code.data(), &*split, code.size()) != 0) return false;
    std::uint64_t ends_ms = 0;
    for (std::size_t i = nonce_bytes; i < clear_bytes; ++i) ends_ms = (ends_ms << 8U) | (*whole)[i];
    return now_ms <= static_cast<std::int64_t>(ends_ms);
}

std::string Tokens::challenge(const std::string& device, std::int64_t now_ms) const {
    return make("challenge", device, now_ms + challenge_lasts_ms);
}

bool Tokens::is_own_challenge(const std::string& device, const std::string& challenge, std::int64_t now_ms) const {
    return holds("challenge", device, challenge, now_ms);
}

std::string Tokens::token(const std::string& device, std::int64_t now_ms) const {
    return device + "." + make("token", device, now_ms + token_lasts_ms);
}

Result<std::string> Tokens::device_of(const std::string& token, std::int64_t now_ms) const {
    // A device's name may hold dots, base64url never does.
    const std::size_t dot = token.rfind('.');
    if (dot != std::string::npos) {
        std::string device = token.substr(0, dot);
        if (holds("token", device, token.substr(dot + 1), now_ms)) return device;
    }
    return Error{ErrorKind::refused, "", "this token is not valid or too old"};
}

} // namespace copro
