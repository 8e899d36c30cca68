// The ways in of access.md: each plays the same visit through all three journeys, and what is saved is the same.
#include "kiosk/conformance/ways_in.h"
#include "rig_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

std::vector<std::string> saved(const std::string& name) {
    const auto way =
        std::find_if(ways_in().begin(), ways_in().end(), [&](const WayIn& one) { return one.name == name; });
    REQUIRE(way != ways_in().end());
    Rig rig = shipped_rig();
    auto bodies = saved_by(rig, *way);
    INFO(name << (bodies ? "" : ": " + bodies.error().text()));
    REQUIRE(bodies.ok());
    return bodies.take();
}

const std::vector<std::string>& saved_by_touch() {
    static const std::vector<std::string> bodies = saved("touch");
    return bodies;
}

} // namespace

TEST_CASE("by touch, the three journeys save three records") {
    REQUIRE(saved_by_touch().size() == 3);
    CHECK(saved_by_touch()[2].find("\"helped\":false") != std::string::npos);
}

TEST_CASE("what is compared was sealed: it has what the disk puts round a record's body, and not what is new in each") {
    const char* const forms[] = {"\"form\":\"sign-in\"", "\"form\":\"feedback\"", "\"form\":\"claim\""};
    REQUIRE(saved_by_touch().size() == std::size(forms));
    for (std::size_t at = 0; at < std::size(forms); ++at) {
        const std::string& record = saved_by_touch()[at];
        CHECK(record.find(forms[at]) != std::string::npos);
        CHECK(record.find("\"meeting\":\"better-buses\"") != std::string::npos);
        for (const char* each : {"rec_id", "reference", "saved_wall_ms"}) CHECK(record.find(each) == std::string::npos);
    }
}

TEST_CASE("by mouse, keyboard, keypad and game controller the same is saved as by touch") {
    for (const char* way : {"mouse or trackball", "keyboard", "tactile keypad", "game controller"})
        CHECK(saved(way) == saved_by_touch());
}

TEST_CASE("by one switch the same is saved as by touch") { CHECK(saved("one switch") == saved_by_touch()); }

TEST_CASE("by two switches the same is saved as by touch") { CHECK(saved("two switches") == saved_by_touch()); }

TEST_CASE("by ear alone, behind the curtain, the same is saved as by touch") {
    CHECK(saved("no screen, by ear") == saved_by_touch());
}

TEST_CASE("with a helper the same is saved, and that somebody helped") {
    // saved_by() fails where the record does not say so.
    CHECK(saved("with a helper") == saved_by_touch());
}
