// Readable ids: small letters, digits and single hyphens, "better-buses"; and the freer names of surveys. Pure; any
// thread.
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

// What the questions and answers of a meeting's own survey are called, as its author's spreadsheet has it: "bus_use".
[[nodiscard]] constexpr bool is_survey_name(std::string_view text) {
    if (text.empty() || text.size() > 64) return false;
    for (const char letter : text) {
        const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                           (letter >= '0' && letter <= '9') || letter == '_' || letter == '-';
        if (!plain) return false;
    }
    return true;
}

} // namespace copro
