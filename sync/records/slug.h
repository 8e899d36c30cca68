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

// Names that screens use beside a survey's own: "help.language" is a button on every one of them. A question or an
// answer of that name would press it.
[[nodiscard]] constexpr bool is_name_of_screens(std::string_view text) {
    constexpr std::string_view names[] = {"help", "part", "keyboard",  "line", "ways",    "curtain", "open", "frame",
                                          "sum",  "note", "not-saved", "find", "answers", "typing",  "label"};
    for (const std::string_view name : names) {
        if (text == name) return true;
    }
    return false;
}

} // namespace copro
