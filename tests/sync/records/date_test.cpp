#include "sync/records/date.h"
#include "tests/sync/base/zone.h"

#include <catch2/catch.hpp>

using namespace copro;
using namespace copro::test;

TEST_CASE("a day is read and written in one form") {
    for (const char* text : {"2026-11-22", "2024-02-29", "1999-12-31", "2000-02-29"}) {
        const auto date = parse_date(text);
        REQUIRE(date.ok());
        CHECK(date_text(*date) == text);
    }
}

TEST_CASE("what is not a day that exists is refused") {
    for (const char* text : {"", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-11-31", "2026-11-00",
                             "22-11-2026", "2026/11/22", "2026-11-2", "2026-11-222", "+026-11-22", "2026-11-22 ",
                             "20a6-11-22", "----------", "2026-1--22", "2026-11-2-"}) {
        INFO(text);
        const auto date = parse_date(text);
        REQUIRE_FALSE(date.ok());
        CHECK(date.error().kind == ErrorKind::invalid);
    }
}

TEST_CASE("every day of four centuries goes there and back") {
    Date date = *parse_date("1800-01-01");
    for (int count = 0; count < 146'097; ++count) {
        const auto again = parse_date(date_text(date));
        REQUIRE((again.ok() && *again == date));
        date = add_days(date, 1);
    }
    CHECK(date_text(date) == "2200-01-01");
}

TEST_CASE("days are added over months, years and leap days") {
    const Date date = *parse_date("2026-11-22");
    CHECK(date_text(add_days(date, 28)) == "2026-12-20");
    CHECK(date_text(add_days(date, 40)) == "2027-01-01");
    CHECK(date_text(add_days(date, -22)) == "2026-10-31");
    CHECK(date_text(add_days(*parse_date("2024-02-28"), 1)) == "2024-02-29");
}

TEST_CASE("wall time is told as the local day and hour, summer and winter") {
    CHECK(local_time_text(1'795'356'120'000) == "14:02");
    CHECK(date_text(local_date(1'795'356'120'000)) == "2026-11-22");
    // 2026-06-30 23:30 UTC is half past midnight on the first of July.
    CHECK(local_time_text(1'782'862'200'000) == "00:30");
    CHECK(date_text(local_date(1'782'862'200'000)) == "2026-07-01");
}

TEST_CASE("where the programs of the tests live it is morning, whatever the hour is here, on the day of Greenwich") {
    const std::int64_t now_ms = SystemClock().wall_ms();
    const auto day_in_greenwich = [&] {
        const Zone greenwich("UTC0");
        return local_date(now_ms);
    };
    const Zone morning(where_it_is_morning());
    CHECK_THAT(local_time_text(now_ms), Catch::StartsWith("10:0"));
    CHECK(local_date(now_ms) == day_in_greenwich());
}
