#include "sync/base/letters.h"

namespace copro {

namespace {

// How many bytes of a mark that is hidden a text begins with; 0 where it begins with a letter.
std::size_t hidden_bytes(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    if (first < ' ' || first == 0x7F) return 1;
    if (first != 0xE2) return 0;
    const std::string_view mark = text.substr(0, 3);
    const bool ends_or_turns = mark >= "\xE2\x80\xA8" && mark <= "\xE2\x80\xAE"; // U+2028 to U+202E
    const bool isolates = mark >= "\xE2\x81\xA6" && mark <= "\xE2\x81\xA9";      // U+2066 to U+2069
    return ends_or_turns || isolates ? mark.size() : 0;
}

} // namespace

bool has_hidden_marks(std::string_view text) {
    for (; !text.empty(); text.remove_prefix(1)) {
        if (hidden_bytes(text) > 0) return true;
    }
    return false;
}

std::string without_hidden_marks(std::string_view text) {
    std::string seen;
    seen.reserve(text.size());
    while (!text.empty()) {
        const std::size_t hidden = hidden_bytes(text);
        seen += hidden > 0 ? ' ' : text.front();
        text.remove_prefix(std::max<std::size_t>(hidden, 1));
    }
    return seen;
}

} // namespace copro
