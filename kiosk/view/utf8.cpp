#include "kiosk/view/utf8.h"

#include "kiosk/view/icu_text.h"

#include <unicode/locid.h>
#include <unicode/ubidi.h>
#include <unicode/uscript.h>

namespace copro {

namespace {

bool is_mark(UChar32 letter) {
    const int type = u_charType(letter);
    return type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_ENCLOSING_MARK;
}

} // namespace

// What is not UTF-8 comes back with replacement characters in it.
bool is_utf8(std::string_view text) { return is_ascii(text) || utf8_text(icu_text(text)) == text; }

std::vector<std::string> letters_of(std::string_view text) {
    std::vector<std::string> letters;
    if (is_ascii(text)) {
        for (const char letter : text) letters.emplace_back(1, letter);
        return letters;
    }
    const icu::UnicodeString all = icu_text(text);
    for (int32_t at = 0; at < all.length(); at = all.moveIndex32(at, 1)) {
        const UChar32 letter = all.char32At(at);
        const std::string one = utf8_text(icu::UnicodeString(letter));
        if (is_mark(letter) && !letters.empty())
            letters.back() += one;
        else
            letters.push_back(one);
    }
    return letters;
}

std::size_t byte_of_letter(std::string_view text, int nth) {
    std::size_t at = 0;
    for (int passed = 0; passed < nth && at < text.size(); ++passed) {
        do {
            ++at;
        } while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
    }
    return at;
}

std::string without_last_letter(std::string_view text) {
    const std::vector<std::string> letters = letters_of(text);
    std::string out;
    for (std::size_t index = 0; index + 1 < letters.size(); ++index) out += letters[index];
    return out;
}

std::string without_last_sign(std::string_view text) {
    const icu::UnicodeString all = icu_text(text);
    if (all.isEmpty()) return {};
    const int32_t last = all.moveIndex32(all.length(), -1);
    const UChar32 sign = all.char32At(last);
    if (!is_indian(sign) || is_nukta(sign) || !is_mark(sign)) return without_last_letter(text);
    return utf8_text(icu::UnicodeString(all, 0, last));
}

std::string upper_case(std::string_view text, const std::string& language) {
    return utf8_text(icu_text(text).toUpper(icu::Locale(language.c_str())));
}

std::string lower_case(std::string_view text) { return utf8_text(icu_text(text).toLower(icu::Locale::getRoot())); }

bool is_han(std::string_view letter) {
    if (is_ascii(letter)) return false;
    UErrorCode error = U_ZERO_ERROR;
    return uscript_getScript(icu_text(letter).char32At(0), &error) == USCRIPT_HAN;
}

bool runs_from_right(std::string_view text) {
    const icu::UnicodeString letters = icu_text(text);
    return ubidi_getBaseDirection(letters.getBuffer(), letters.length()) == UBIDI_RTL;
}

} // namespace copro
