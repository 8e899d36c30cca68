// How many letters a text has. Pure; any thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace copro {

// In UTF-8 every byte but those that go on with a letter: code points, in every script.
[[nodiscard]] inline std::size_t count_letters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](unsigned char byte) { return (byte & 0xC0U) != 0x80U; }));
}

} // namespace copro
