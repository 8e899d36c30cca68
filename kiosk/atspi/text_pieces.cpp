#include "kiosk/atspi/text_pieces.h"

#include <algorithm>
#include <vector>

namespace copro {

namespace {

std::vector<std::string> code_points(const std::string& text) {
    std::vector<std::string> all;
    for (const char byte : text) {
        const bool goes_on = (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
        if (goes_on && !all.empty())
            all.back() += byte;
        else
            all.emplace_back(1, byte);
    }
    return all;
}

std::string joined(const std::vector<std::string>& letters, int begin, int end) {
    std::string text;
    for (int at = begin; at < end; ++at) text += letters[static_cast<std::size_t>(at)];
    return text;
}

} // namespace

int code_points_in(const std::string& text) { return static_cast<int>(code_points(text).size()); }

std::string part_of_text(const std::string& text, int begin, int end) {
    const auto letters = code_points(text);
    const int size = static_cast<int>(letters.size());
    return joined(letters, std::max(begin, 0), end < 0 ? size : std::min(end, size));
}

PieceOfText piece_at(const std::string& text, int offset, TextPiece piece) {
    const auto letters = code_points(text);
    const int size = static_cast<int>(letters.size());
    if (piece == TextPiece::all) return {text, 0, size};
    if (offset < 0 || offset >= size) return {"", size, size};
    int begin = offset;
    int end = offset + 1;
    const auto is_blank = [&](int at) { return letters[static_cast<std::size_t>(at)] == " "; };
    if (piece == TextPiece::word) {
        while (begin > 0 && is_blank(begin)) --begin;
        end = begin;
        while (begin > 0 && !is_blank(begin - 1)) --begin;
        while (end < size && !is_blank(end)) ++end;
        while (end < size && is_blank(end)) ++end;
    }
    return {joined(letters, begin, end), begin, end};
}

} // namespace copro
