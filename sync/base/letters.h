// What a text is made of: how many letters, and marks that nobody sees. Pure; any thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace copro {

// In UTF-8 every byte but those that go on with a letter: code points, in every script.
[[nodiscard]] inline std::size_t count_letters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](unsigned char byte) { return (byte & 0xC0U) != 0x80U; }));
}

// Control characters and ends of lines, which nobody sees and no database takes all of, and what shows the letters
// after it in another order (U+202A to U+202E, U+2066 to U+2069), so that "paid" could be read where "not paid" stands.
[[nodiscard]] bool has_hidden_marks(std::string_view text);
// Each of them becomes a space.
[[nodiscard]] std::string without_hidden_marks(std::string_view text);

} // namespace copro
