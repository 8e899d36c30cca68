#include "sync/server/reports/year_figures.h"

#include "sync/records/locale_name.h"

#include <fmt/format.h>
#include <unicode/dtptngen.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>

#include <memory>

namespace copro {

namespace {

icu::Locale locale_of_report(const std::string& language) { return icu::Locale(locale_name(language).c_str()); }

// Where day, month and year stand is the language's own.
icu::UnicodeString day_pattern(const icu::Locale& locale) {
    UErrorCode error = U_ZERO_ERROR;
    icu::UnicodeString pattern("d MMMM yyyy"); // not shown: ICU's pattern
    const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
        icu::DateTimePatternGenerator::createInstance(locale, error));
    if (U_FAILURE(error)) return pattern;
    const icu::UnicodeString own = patterns->getBestPattern(icu::UnicodeString("yyyyMMMMd"), error);
    return U_SUCCESS(error) ? own : pattern;
}

} // namespace

std::string year_pounds(std::int64_t pounds, const std::string& language) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::UnicodeString written = icu::number::NumberFormatter::withLocale(locale_of_report(language))
                                           .unit(icu::CurrencyUnit(icu::StringPiece("GBP"), error))
                                           .unitWidth(UNUM_UNIT_WIDTH_NARROW)
                                           .precision(icu::number::Precision::integer())
                                           .formatInt(pounds, error)
                                           .toString(error);
    std::string text;
    return U_SUCCESS(error) ? written.toUTF8String(text) : fmt::format("£{}", pounds);
}

std::string year_day(Date date, const std::string& language) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Locale locale = locale_of_report(language);
    icu::SimpleDateFormat format(day_pattern(locale), locale, error);
    if (U_FAILURE(error)) return date_text(date);
    format.setTimeZone(*icu::TimeZone::getGMT());
    const auto since = std::chrono::sys_days{date}.time_since_epoch();
    icu::UnicodeString written;
    format.format(static_cast<UDate>(std::chrono::duration_cast<std::chrono::milliseconds>(since).count()), written);
    std::string text;
    return written.toUTF8String(text);
}

} // namespace copro
