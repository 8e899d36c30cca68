// Readable ids: small letters, digits and single hyphens, "better-buses". Pure; any thread.
#pragma once

#include <string_view>

namespace copro {

[[nodiscard]] constexpr bool is_slug(std::string_view text) {
    if (text.empty() || text.size() > 64) return false;
    char before = '-';
    for (const char letter : text) {
        const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        if (!plain && (letter != '-' || before == '-')) return false;
        before = letter;
    }
    return before != '-';
}

} // namespace copro
