#include "sync/records/date.h"

#include <fmt/format.h>

#include <ctime>

namespace copro {

namespace {

std::tm local_parts(std::int64_t wall_ms) {
    // Rounded down: a clock before 1970 is a clock that was never set, and its days have names too.
    const std::time_t seconds = static_cast<std::time_t>((wall_ms - (wall_ms < 0 ? 999 : 0)) / 1000);
    std::tm parts{};
    localtime_r(&seconds, &parts);
    return parts;
}

} // namespace

Result<Date> parse_date(std::string_view text) {
    const Error wrong = invalid("", "must be a date such as 2026-11-22");
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return wrong;
    int number[3] = {0, 0, 0};
    int field = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at == 4 || at == 7) {
            ++field;
            continue;
        }
        if (text[at] < '0' || text[at] > '9') return wrong;
        number[field] = number[field] * 10 + (text[at] - '0');
    }
    const Date date{std::chrono::year{number[0]}, std::chrono::month{static_cast<unsigned>(number[1])},
                    std::chrono::day{static_cast<unsigned>(number[2])}};
    if (!date.ok()) return wrong;
    return date;
}

std::string date_text(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

Date add_days(Date date, int days) { return std::chrono::sys_days{date} + std::chrono::days{days}; }

Date local_date(std::int64_t wall_ms) {
    const std::tm parts = local_parts(wall_ms);
    return Date{std::chrono::year{parts.tm_year + 1900}, std::chrono::month{static_cast<unsigned>(parts.tm_mon + 1)},
                std::chrono::day{static_cast<unsigned>(parts.tm_mday)}};
}

std::int64_t wall_ms_of(Date date, std::string_view time_of_day) {
    std::tm parts{};
    parts.tm_year = static_cast<int>(date.year()) - 1900;
    parts.tm_mon = static_cast<int>(static_cast<unsigned>(date.month())) - 1;
    parts.tm_mday = static_cast<int>(static_cast<unsigned>(date.day()));
    if (time_of_day.size() == 5) {
        parts.tm_hour = (time_of_day[0] - '0') * 10 + (time_of_day[1] - '0');
        parts.tm_min = (time_of_day[3] - '0') * 10 + (time_of_day[4] - '0');
    }
    parts.tm_isdst = -1; // the time zone's rules say
    return static_cast<std::int64_t>(std::mktime(&parts)) * 1000;
}

std::string local_time_text(std::int64_t wall_ms) {
    const std::tm parts = local_parts(wall_ms);
    return fmt::format("{:02}:{:02}", parts.tm_hour, parts.tm_min);
}

} // namespace copro
