// Which piece of a text stands at an offset, counted in code points as AT-SPI does. Pure; any thread.
#pragma once

#include <string>

namespace copro {

enum class TextPiece { letter, word, all };

struct PieceOfText {
    std::string text;
    int begin = 0;
    int end = 0; // behind its last letter
    bool operator==(const PieceOfText&) const = default;
};

[[nodiscard]] int code_points_in(const std::string& text);
// From begin to end (-1 = to the last); what lies outside is left out.
[[nodiscard]] std::string part_of_text(const std::string& text, int begin, int end);
// A word has the blanks behind it. Empty at the end of the text.
[[nodiscard]] PieceOfText piece_at(const std::string& text, int offset, TextPiece piece);

} // namespace copro
