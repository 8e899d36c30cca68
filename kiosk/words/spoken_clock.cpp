#include "kiosk/words/spoken_clock.h"

#include "kiosk/words/label.h"

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

} // namespace

std::string spoken_clock_time(const Catalogue& catalogue, int hour, int minute) {
    const std::string minutes = catalogue.find(MessageKey("spoken.clock.minutes").text());
    if (minutes == none) return {};
    const int on_dial = (hour + 11) % 12; // one o'clock is the first
    // "twenty to three": after a word for "to" some languages change the number (Welsh: tri, i dri).
    std::string said = put(entry_of(minutes, minute), "%h",
                           entry_of(catalogue.find(MessageKey("spoken.clock.hours").text()), on_dial));
    return put(std::move(said), "%n",
               entry_of(catalogue.find(MessageKey("spoken.clock.hours-to").text()), (on_dial + 1) % 12));
}

std::string spoken_clock_date(const Catalogue& catalogue, Date date, const std::string& weekday) {
    std::string said = catalogue.find(MessageKey("spoken.clock.date").text());
    if (said == none) return {};
    const int day = static_cast<int>(static_cast<unsigned>(date.day()));
    const int month = static_cast<int>(static_cast<unsigned>(date.month()));
    said = put(std::move(said), "%w", weekday);
    said = put(std::move(said), "%d", entry_of(catalogue.find(MessageKey("spoken.clock.days").text()), day - 1));
    said = put(std::move(said), "%m", entry_of(catalogue.find(MessageKey("spoken.clock.months").text()), month - 1));
    return put(std::move(said), "%y", std::to_string(static_cast<int>(date.year())));
}

} // namespace copro
