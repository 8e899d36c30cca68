// A script's clock could be sent back ("+-5s") and beyond all bounds ("+9223372036854775807m"), and a line that is not
// UTF-8 ended the kiosk.
#include "kiosk/script_line.h"

#include <catch2/catch.hpp>

using namespace copro;

TEST_CASE("a script's clock goes on, by a year at most") {
    CHECK(parse_clock_step("+45s").value() == 45'000);
    CHECK(parse_clock_step("+500ms").value() == 500);
    CHECK(parse_clock_step("+2m").value() == 120'000);
    CHECK(parse_clock_step("+3h").value() == 10'800'000);
    for (const char* bad : {"+-5s", "45s", "+s", "+", "", "+5", "+5d", "+9223372036854775807m", "+8785h",
                            "+99999999999999999999s", "+40000000000ms"}) {
        INFO(bad);
        const auto step = parse_clock_step(bad);
        REQUIRE_FALSE(step.ok());
        CHECK(step.error().reason.starts_with("\"" + std::string(bad) + "\" is no step: it goes on by hours"));
    }
}

TEST_CASE("a script's line is UTF-8, and its quotes close at its end") {
    CHECK(parse_script_line(R"(press "say \"yes\" \\")").value().argument == R"(say "yes" \)");
    CHECK(parse_script_line("touch 1 2").value().argument == "1 2");
    CHECK(parse_script_line("settle").value().argument.empty());
    for (const char* bad : {"press \"abc", "press \"abc\\\"", "press \"a\" b", "press \"", "type \xff"}) {
        INFO(bad);
        CHECK_FALSE(parse_script_line(bad).ok());
    }
}
