#include "kiosk/words/pseudo.h"

#include <algorithm>
#include <array>
#include <utility>

namespace copro {

namespace {

constexpr std::array<std::pair<char, std::string_view>, 14> accents{{{'a', "à"},
                                                                     {'c', "ç"},
                                                                     {'e', "ê"},
                                                                     {'i', "ï"},
                                                                     {'n', "ñ"},
                                                                     {'o', "ô"},
                                                                     {'u', "ü"},
                                                                     {'y', "ŷ"},
                                                                     {'w', "ŵ"},
                                                                     {'A', "Å"},
                                                                     {'E', "Ê"},
                                                                     {'O', "Ô"},
                                                                     {'W', "Ŵ"},
                                                                     {'Y', "Ŷ"}}};

void append_accented(std::string& out, char letter) {
    for (const auto& [plain, accented] : accents) {
        if (plain == letter) {
            out += accented;
            return;
        }
    }
    out += letter;
}

} // namespace

std::string stretch_words(std::string_view words) {
    std::string out;
    bool in_placeholder = false;
    std::size_t letters = 0;
    for (const char letter : words) {
        if (letter == '{') in_placeholder = true;
        if (in_placeholder) {
            out += letter;
        } else {
            append_accented(out, letter);
            ++letters;
        }
        if (letter == '}') in_placeholder = false;
    }
    // 40 % more, in short words as most languages have them, so that wrapping is tried and not only width.
    const std::size_t extra = letters * 2 / 5;
    for (std::size_t added = 0; added < extra;) {
        const std::size_t length = std::min<std::size_t>(4, extra - added);
        out += added == 0 && letters < 12 ? "" : " ";
        out.append(length, 'o');
        added += length + 1;
    }
    return out;
}

} // namespace copro
