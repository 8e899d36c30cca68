#include "kiosk/view/search_form.h"

#include "kiosk/view/icu_text.h"
#include "kiosk/view/utf8.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>

namespace copro {

namespace {

constexpr UChar32 tatweel = 0x0640; // a stroke that makes an Arabic word longer
constexpr std::string_view acute_sign = "\u00b4";

UScriptCode script_of(UChar32 letter) {
    UErrorCode error = U_ZERO_ERROR;
    return uscript_getScript(letter, &error);
}

// Do marks only refine its letters there, so that many leave them out? Elsewhere a mark is a vowel, or another letter.
bool has_accents(UScriptCode script) {
    constexpr std::array scripts{USCRIPT_COMMON, USCRIPT_INHERITED, USCRIPT_LATIN,  USCRIPT_GREEK,
                                 USCRIPT_ARABIC, USCRIPT_CYRILLIC,  USCRIPT_HEBREW, USCRIPT_SYRIAC};
    return std::find(scripts.begin(), scripts.end(), script) != scripts.end();
}

// under: the script of the letter that the mark stands on.
bool is_accent(UChar32 mark, UScriptCode under) {
    return is_nukta(mark) || (has_accents(script_of(mark)) && has_accents(under));
}

// Signs and letters that look alike and have a key each on different keyboards, as one of them.
UChar32 one_of_its_kind(UChar32 letter) {
    switch (letter) {
    case 0x0671: return 0x0627; // alef with wasla
    case 0x0649:                // alef maqsura
    case 0x06CC: return 0x064A; // Persian and Urdu yeh
    case 0x06A9:                // Persian and Urdu kaf
    case 0x06AA: return 0x0643;
    case 0x0629: // teh marbuta, which is said as heh at the end of a name
    case 0x06BE: // the three of Urdu: with two eyes, its own, and with the dots of teh marbuta
    case 0x06C1:
    case 0x06C3:
    case 0x06D5: return 0x0647;
    default: break;
    }
    if (letter < 0x80) return letter;
    if (is_apostrophe(letter)) return '\'';
    return is_dash(letter) ? '-' : letter;
}

// nullptr where ICU has none of that name.
std::unique_ptr<const icu::Transliterator> load_transliterator(const char* name) {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<const icu::Transliterator> made(icu::Transliterator::createInstance(name, UTRANS_FORWARD, error));
    if (U_FAILURE(error)) made.reset();
    return made;
}

icu::UnicodeString transliterated(UChar32 letter) {
    thread_local const auto plain = load_transliterator("Latin-ASCII");
    icu::UnicodeString text(letter);
    if (plain != nullptr) plain->transliterate(text);
    return text.toLower(icu::Locale::getRoot());
}

// Latin letters that no normalisation takes apart, such as ł, ø, đ and æ. ICU knows all of them; its rules take 20 ms
// to load and some microseconds a name, so a thread loads them when it meets the first such letter, and asks once for
// each.
const icu::UnicodeString& plain_letters(UChar32 letter) {
    thread_local std::unordered_map<UChar32, icu::UnicodeString> known;
    const auto found = known.find(letter);
    return found != known.end() ? found->second : known.emplace(letter, transliterated(letter)).first->second;
}

// How Chinese characters are said: first as a name, which a surname begins. Their rules take 110 ms to load, and 3 MB:
// a thread loads them when it meets the first such name.
const std::array<std::unique_ptr<const icu::Transliterator>, 2>& spoken_han() {
    thread_local const std::array rules{load_transliterator("Han-Latin/Names"), load_transliterator("Han-Latin")};
    return rules;
}

std::string small_letters(std::string_view ascii) {
    std::string out(ascii);
    for (char& letter : out) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return out;
}

} // namespace

std::string search_form(std::string_view text) {
    if (is_ascii(text)) return small_letters(text);
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(error);
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(error);
    if (U_FAILURE(error)) return lower_case(text);
    const icu::UnicodeString apart = decompose->normalize(fold->normalize(icu_text(text), error), error);
    icu::UnicodeString bare;
    UScriptCode script = USCRIPT_COMMON;
    for (int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
        const UChar32 letter = one_of_its_kind(apart.char32At(at));
        const bool stands_alone = u_charType(letter) != U_NON_SPACING_MARK;
        if (letter == tatweel || (!stands_alone && is_accent(letter, script))) continue;
        if (stands_alone) script = script_of(letter);
        if (letter >= 0x80 && script == USCRIPT_LATIN && stands_alone)
            bare.append(plain_letters(letter));
        else
            bare.append(letter);
    }
    // Marks that now stand side by side have an order too.
    return utf8_text(decompose->normalize(bare, error));
}

std::string name_form(std::string_view name) {
    // Else it is taken apart into a space and an accent.
    std::string signs(name);
    for (std::size_t at = signs.find(acute_sign); at != std::string::npos; at = signs.find(acute_sign, at))
        signs.replace(at, acute_sign.size(), "'");
    std::string form;
    for (const char letter : search_form(signs)) {
        if (letter == '\'' || letter == '`') continue;
        if (letter != ' ' && letter != '-')
            form += letter;
        else if (!form.empty() && form.back() != ' ')
            form += ' ';
    }
    return form;
}

std::vector<std::string> pinyin_forms(std::string_view name) {
    std::vector<std::string> forms;
    // Most names are told by their bytes.
    constexpr unsigned char first_byte_of_han = 0xE2;
    const auto may_be_han = [](char byte) { return static_cast<unsigned char>(byte) >= first_byte_of_han; };
    if (std::none_of(name.begin(), name.end(), may_be_han)) return forms;
    const std::vector<std::string> letters = letters_of(name);
    if (std::none_of(letters.begin(), letters.end(), is_han)) return forms;
    for (const auto& spoken : spoken_han()) {
        if (spoken == nullptr) continue;
        icu::UnicodeString text = icu_text(name);
        spoken->transliterate(text);
        std::string form = name_form(utf8_text(text));
        if (form.ends_with(' ')) form.pop_back();
        if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(std::move(form));
    }
    return forms;
}

bool begins_like(std::string_view name, std::string_view typed) {
    if (name_form(name).starts_with(name_form(typed))) return true;
    const std::vector<std::string> said = pinyin_forms(name);
    if (said.empty()) return false;
    std::vector<std::string> begun = pinyin_forms(typed);
    if (begun.empty()) begun.push_back(name_form(typed));
    const std::string start = without_gaps(begun.front());
    return std::any_of(said.begin(), said.end(),
                       [&](const std::string& whole) { return without_gaps(whole).starts_with(start); });
}

std::string without_gaps(std::string form) {
    std::erase(form, ' ');
    return form;
}

bool is_name_alike(std::string_view left, std::string_view right) {
    return left.empty() == right.empty() && name_form(left) == name_form(right);
}

} // namespace copro
