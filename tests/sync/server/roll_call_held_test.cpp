// A roll call's record names many: each is told of themselves, and it goes when one of them asks.
#include "tests/sync/server/care_office.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("a roll call tells each who was on its list of themselves alone, and is erased as a whole") {
    CareOffice office;
    office.meeting("better-buses", "2026-12-01",
                   R"("people": [{"id": "p-001", "first_name": "Quillon"}, {"id": "p-002", "first_name": "Bo"}])");
    office.say("roll-call", R"({"begun_ms":5,"ended_ms":9,"ended_by":"staff","people":[
        {"person":"p-001","since_ms":3,"found":true},{"person":"p-002","since_ms":4,"found":false}]})");
    const Json held = must(parse_json(office.run("held", {{"reference", "p-001"}}), "held"));
    REQUIRE(held["records"].size() == 1);
    CHECK(held["records"][0]["on_the_list_of_a_roll_call"] ==
          Json::array({Json{{"person", "p-001"}, {"since_ms", 3}, {"found", true}}}));
    CHECK_FALSE(held["records"][0].contains("said"));
    const std::string erased = office.run("erase", {{"reference", "p-001"}, {"because", "asked"}});
    CHECK(erased.find("erased\tattendance\t1\n") != std::string::npos);
    CHECK(erased.find("1 of these were roll calls") != std::string::npos);
    CHECK(erased.find("sign-ins of somebody") == std::string::npos);
}
