// Challenges and tokens without any memory of them: each carries its end and a MAC under the server's secret. Any
// thread.
#pragma once

#include "sync/base/bytes.h"

namespace copro {

inline constexpr std::int64_t challenge_lasts_ms = 5LL * 60 * 1000;
inline constexpr std::int64_t token_lasts_ms = 60LL * 60 * 1000;

class Tokens {
public:
    // secret: 32 random bytes that never leave the server.
    explicit Tokens(Bytes secret)
        : m_secret(std::move(secret)) {}

    [[nodiscard]] std::string challenge(const std::string& device, std::int64_t now_ms) const;
    [[nodiscard]] bool is_own_challenge(const std::string& device, const std::string& challenge,
                                        std::int64_t now_ms) const;
    // "device.secret"; good for one hour.
    [[nodiscard]] std::string token(const std::string& device, std::int64_t now_ms) const;
    // Whose token it is. Error `refused` when it is not ours or too old.
    [[nodiscard]] Result<std::string> device_of(const std::string& token, std::int64_t now_ms) const;

private:
    [[nodiscard]] std::string make(const std::string& purpose, const std::string& device, std::int64_t ends_ms) const;
    [[nodiscard]] bool holds(const std::string& purpose, const std::string& device, const std::string& text,
                             std::int64_t now_ms) const;
    Bytes m_secret;
};

} // namespace copro
