// domain.md "Retention": how long what is kept is data; what is due is told, and erased when somebody says so.
#include "sync/records/meeting_pack.h"
#include "sync/server/retention.h"
#include "tests/sync/server/care_office.h"

using namespace copro;
using namespace copro::test;

namespace {

const std::string shipped_file = std::string(COPRO_SOURCE_DIR) + "/config/retention.json";

RetentionRules shipped() { return must(load_retention(must(read_file(shipped_file)), shipped_file)); }

std::map<std::string, std::string> by_rules(bool does_erase) {
    std::map<std::string, std::string> options{{"rules_text", must(read_file(shipped_file))}, {"rules_file", "r.json"}};
    if (does_erase) options["erase"] = "yes";
    return options;
}

Date day_of(const std::string& text) { return must(parse_date(text)); }

} // namespace

TEST_CASE("the shipped rules keep claims six years after the financial year, attendance three years, voices one") {
    const RetentionRules rules = shipped();
    const auto due = [&](const std::string& what, const std::string& saved) {
        return date_text(due_on(day_of(saved), *rules.rule_of(what), rules));
    };
    CHECK(due("claims", "2026-11-22") == "2033-03-31");
    CHECK(due("claims", "2026-03-31") == "2032-03-31");
    CHECK(due("claims", "2026-04-01") == "2033-03-31");
    CHECK(due("attendance", "2026-11-22") == "2029-11-22");
    CHECK(due("attendance", "2024-02-29") == "2027-02-28");
    CHECK(due("voice", "2026-11-22") == "2027-11-22");
    CHECK(rules.rule_of("photos")->months == 0);
    CHECK(rules.rule_of("equality") == nullptr);
}

TEST_CASE("each mistake in the retention rules is refused with its place and reason") {
    const std::string good = R"({"schema":1,"financial_year_ends":"03-31","keep":[{"what":"claims","months":72,
        "from":"financial-year"}]})";
    CHECK(load_retention(good, "r.json").ok());
    const auto changed = [&](const std::string& from, const std::string& to) {
        std::string text = good;
        text.replace(text.find(from), from.size(), to);
        const auto loaded = load_retention(text, "r.json");
        return loaded ? std::string("taken") : loaded.error().place;
    };
    CHECK(changed("\"claims\"", "\"secrets\"") == "r.json#/keep/0/what");
    CHECK(changed("72", "0") == "r.json#/keep/0/months");
    CHECK(changed("\"financial-year\"", "\"birth\"") == "r.json#/keep/0/from");
    CHECK(changed("03-31", "02-30") == "r.json#/financial_year_ends");
    CHECK(changed("\"months\":72", "\"until\":\"consent-ends\"") == "r.json#/keep/0/until");
    CHECK(changed("\"schema\":1", "\"schema\":2") == "r.json#/schema");
    CHECK(changed("\"months\"", "\"moths\":1,\"months\"") == "r.json#/keep/0/moths");
    CHECK(changed("}]", "},{\"what\":\"claims\",\"months\":1,\"from\":\"day\"}]") == "r.json#/keep/1/what");
}

TEST_CASE("retention tells what is due and erases nothing unasked; asked, it erases that, and logs kinds and numbers") {
    CareOffice office;
    office.meeting("old", "2023-10-01", R"("people": [{"id": "p-001", "first_name": "Quillon"}])");
    office.meeting("new", "2026-12-01", R"("people": [{"id": "p-001", "first_name": "Quillon"}])");
    office.say("attendance", R"({"event":"in","person":"p-001","name":"Oldest"})", 3 * 366);
    office.say("attendance", R"({"event":"in","person":"p-001","name":"Newer"})", 3 * 365 - 2);
    office.say("claim", R"({"person":"p-001","name":"Oldclaim"})", 7 * 366);
    office.say("claim", R"({"person":"p-001","name":"Newclaim"})", 6 * 366);
    office.say_with("feedback", R"({"anonymous":true,"answers":{"overall":"good"}})", "audio/ogg", "an old voice", 370);
    office.say_with("feedback", R"({"anonymous":true,"answers":{"overall":"good"}})", "audio/ogg", "a new voice", 10);
    const std::string due = "due\tattendance\t1\ndue\tclaims\t1\ndue\tinvited\t1\ndue\tvoice\t1\n";
    for (int round = 0; round < 2; ++round) {
        CHECK(office.run("retention", by_rules(false)) == due + "nothing was erased; --erase does it, for good\n");
    }
    CHECK_FALSE(office.files_with("an old voice").empty());
    const std::string done = office.run("retention", by_rules(true));
    CHECK(done.find("erased\tattendance\t1\nerased\tclaims\t1\nerased\tinvited\t1\nerased\tvoice\t1\n") == 0);
    for (const char* gone : {"Oldest", "Oldclaim", "an old voice"}) CHECK(office.files_with(gone).empty());
    for (const char* kept : {"Newer", "Newclaim", "a new voice"}) CHECK_FALSE(office.files_with(kept).empty());
    CHECK(office.run("retention", by_rules(true)) == "nothing is due\n");
    const std::string log = office.run("erasures");
    CHECK(log.find("\tvoice\t1\tkept-long-enough\n") != std::string::npos);
    CHECK(log.find("p-001") == std::string::npos);
    for (const MeetingRow& row : must(office.workshop->reader().meetings())) {
        CHECK(must(load_meeting_pack(row.text, row.id)).people.size() == (row.id == "old" ? 0U : 1U));
    }
}

TEST_CASE("a kiosk whose clock is wrong has nothing erased early, and nothing kept for ever") {
    CHECK(date_text(saved_on(0, test_now_ms)) == "2025-11-21");
    CHECK(date_text(saved_on(test_now_ms * 2, test_now_ms)) == "2026-11-22");
    CareOffice office;
    const auto wrong = office.made("attendance", R"({"event":"in","person":"p-001","name":"Quillon"})", 20 * 366);
    REQUIRE(office.send(wrong).state == RecordState::stored);
    CHECK(office.run("retention", by_rules(false)) == "nothing is due\n");
}

TEST_CASE("a photo is due when its person no longer agrees; a receipt stays with its claim") {
    CareOffice office;
    office.say_with("attendance", R"({"event":"in","person":"p-001","name":"A","photos":"yes"})", "image/jpeg", "one",
                    9);
    office.say_with("attendance", R"({"event":"in","person":"p-002","name":"B","photos":"yes"})", "image/jpeg", "two",
                    9);
    office.say_with("claim", R"({"person":"p-001","name":"A"})", "image/jpeg", "receipt", 9);
    CHECK(office.run("retention", by_rules(false)) == "nothing is due\n");
    office.say("attendance", R"({"event":"in","person":"p-001","name":"A","photos":"no"})", 1);
    CHECK(office.run("retention", by_rules(true)).find("erased\tphotos\t1\n") == 0);
    const auto blobs = office.data.blobs();
    CHECK_FALSE(std::filesystem::exists(blobs / sha256_of("one")));
    CHECK(std::filesystem::exists(blobs / sha256_of("two")));
    CHECK(std::filesystem::exists(blobs / sha256_of("receipt")));
    CHECK(office.run("retention", by_rules(true)) == "nothing is due\n");
}

TEST_CASE(
    "what cannot be opened, was parked or is in conflict is due after its time too, and whose it is is not asked") {
    CareOffice office;
    FakeKiosk other = office.kiosk;
    other.intake = SealingKeyPair::generate().public_key;
    EnvelopeHeader header = other.header(++office.seq);
    header.sealed_to = key_id(other.intake);
    REQUIRE(office.send({header, other.record(header, "{}")}, test_now_ms - 1200LL * 86'400'000).state ==
            RecordState::stored);
    const auto parked = office.made("attendance", R"({"event":"in","person":"p-001","name":"Quillon"})", 1200);
    REQUIRE(office.send(parked, parked.header.wall_ms, "no").state == RecordState::parked);
    CHECK(office.run("retention", by_rules(true)).find("erased\tunread\t2\n") == 0);
    CHECK(must(office.workshop->reader().parked()).empty());
    CHECK(must(office.workshop->reader().record_count()) == 0);
}
