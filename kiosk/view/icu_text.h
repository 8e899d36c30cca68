// Texts on their way into ICU and out again, and what its letters are, for the files of this folder. Pure; any thread.
#pragma once

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace copro {

[[nodiscard]] inline icu::UnicodeString icu_text(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

[[nodiscard]] inline std::string utf8_text(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

// Most texts are, and need no ICU.
[[nodiscard]] inline bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char letter) { return static_cast<unsigned char>(letter) < 0x80; });
}

// From Devanagari to Sinhala the block of each script begins at a multiple of 0x80, with its nukta at one place.
[[nodiscard]] inline bool is_indian(UChar32 letter) { return letter >= 0x0900 && letter < 0x0E00; }
[[nodiscard]] inline bool is_nukta(UChar32 letter) { return is_indian(letter) && letter % 0x80 == 0x3C; }

// Whatever stands in "O'Brien": straight, curly, of a typewriter, or one of the letters that look like it.
[[nodiscard]] inline bool is_apostrophe(UChar32 letter) {
    switch (letter) {
    case 0x0027:
    case 0x0060:
    case 0x00B4:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032: return true;
    default: return letter >= 0x02B9 && letter <= 0x02BF;
    }
}
[[nodiscard]] inline bool is_dash(UChar32 letter) { return u_hasBinaryProperty(letter, UCHAR_DASH) != 0; }

} // namespace copro
