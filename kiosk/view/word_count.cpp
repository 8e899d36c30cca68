#include "kiosk/view/word_count.h"

#include "kiosk/view/icu_text.h"

#include <unicode/brkiter.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <memory>

namespace copro {

namespace {

bool is_written_without_spaces(const icu::UnicodeString& run) {
    for (int32_t at = 0; at < run.length(); at = run.moveIndex32(at, 1)) {
        UErrorCode error = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(run.char32At(at), &error);
        if (U_SUCCESS(error) && uscript_breaksBetweenLetters(script)) return true;
    }
    return false;
}

int words_by_dictionary(const icu::UnicodeString& run) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error));
    if (U_FAILURE(error)) return 1;
    breaks->setText(run);
    int words = 0;
    while (breaks->next() != icu::BreakIterator::DONE) {
        // Signs between words are none.
        if (breaks->getRuleStatus() >= UBRK_WORD_NONE_LIMIT) ++words;
    }
    return words;
}

// run: without spaces.
int words_of_run(std::string_view run) {
    const icu::UnicodeString letters = icu_text(run);
    return is_written_without_spaces(letters) ? words_by_dictionary(letters) : 1;
}

} // namespace

int count_words(std::string_view text) {
    int words = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
        if (end > at) words += words_of_run(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

WordPlace whole_word(std::string_view text, WordPlace part) {
    constexpr std::string_view spaces = " \n";
    const std::size_t before = part.begin == 0 ? std::string_view::npos : text.find_last_of(spaces, part.begin - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view run = text.substr(begin, std::min(text.find_first_of(spaces, begin), text.size()) - begin);
    const icu::UnicodeString letters = icu_text(run);
    if (is_written_without_spaces(letters)) return part;
    // Without signs such as “(” and “.” at its ends.
    int32_t first = 0;
    int32_t last = letters.length();
    while (first < last && u_ispunct(letters.char32At(first))) first = letters.moveIndex32(first, 1);
    while (last > first && u_ispunct(letters.char32At(letters.moveIndex32(last, -1))))
        last = letters.moveIndex32(last, -1);
    if (first == last) return part;
    return {begin + utf8_text(letters.tempSubString(0, first)).size(),
            utf8_text(letters.tempSubStringBetween(first, last)).size()};
}

} // namespace copro
