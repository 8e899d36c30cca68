// What people let us remember, in the packs of the meetings to come.
#include "sync/base/files.h"
#include "sync/base/json.h"
#include "sync/records/meeting_pack.h"
#include "sync/server/remembered.h"
#include "tests/sync/server/support.h"

using namespace copro;
using namespace copro::test;

namespace {

using SignIns = std::vector<ReadableRow<AttendanceBody>>;

std::string shipped_pack() {
    return must(read_file(std::filesystem::path(COPRO_SOURCE_DIR) / "config/meetings/better-buses.json"));
}

void signs_in(SignIns& rows, std::vector<std::string> needs, std::optional<bool> remember) {
    AttendanceBody body;
    body.event = "in";
    body.person = "p-002";
    body.needs = std::move(needs);
    body.more_needs.contact = {"email"};
    body.more_needs.tell_host = true;
    body.more_needs.remember = remember;
    body.more_needs.reviewed = "2026-11-22";
    body.privacy_version = 1;
    body.photos = "no";
    rows.push_back({{}, std::move(body)});
}

Invitee person_in(const std::string& pack) { return must(load_meeting_pack(pack, "pack")).people.at(1); }

} // namespace

TEST_CASE("what somebody asked for comes back in the next pack, of them alone") {
    SignIns rows;
    signs_in(rows, {"hearing-loop", "nuts"}, true);
    const std::string pack = must(with_remembered(shipped_pack(), rows));
    const Invitee person = person_in(pack);
    REQUIRE(person.needs);
    CHECK(person.needs->list == std::vector<std::string>{"hearing-loop", "nuts"});
    CHECK(person.needs->contact == std::vector<std::string>{"email"});
    CHECK(person.needs->tell_host);
    CHECK(date_text(person.needs->reviewed) == "2026-11-22");
    CHECK(person.privacy_seen == 1);
    CHECK(person.photos == "no");
    CHECK_FALSE(must(load_meeting_pack(pack, "pack")).people.at(0).needs);
    // Once more changes nothing, so that kiosks do not fetch the same again.
    CHECK(must(with_remembered(pack, rows)) == pack);
}

TEST_CASE("only a yes is remembered, the last word counts, and a question passed over changes nothing") {
    SignIns rows;
    signs_in(rows, {"hearing-loop"}, true);
    signs_in(rows, {}, std::nullopt);
    CHECK(person_in(must(with_remembered(shipped_pack(), rows))).needs);
    signs_in(rows, {"captions"}, false);
    const std::string forgotten = must(with_remembered(shipped_pack(), rows));
    CHECK_FALSE(person_in(forgotten).needs);
    signs_in(rows, {"captions"}, true);
    CHECK(person_in(must(with_remembered(forgotten, rows))).needs->list == std::vector<std::string>{"captions"});
    signs_in(rows, {"nothing"}, std::nullopt);
    CHECK_FALSE(person_in(must(with_remembered(shipped_pack(), rows))).needs);
}

TEST_CASE("a pack without news is the same text, and a name that a kiosk would refuse never reaches one") {
    CHECK(must(with_remembered(shipped_pack(), {})) == shipped_pack());
    SignIns rows;
    signs_in(rows, {"Not A Name"}, true);
    CHECK_FALSE(with_remembered(shipped_pack(), rows));
}

TEST_CASE("a line end in what somebody asked for in words does not hold back the packs of everybody") {
    SignIns rows;
    signs_in(rows, {"other"}, true);
    rows.back().body.needs_other = "A chair\nwith \u202Earms";
    CHECK(person_in(must(with_remembered(shipped_pack(), rows))).needs->other == "A chair with  arms");
}
