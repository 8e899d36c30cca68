// The time zone in which a test lives, and the programs that it starts: never the machine's own. One thread.
#pragma once

#include "sync/base/clock.h"
#include "tests/sync/base/variable.h"

#include <fmt/format.h>

#include <ctime>
#include <optional>

namespace copro::test {

// London's rule in POSIX form, so that the tests need no time zone files.
inline constexpr const char* london = "GMT0BST,M3.5.0/1,M10.5.0";

// Where it is 10:05 now, on the day that it is in Greenwich, summer and winter. What real programs do on their own
// clocks goes there the same at every hour: no midnight comes for half a day, and no hour is left out or comes twice.
inline std::string where_it_is_morning() {
    constexpr std::int64_t minutes_a_day = 24LL * 60;
    constexpr std::int64_t morning = 10LL * 60 + 5;
    const std::int64_t behind = SystemClock().wall_ms() / 60'000 % minutes_a_day - morning;
    const std::int64_t minutes = behind < 0 ? -behind : behind;
    return fmt::format("MORNING{}{:02}:{:02}", behind < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

// Of this program, before its first test; a program that plays kiosks makes it the morning's (journeys/real_kiosk.h).
inline std::string& zone_of_tests() {
    static std::string zone = london;
    return zone;
}

// Another one, for a while.
class Zone {
public:
    explicit Zone(const std::string& zone) {
        m_variable.emplace("TZ", zone);
        ::tzset();
    }
    Zone(const Zone&) = delete;
    Zone& operator=(const Zone&) = delete;
    ~Zone() {
        m_variable.reset();
        ::tzset();
    }

private:
    std::optional<Variable> m_variable;
};

} // namespace copro::test
