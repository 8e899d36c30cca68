// How often somebody presses More on the lowest screen at Normal text, where most is to be read.
#include "kiosk/ui/checks.h"
#include "tests/kiosk/swept_world.h"

using namespace copro;
using namespace copro::test;

namespace {

SweepWorld as_config_try_has_it() {
    auto config = load_config(source("config/kiosk.toml"));
    REQUIRE(config.ok());
    return shipped_world(config.take(), false);
}

SweepLimits low_screen(std::vector<std::string> screens) {
    SweepLimits limits;
    limits.languages = {"en"};
    limits.screens = std::move(screens);
    limits.shapes = {"1280x800"};
    limits.text_sizes = {"standard"};
    return limits;
}

std::map<std::string, int> parts_of(const SweepWorld& world, const SweepLimits& limits) {
    auto text = TextEngine::open(installed_fonts());
    REQUIRE(text.ok());
    std::map<std::string, int> parts;
    sweep(world, limits, *text, [&](const SweptScreen& swept) {
        parts[swept.sample.name] = swept.layout.parts;
        for (const CheckProblem& problem : check_layout(swept.layout, *text)) {
            UNSCOPED_INFO(swept.sample.name << " " << problem.node << " " << problem.rule << " " << problem.measured);
            CHECK(false);
        }
    });
    return parts;
}

} // namespace

TEST_CASE("what is checked before Save, and all languages, stand on few parts of a low screen") {
    const SweepWorld world = as_config_try_has_it();
    const auto parts = parts_of(world, low_screen({"claim.check", "sign-in.check", "language"}));
    // The samples answer with everything that can be answered.
    CHECK(parts.at("claim.check") <= 5);
    // Each of fourteen allergens, and all else that was ticked, every line with its Change.
    CHECK(parts.at("sign-in.check") <= 8);
    CHECK(parts.at("language") <= 2);
}

TEST_CASE("the total of a claim is on the first part of what is checked, and again where it is added up") {
    const SweepWorld world = as_config_try_has_it();
    auto text = TextEngine::open(installed_fonts());
    REQUIRE(text.ok());
    sweep(world, low_screen({"claim.check"}), *text, [&](const SweptScreen& swept) {
        CHECK((swept.layout.find("check.total") != nullptr) == (swept.layout.part == 0));
        CHECK((swept.layout.find("check.sum.total") != nullptr) == (swept.layout.part == swept.layout.parts - 1));
    });
}

TEST_CASE("what went wrong with Save is on the first part, in the largest letters too (C2)") {
    const SweepWorld world = as_config_try_has_it();
    auto text = TextEngine::open(installed_fonts());
    REQUIRE(text.ok());
    SweepLimits limits = low_screen({"claim.check.error", "sign-in.check.error"});
    limits.text_sizes = {"standard", "largest"};
    int first_parts = 0;
    sweep(world, limits, *text, [&](const SweptScreen& swept) {
        if (swept.layout.part != 0) return;
        ++first_parts;
        INFO(swept.sample.name);
        CHECK(swept.layout.find("error") != nullptr);
    });
    CHECK(first_parts == 4);
}
