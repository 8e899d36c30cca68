// Money as staff read it.
#include "sync/records/money.h"

#include <catch2/catch.hpp>

using namespace copro;

TEST_CASE("money is read in pounds and pence, with a comma between the thousands and the minus before the pound") {
    CHECK(pounds_text(Pence{0}) == "£0.00");
    CHECK(pounds_text(Pence{660}) == "£6.60");
    CHECK(pounds_text(Pence{99'999}) == "£999.99");
    CHECK(pounds_text(Pence{123'450}) == "£1,234.50");
    CHECK(pounds_text(Pence{123'456'789}) == "£1,234,567.89");
    CHECK(pounds_text(Pence{-350}) == "-£3.50");
    CHECK(in_thousands(-100'000) == "-100,000");
    CHECK(in_thousands(-999) == "-999");
}
