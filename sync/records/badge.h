// The code on a badge: random, and nobody's name. What a kiosk finds its owner by is a hash of it, so that whoever has
// a pack can make no badge. Server and kiosk use it. Pure; any thread.
#pragma once

#include "sync/base/bytes.h"

namespace copro {

// "COPROBADGE1/9F…/X1C291CA3": capitals, digits and "/", as a settings card, which begins in the same way and goes on
// with a number.
inline constexpr std::string_view badge_start = "COPROBADGE";
inline constexpr std::size_t badge_token_bytes = 16; // 128 bits: nobody guesses one

// token: badge_token_bytes of random_bytes().
[[nodiscard]] std::string write_badge(const Bytes& token);
// Errors: `invalid` for what is no badge, `refused` for one of a later version, `corrupt` when it was read wrong. The
// code is in none of them.
[[nodiscard]] Result<Bytes> read_badge(std::string_view text);

// What a meeting's pack has of it, in hex. The same badge has another one at each meeting, so that nobody can be
// followed from pack to pack.
[[nodiscard]] std::string badge_hash(std::string_view meeting, const Bytes& token);
[[nodiscard]] bool is_badge_hash(std::string_view text);

} // namespace copro
