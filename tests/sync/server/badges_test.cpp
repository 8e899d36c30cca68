// Badges: made once, told once, kept as a hash; the last one made is the good one.
#include "sync/records/badge.h"
#include "sync/records/meeting_pack.h"
#include "sync/server/badges.h"
#include "tests/sync/server/care_office.h"

using namespace copro;
using namespace copro::test;

namespace {

const std::string three_people = R"("people": [{"id": "p-001", "first_name": "Quillon", "last_name": "Reed",
    "told_apart_by": {"en": "from Bank Road"}}, {"id": "p-002", "first_name": "Bo"},
    {"id": "p-003", "first_name": "Quillon", "last_name": "Reed", "told_apart_by": {"en": "from Hillside"}}])";

Json made(CareOffice& office, std::map<std::string, std::string> options = {}) {
    options["meeting"] = "better-buses";
    return must(parse_json(office.run("badge make", options), "badges"));
}
MeetingPack pack_of(CareOffice& office) {
    for (const MeetingRow& row : must(office.workshop->reader().meetings())) {
        if (row.id == "better-buses") return must(load_meeting_pack(row.text, row.id));
    }
    FAIL("there is no such meeting");
    return {};
}
// Whom a kiosk that has the server's pack finds by this badge.
std::string found_by(CareOffice& office, const Json& badge) {
    const Bytes token = must(read_badge(badge["code"].get<std::string>()));
    for (const Invitee& one : pack_of(office).people) {
        if (one.badge == badge_hash("better-buses", token)) return one.id;
    }
    return "";
}

} // namespace

TEST_CASE("a badge is made for each who is invited, and the server keeps its hash alone") {
    CareOffice office;
    office.meeting("better-buses", "2026-12-01", three_people);
    const Json sheet = made(office);
    CHECK(sheet["organisation"] == "Llais");
    REQUIRE(sheet["badges"].size() == 3);
    CHECK(sheet["badges"][0]["first_name"] == "Quillon");
    CHECK(sheet["badges"][0]["apart"] == "Reed, from Bank Road");
    CHECK(sheet["badges"][1]["apart"] == "");
    const std::vector<std::string> people{"p-001", "p-002", "p-003"};
    for (std::size_t at = 0; at < people.size(); ++at) {
        CHECK(found_by(office, sheet["badges"][at]) == people[at]);
        const std::string code = sheet["badges"][at]["code"];
        const Bytes token = must(read_badge(code));
        for (const std::string& secret : {code, to_hex(token), std::string(as_text(token)), code.substr(12, 32)})
            CHECK(office.files_with(secret).empty());
    }
}

TEST_CASE("made again for one, the old badge is good no more and the others still are") {
    CareOffice office;
    office.meeting("better-buses", "2026-12-01", three_people);
    const Json before = made(office);
    const Json again = made(office, {{"person", "p-002"}});
    REQUIRE(again["badges"].size() == 1);
    CHECK(found_by(office, again["badges"][0]) == "p-002");
    CHECK(found_by(office, before["badges"][1]).empty());
    CHECK(found_by(office, before["badges"][0]) == "p-001");
    CHECK(found_by(office, before["badges"][2]) == "p-003");
    const Json all = made(office);
    CHECK(found_by(office, again["badges"][0]).empty());
    CHECK(found_by(office, all["badges"][1]) == "p-002");
}

TEST_CASE("a pack that is imported anew leaves people their badges, and brings none to others") {
    CareOffice office;
    office.meeting("better-buses", "2026-12-01", three_people);
    const Json sheet = made(office);
    const std::string without =
        R"({"people": [{"id": "p-002", "first_name": "Bo"}, {"id": "p-009", "first_name": "Io"}]})";
    const std::string before = must(office.workshop->reader().meetings()).front().text;
    const Json after = must(parse_json(must(with_badges_of(before, without, "pack")), "pack"));
    CHECK(after["people"][0]["badge"] == pack_of(office).people[1].badge);
    CHECK_FALSE(after["people"][1].contains("badge"));
    Json plain = must(parse_json(before, "pack"));
    for (Json& person : plain["people"]) person.erase("badge");
    (void)office.run("meeting import", {{"file", "better-buses"}, {"text", plain.dump()}, {"replace", "yes"}});
    CHECK(found_by(office, sheet["badges"][1]) == "p-002");
}

TEST_CASE("who is erased has no badge any more, in no file") {
    CareOffice office;
    office.meeting("better-buses", "2026-12-01", three_people);
    const Json sheet = made(office);
    const std::string hash = pack_of(office).people[1].badge;
    REQUIRE_FALSE(office.files_with(hash).empty());
    (void)office.run("erase", {{"reference", "p-002"}, {"because", "asked"}});
    CHECK(found_by(office, sheet["badges"][1]).empty());
    CHECK(office.files_with(hash).empty());
    CHECK(found_by(office, sheet["badges"][0]) == "p-001");
}

TEST_CASE("no badges for a meeting that is over or not there, or for somebody who is not invited") {
    CareOffice office;
    office.meeting("better-buses", "2026-12-01", three_people);
    CHECK(office.refusal("badge make", {{"meeting", "warm-homes"}}).find("there is no meeting warm-homes") !=
          std::string::npos);
    CHECK(office.refusal("badge make", {{"meeting", "better-buses"}, {"person", "p-9"}})
              .find("--person: nobody with this id is invited to better-buses") != std::string::npos);
    office.clock.advance(30LL * 24 * 60 * 60 * 1000);
    CHECK(office.refusal("badge make", {{"meeting", "better-buses"}}).find("--meeting: is over") != std::string::npos);
}
