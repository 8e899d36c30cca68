#include "sync/server/reports/year_figures.h"

#include <catch2/catch.hpp>

using namespace copro;

TEST_CASE("money and days of the year are written as each language has them, in the digits 0 to 9") {
    const Date day = *parse_date("2026-11-30");
    CHECK(year_pounds(120, "en") == "£120");
    CHECK(year_pounds(1'234'567, "en") == "£1,234,567");
    CHECK(year_pounds(1065, "tr") == "£1.065");
    CHECK(year_day(day, "en") == "30 November 2026");
    CHECK(year_day(day, "cy") == "30 Tachwedd 2026");
    CHECK(year_day(day, "pl") == "30 listopada 2026");
    CHECK(year_day(day, "zh") == "2026年11月30日");
    for (const char* language : {"ar", "bn", "hi", "ur"}) {
        INFO(language);
        CHECK(year_day(day, language).find("2026") != std::string::npos);
    }
}
