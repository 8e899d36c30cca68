// Byte strings and their spellings: hex, base64url, random bytes, UUIDs. Any thread.
#pragma once

#include "sync/base/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace copro {

using Bytes = std::vector<std::uint8_t>;

[[nodiscard]] Bytes to_bytes(std::string_view text);
[[nodiscard]] std::string_view as_text(const Bytes& bytes);

[[nodiscard]] std::string to_hex(const std::uint8_t* data, std::size_t size);
[[nodiscard]] inline std::string to_hex(const Bytes& bytes) { return to_hex(bytes.data(), bytes.size()); }
// Error `invalid` for anything that is not an even number of hex digits.
[[nodiscard]] Result<Bytes> from_hex(std::string_view hex);

// 0 to 9 and no other script's, whatever the locale.
[[nodiscard]] constexpr bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// RFC 4648 section 5, without padding.
[[nodiscard]] std::string to_base64url(const Bytes& bytes);
[[nodiscard]] Result<Bytes> from_base64url(std::string_view text);

// In lower-case hex.
[[nodiscard]] std::string sha256_of(std::string_view text);

// libsodium must be started once before its random source is used; it is safe to ask again.
void start_sodium();
// From the system's cryptographic source (libsodium).
[[nodiscard]] Bytes random_bytes(std::size_t count);

// A random (version 4) UUID, RFC 9562; ordered and compared as its 16 bytes.
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    [[nodiscard]] static Uuid random();
    // Accepts only the 36-character lower-case form.
    [[nodiscard]] static Result<Uuid> parse(std::string_view text);
    [[nodiscard]] std::string text() const;
    auto operator<=>(const Uuid&) const = default; // NOLINT(modernize-use-nullptr): compares with 0, and cannot else
};

// Overwrites the memory so that it cannot be read back later; then clears.
void wipe(std::string& text);
void wipe(Bytes& bytes);

} // namespace copro
