// The number that a kiosk draws for a claim finds it wherever staff type it, as a record's own number does.
#include "sync/records/reference.h"
#include "tests/sync/server/care_office.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("a claim is found and shown by the number that the person took away: its voice, what is held, erasing") {
    CareOffice office;
    const auto claim =
        office.say_with("claim", R"({"reference":"AAAA-1111","person":"p-001","name":"Quillon","expenses_pence":240})",
                        "audio/ogg", "sealed bytes of a voice");
    REQUIRE(reference_of(claim.header.rec_id) != "AAAA-1111");
    CHECK(office.run("voice list").starts_with("AAAA-1111\t"));
    CHECK(office.run("attachment list").starts_with("AAAA-1111\t"));
    CHECK(office.run("voice words", {{"reference", "aaaa-1111"}, {"text", "It is lost"}, {"by", "Staff Sam"}})
              .starts_with("written down\tAAAA-1111\t"));
    for (const std::string& reference :
         {std::string("aaaa-1111"), reference_of(claim.header.rec_id), claim.header.rec_id.text()}) {
        INFO(reference);
        const Json held = must(parse_json(office.run("held", {{"reference", reference}}), "held"));
        REQUIRE(held["records"].size() == 1);
        CHECK(held["records"][0]["reference"] == "AAAA-1111");
        REQUIRE(held["voice_words"].size() == 1);
        CHECK(held["voice_words"][0]["reference"] == "AAAA-1111");
    }
    CHECK(office.refusal("held", {{"reference", "AAAA-1112"}}).find("nothing is held") != std::string::npos);
    (void)office.run("erase", {{"reference", "AAAA-1111"}, {"because", "asked"}});
    CHECK(office.refusal("held", {{"reference", "AAAA-1111"}}).find("nothing is held") != std::string::npos);
    CHECK(office.files_with("It is lost").empty());
}
