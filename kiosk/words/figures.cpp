#include "kiosk/words/figures.h"

#include "kiosk/words/pseudo.h"
#include "sync/records/locale_name.h"

#include <fmt/format.h>
#include <unicode/dcfmtsym.h>
#include <unicode/numberformatter.h>
#include <unicode/rbnf.h>

#include <map>
#include <memory>

namespace copro {

namespace {

constexpr std::int64_t first_grouped = 1000;

struct Marks {
    icu::number::LocalizedNumberFormatter whole;
    char decimal = '.';
    PoundSign pound;
};

// The languages of the tests are written as English and Arabic.
icu::Locale locale_of_figures(const std::string& language) {
    const bool is_english = language == pseudo_left_to_right;
    const bool is_arabic = language == pseudo_right_to_left;
    return icu::Locale(locale_name(is_english ? "en" : is_arabic ? "ar" : language).c_str());
}

std::string utf8_of(const icu::UnicodeString& text) {
    std::string out;
    return text.toUTF8String(out);
}

// One pound, for what stands before and behind the 1.
PoundSign sign_around_one(const icu::Locale& locale) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::UnicodeString one = icu::number::NumberFormatter::withLocale(locale)
                                       .unit(icu::CurrencyUnit(icu::StringPiece("GBP"), error))
                                       .unitWidth(UNUM_UNIT_WIDTH_NARROW)
                                       .precision(icu::number::Precision::integer())
                                       .formatInt(1, error)
                                       .toString(error);
    const int32_t at = one.indexOf(char16_t('1'));
    if (U_FAILURE(error) || at < 0) return {"£", ""};
    return {utf8_of(one.tempSubString(0, at)), utf8_of(one.tempSubString(at + 1))};
}

Marks read_marks(const std::string& language) {
    const icu::Locale locale = locale_of_figures(language);
    UErrorCode error = U_ZERO_ERROR;
    Marks marks{icu::number::NumberFormatter::withLocale(locale), '.', sign_around_one(locale)};
    const icu::DecimalFormatSymbols symbols(locale, error);
    const icu::UnicodeString comma(char16_t(','));
    if (U_SUCCESS(error) && symbols.getSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol) == comma) {
        marks.decimal = ',';
    }
    return marks;
}

const Marks& marks_of(const std::string& language) {
    thread_local std::map<std::string, Marks> read;
    const auto found = read.find(language);
    return found != read.end() ? found->second : read.emplace(language, read_marks(language)).first->second;
}

// nullptr where ICU has no rules for the language, and would take English ones.
const icu::RuleBasedNumberFormat* rules_in_words(const std::string& language) {
    thread_local std::map<std::string, std::unique_ptr<const icu::RuleBasedNumberFormat>> read;
    const auto found = read.find(language);
    if (found != read.end()) return found->second.get();
    const icu::Locale locale = locale_of_figures(language);
    UErrorCode error = U_ZERO_ERROR;
    auto rules = std::make_unique<const icu::RuleBasedNumberFormat>(icu::URBNF_SPELLOUT, locale, error);
    const bool is_own =
        U_SUCCESS(error) &&
        std::string_view(rules->getLocale(ULOC_ACTUAL_LOCALE, error).getLanguage()) == locale.getLanguage();
    if (!is_own) rules.reset();
    return read.emplace(language, std::move(rules)).first->second.get();
}

std::int64_t units_in_whole(int places) {
    std::int64_t units = 1;
    for (int place = 0; place < places; ++place) units *= 10;
    return units;
}

void replace_all(std::string& text, std::string_view wrong, std::string_view right) {
    for (std::size_t at = text.find(wrong); at != std::string::npos; at = text.find(wrong, at + right.size())) {
        text.replace(at, wrong.size(), right);
    }
}

} // namespace

char decimal_mark(const std::string& language) { return marks_of(language).decimal; }

std::string written_number(std::int64_t number, const std::string& language) {
    // Most are, and no language writes them otherwise.
    if (number >= 0 && number < first_grouped) return fmt::format("{}", number);
    UErrorCode error = U_ZERO_ERROR;
    const icu::UnicodeString written = marks_of(language).whole.formatInt(number, error).toString(error);
    return U_SUCCESS(error) ? utf8_of(written) : fmt::format("{}", number);
}

std::string written_decimal(std::int64_t units, int places, const std::string& language) {
    const std::int64_t whole = units_in_whole(places);
    return fmt::format("{}{}{:0{}}", written_number(units / whole, language), decimal_mark(language), units % whole,
                       places);
}

std::string plain_decimal(std::int64_t units, int places, const std::string& language) {
    const std::int64_t whole = units_in_whole(places);
    return fmt::format("{}{}{:0{}}", units / whole, decimal_mark(language), units % whole, places);
}

const PoundSign& pound_sign(const std::string& language) { return marks_of(language).pound; }

std::string number_in_words(std::int64_t number, const std::string& rules, const std::string& language) {
    const icu::RuleBasedNumberFormat* known = rules_in_words(language);
    if (known == nullptr) return {};
    UErrorCode error = U_ZERO_ERROR;
    icu::FieldPosition where;
    icu::UnicodeString written;
    known->format(number, icu::UnicodeString::fromUTF8(rules), written, where, error);
    if (U_FAILURE(error)) return {};
    std::string words = utf8_of(written);
    replace_all(words, "\u00AD", ""); // where a line may break
    // As ICU 72 has Romanian: with another word for "a" than people say, and letters of before 2003.
    if (language == "ro") {
        replace_all(words, "una sută", "o sută"); // not shown: it mends ICU's words
        replace_all(words, "una mie", "o mie");   // not shown: it mends ICU's words
        replace_all(words, "ş", "ș");
        replace_all(words, "ţ", "ț");
    }
    return words;
}

} // namespace copro
