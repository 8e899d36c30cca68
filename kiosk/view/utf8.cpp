#include "kiosk/view/utf8.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace copro {

namespace {

constexpr UChar32 dotless_i = 0x0131;

bool is_plain(std::string_view text) {
    for (const char letter : text) {
        if (static_cast<unsigned char>(letter) >= 0x80) return false;
    }
    return true;
}

icu::UnicodeString unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

bool is_mark(UChar32 letter) {
    const int type = u_charType(letter);
    return type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_ENCLOSING_MARK;
}

// From Devanagari to Sinhala the block of each script begins at a multiple of 0x80, with its nukta at one place.
bool is_indian(UChar32 letter) { return letter >= 0x0900 && letter < 0x0E00; }
bool is_nukta(UChar32 letter) { return is_indian(letter) && letter % 0x80 == 0x3C; }

} // namespace

// What is not UTF-8 comes back with replacement characters in it.
bool is_utf8(std::string_view text) { return is_plain(text) || utf8(unicode(text)) == text; }

std::vector<std::string> letters_of(std::string_view text) {
    std::vector<std::string> letters;
    if (is_plain(text)) {
        for (const char letter : text) letters.emplace_back(1, letter);
        return letters;
    }
    const icu::UnicodeString all = unicode(text);
    for (int32_t at = 0; at < all.length(); at = all.moveIndex32(at, 1)) {
        const UChar32 letter = all.char32At(at);
        const std::string one = utf8(icu::UnicodeString(letter));
        if (is_mark(letter) && !letters.empty())
            letters.back() += one;
        else
            letters.push_back(one);
    }
    return letters;
}

std::string without_last_letter(std::string_view text) {
    const std::vector<std::string> letters = letters_of(text);
    std::string out;
    for (std::size_t index = 0; index + 1 < letters.size(); ++index) out += letters[index];
    return out;
}

std::string without_last_sign(std::string_view text) {
    const icu::UnicodeString all = unicode(text);
    if (all.isEmpty()) return {};
    const int32_t last = all.moveIndex32(all.length(), -1);
    const UChar32 sign = all.char32At(last);
    if (!is_indian(sign) || is_nukta(sign) || !is_mark(sign)) return without_last_letter(text);
    return utf8(icu::UnicodeString(all, 0, last));
}

std::string upper_case(std::string_view text, const std::string& language) {
    return utf8(unicode(text).toUpper(icu::Locale(language.c_str())));
}

std::string lower_case(std::string_view text) { return utf8(unicode(text).toLower(icu::Locale::getRoot())); }

std::string search_form(std::string_view text) {
    if (is_plain(text)) {
        std::string out(text);
        for (char& letter : out) {
            if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
        }
        return out;
    }
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(error);
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(error);
    if (U_FAILURE(error)) return lower_case(text);
    const icu::UnicodeString apart = decompose->normalize(fold->normalize(unicode(text), error), error);
    icu::UnicodeString bare;
    for (int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
        const UChar32 letter = apart.char32At(at);
        // A vowel sign is no accent: without it another word stands there.
        const bool is_accent = u_charType(letter) == U_NON_SPACING_MARK && (!is_indian(letter) || is_nukta(letter));
        if (!is_accent) bare.append(letter == dotless_i ? UChar32('i') : letter);
    }
    return utf8(bare);
}

bool runs_from_right(std::string_view text) {
    const icu::UnicodeString letters = unicode(text);
    return ubidi_getBaseDirection(letters.getBuffer(), letters.length()) == UBIDI_RTL;
}

} // namespace copro
