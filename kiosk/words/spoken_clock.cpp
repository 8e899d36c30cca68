#include "kiosk/words/spoken_clock.h"

#include "kiosk/words/label.h"

#include <algorithm>

namespace copro {

namespace {

constexpr std::string_view none = "-";

// The entry of "one|two|three" at that place, counted from 0; "" past the end.
std::string entry_of(const std::string& list, int at) {
    std::size_t begin = 0;
    for (int passed = 0; passed < at; ++passed) {
        begin = list.find('|', begin);
        if (begin == std::string::npos) return {};
        ++begin;
    }
    return list.substr(begin, list.find('|', begin) - begin);
}

// Puts words where their sign stands, "%h" for the hour.
std::string put(std::string words, std::string_view sign, const std::string& text) {
    const std::size_t at = words.find(sign);
    return at == std::string::npos ? words : words.replace(at, sign.size(), text);
}

// The entry of a list that the language has, or what is said without it: it has none, or not so many.
std::string entry_or(const std::string& list, int at, const std::string& plain) {
    const std::string entry = list == none || at < 0 ? std::string() : entry_of(list, at);
    return entry.empty() ? plain : entry;
}

} // namespace

std::string spoken_clock_time(const Catalogue& catalogue, int hour, int minute) {
    const std::string minutes = catalogue.find(MessageKey("spoken.clock.minutes").text());
    if (minutes == none) return {};
    const std::string hours = catalogue.find(MessageKey("spoken.clock.hours").text());
    if (std::count(hours.begin(), hours.end(), '|') == 23) {
        return put(entry_of(minutes, minute), "%h", entry_of(hours, hour));
    }
    const int on_dial = (hour + 11) % 12; // one o'clock is the first
    // "twenty to three": after a word for "to" some languages change the number (Welsh: tri, i dri).
    return put(put(entry_of(minutes, minute), "%h", entry_of(hours, on_dial)), "%n",
               entry_of(catalogue.find(MessageKey("spoken.clock.hours-to").text()), (on_dial + 1) % 12));
}

std::string spoken_clock_date(const Catalogue& catalogue, Date date, const std::string& weekday,
                              const std::string& month) {
    std::string said = catalogue.find(MessageKey("spoken.clock.date").text());
    if (said == none) return {};
    const int day = static_cast<int>(static_cast<unsigned>(date.day()));
    const int month_number = static_cast<int>(static_cast<unsigned>(date.month()));
    const int year = static_cast<int>(date.year());
    said = put(std::move(said), "%w", weekday);
    said = put(std::move(said), "%d",
               entry_or(catalogue.find(MessageKey("spoken.clock.days").text()), day - 1, std::to_string(day)));
    said = put(std::move(said), "%m",
               entry_or(catalogue.find(MessageKey("spoken.clock.months").text()), month_number - 1, month));
    // The years of this century, where they are not said as a number is.
    return put(std::move(said), "%y",
               entry_or(catalogue.find(MessageKey("spoken.clock.years").text()), year - 2000, std::to_string(year)));
}

} // namespace copro
