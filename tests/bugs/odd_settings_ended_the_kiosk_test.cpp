// A slip in kiosk.toml ended the kiosk in an assertion of the TOML library instead of naming the line.
#include "kiosk/config.h"

#include <catch2/catch.hpp>

using namespace copro;

TEST_CASE("settings that are no TOML are refused with file and line") {
    for (const char* bad :
         {"languages = [\"en\",}y\"]\n", "languages = [\"en\"\n", "pictures = *\"o#urs\"\n", "=", "[[["}) {
        INFO(bad);
        const auto config = parse_config(bad, "kiosk.toml");
        REQUIRE_FALSE(config.ok());
        CHECK(config.error().place.starts_with("kiosk.toml:"));
    }
}
