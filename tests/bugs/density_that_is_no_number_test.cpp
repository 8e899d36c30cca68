// "pixels_per_mm = nan" was taken for a density: every comparison with it is false, also the one that should refuse it.
#include "kiosk/config.h"

#include <catch2/catch.hpp>

using namespace copro;

TEST_CASE("a density that is no number is refused with file and line") {
    for (const char* bad : {"nan", "-nan", "inf", "-inf", "0.0", "1e9"}) {
        INFO(bad);
        const auto config =
            parse_config("languages = [\"en\"]\npixels_per_mm = " + std::string(bad) + "\n", "kiosk.toml");
        REQUIRE_FALSE(config.ok());
        CHECK(config.error().place == "kiosk.toml:2");
        CHECK(config.error().reason.find("it must be from 1.5 to 30.0: the screen's width") != std::string::npos);
    }
    CHECK(parse_config("pixels_per_mm = 3.78", "kiosk.toml").value().pixels_per_mm == Approx(3.78));
}
