// Four pictures in an order, by which somebody finds again what they began. Values; any thread.
#pragma once

#include "kiosk/words/label.h"

#include <span>
#include <string>
#include <vector>

namespace copro {

// Ids of code_pictures(), in order. Short, and shown so that it can be photographed or written down: no memory test
// (WCAG 3.3.8, access.md O12).
using PictureCode = std::vector<std::string>;
inline constexpr std::size_t code_length = 4;

// One of the twelve: told apart at a glance, and each with a word of its own. Four that differ: 11,880 codes.
struct CodePicture {
    const char* id = "";
    MessageKey word;
    const char* picture = ""; // in assets/pictures
};
[[nodiscard]] std::span<const CodePicture> code_pictures();
// nullptr when there is none of that id.
[[nodiscard]] const CodePicture* find_code_picture(std::string_view id);

} // namespace copro
