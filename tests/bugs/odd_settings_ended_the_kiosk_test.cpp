// A slip in kiosk.toml ended the kiosk in an assertion of the TOML library instead of naming the line.
#include "kiosk/config.h"

#include <catch2/catch.hpp>

using namespace copro;

TEST_CASE("settings that are no TOML are refused with file and line") {
    for (const char* bad : {"languages = [\"en\",}y\"]\n", "languages = [\"en\"\n", "pictures = *\"o#urs\"\n", "=",
                            "[[[", "xe\u0262ls = 1\n", "\u0262", "x = \u0262", "x = 'a' \u0262 # 'b'"}) {
        INFO(bad);
        const auto config = parse_config(bad, "kiosk.toml");
        REQUIRE_FALSE(config.ok());
        CHECK(config.error().place.starts_with("kiosk.toml:"));
    }
    const auto good = parse_config("# Zo\u00eb\nlanguages = [\"Lluniau \\\" \u0175\"] # \u0262\n", "kiosk.toml");
    REQUIRE(good.ok());
    CHECK(good->languages.front() == "Lluniau \" \u0175");
}
