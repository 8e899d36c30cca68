#include "kiosk/words/written_date.h"

#include "kiosk/words/pseudo.h"
#include "sync/records/locale_name.h"

#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/smpdtfmt.h>

#include <map>
#include <memory>

namespace copro {

namespace {

// The words of the languages of the tests are English ones, in whichever direction they are laid out.
icu::Locale locale_of_date(const std::string& language) {
    const bool is_pseudo = language == pseudo_left_to_right || language == pseudo_right_to_left;
    return icu::Locale(locale_name(is_pseudo ? "en" : language).c_str());
}

// Where day, month and year stand is the language's own; ours is how English and Welsh are written here, without a
// comma.
icu::UnicodeString pattern_of(const icu::Locale& locale) {
    icu::UnicodeString pattern("EEEE d MMMM yyyy"); // not shown: ICU's pattern
    const std::string_view code = locale.getLanguage();
    if (code == "en" || code == "cy") return pattern;
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
        icu::DateTimePatternGenerator::createInstance(locale, error));
    if (U_SUCCESS(error)) pattern = patterns->getBestPattern(icu::UnicodeString("yyyyMMMMdEEEE"), error);
    return pattern;
}

icu::SimpleDateFormat format_of(const std::string& language) {
    const icu::Locale locale = locale_of_date(language);
    UErrorCode error = U_ZERO_ERROR;
    icu::SimpleDateFormat format(pattern_of(locale), locale, error);
    format.setTimeZone(*icu::TimeZone::getGMT());
    return format;
}

} // namespace

WrittenDate written_date(Date date, const std::string& language) {
    thread_local std::map<std::string, icu::SimpleDateFormat> made;
    auto found = made.find(language);
    if (found == made.end()) found = made.emplace(language, format_of(language)).first;
    const icu::SimpleDateFormat& format = found->second;
    const std::chrono::sys_days day{date};
    icu::UnicodeString whole;
    format.format(
        static_cast<UDate>(std::chrono::duration_cast<std::chrono::milliseconds>(day.time_since_epoch()).count()),
        whole);
    int32_t count = 0;
    const icu::UnicodeString* weekdays = format.getDateFormatSymbols()->getWeekdays(count); // from 1, Sunday
    const icu::UnicodeString* months = format.getDateFormatSymbols()->getMonths(count);
    WrittenDate written;
    whole.toUTF8String(written.whole);
    weekdays[std::chrono::weekday(day).c_encoding() + 1].toUTF8String(written.weekday);
    months[static_cast<unsigned>(date.month()) - 1].toUTF8String(written.month);
    return written;
}

} // namespace copro
