// What came of a roll call is put on record, whoever ends it.
#include "tests/kiosk/kiosk_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

constexpr std::int64_t one_hour_ms = 60LL * 60 * 1000;

RollEntry on_roll(std::int64_t row, const std::string& person, const std::string& meeting = "better-buses") {
    RollDetails more = with_needs({"hearing-loop"});
    more.needs_other = "A chair with arms";
    return {meeting, person, "Zoë Larkwhistle", morning_ms + row, 0, row, more};
}

// Staff, with two people on the list, one of them new.
Kiosk at_roll_call() {
    Kiosk kiosk;
    kiosk.act(RollChanged{{on_roll(1, "p-006"), on_roll(2, "")}});
    kiosk.act(GoTo{"staff-pin"});
    kiosk.act(PinRight{});
    kiosk.act(OpenRollCall{});
    return kiosk;
}

std::vector<RecordDraft> saved_calls(const Kiosk& kiosk) {
    std::vector<RecordDraft> drafts;
    for (const Effect& effect : kiosk.effects) {
        if (const auto* save = std::get_if<SaveRollCall>(&effect)) drafts.push_back(save->draft);
    }
    return drafts;
}

Json body_of_call(const RecordDraft& draft) { return parse_json(draft.body, "body").take(); }

} // namespace

TEST_CASE(
    "staff say that a roll call is over: who was found and who was not goes on record, with times and ids alone") {
    Kiosk kiosk = at_roll_call();
    kiosk.wait(1'000);
    kiosk.act(TickFound{1, true});
    kiosk.wait(2'000);
    kiosk.act(EndRollCall{});
    const auto drafts = saved_calls(kiosk);
    REQUIRE(drafts.size() == 1);
    CHECK(drafts[0].kind == "roll-call");
    CHECK(drafts[0].meeting == "better-buses");
    CHECK(body_of_call(drafts[0]) ==
          Json{{"ended_ms", morning_ms + 3'000},
               {"ended_by", "staff"},
               {"people", Json::array({Json{{"person", "p-006"}, {"since_ms", morning_ms + 1}, {"found", true}},
                                       Json{{"person", nullptr}, {"since_ms", morning_ms + 2}, {"found", false}}})},
               {"begun_ms", morning_ms + 1'000}});
    // The next one begins with nobody ticked, on the disk too.
    CHECK_FALSE(kiosk.model.carried.roll[0].more.found);
    CHECK_FALSE(std::get<NoteFound>(kiosk.effects.back()).found);
    CHECK(kiosk.model.session.card.message == "roll-call.saved");
    kiosk.act(EndRollCall{});
    CHECK(saved_calls(kiosk).size() == 1);
}

TEST_CASE("begun again, a roll call leaves the record of what was ticked before") {
    Kiosk kiosk = at_roll_call();
    kiosk.act(TickFound{1, true});
    kiosk.act(ClearTicks{});
    REQUIRE(saved_calls(kiosk).size() == 1);
    CHECK(body_of_call(saved_calls(kiosk)[0])["people"][0]["found"] == true);
    kiosk.wait(5'000);
    kiosk.act(TickFound{2, true});
    kiosk.act(EndRollCall{});
    REQUIRE(saved_calls(kiosk).size() == 2);
    CHECK(body_of_call(saved_calls(kiosk)[1])["begun_ms"] == morning_ms + 5'000);
    CHECK(body_of_call(saved_calls(kiosk)[1])["people"][0]["found"] == false);
}

TEST_CASE("a tick that was a mistake and is taken back is no roll call") {
    Kiosk kiosk = at_roll_call();
    kiosk.act(TickFound{1, true});
    kiosk.act(TickFound{1, false});
    kiosk.wait(2 * one_hour_ms);
    kiosk.act(EndRollCall{});
    CHECK(saved_calls(kiosk).empty());
}

TEST_CASE("when nobody ends it, as in a fire, it is put on record an hour after the last tick") {
    Kiosk kiosk = at_roll_call();
    kiosk.act(TickFound{1, true});
    kiosk.act(EndSession{});
    CHECK(next_deadline(kiosk.model) == kiosk.model.now_ms + one_hour_ms);
    kiosk.wait(one_hour_ms - 1);
    CHECK(saved_calls(kiosk).empty());
    kiosk.wait(1);
    REQUIRE(saved_calls(kiosk).size() == 1);
    CHECK(body_of_call(saved_calls(kiosk)[0])["ended_by"] == "kiosk");
    CHECK_FALSE(kiosk.model.carried.roll[0].more.found);
    CHECK_FALSE(next_deadline(kiosk.model).has_value());
}

TEST_CASE("ticks from before a restart are put on record too, without a beginning that nobody knows") {
    Kiosk kiosk;
    RollEntry ticked = on_roll(1, "p-006");
    ticked.more.found = true;
    kiosk.act(RollChanged{{ticked}});
    kiosk.wait(1);
    CHECK(saved_calls(kiosk).empty());
    kiosk.wait(one_hour_ms);
    REQUIRE(saved_calls(kiosk).size() == 1);
    CHECK_FALSE(body_of_call(saved_calls(kiosk)[0]).contains("begun_ms"));
}

TEST_CASE("a roll call that the disk did not take is told, and is put on record later") {
    Kiosk kiosk = at_roll_call();
    kiosk.act(TickFound{1, true});
    kiosk.act(EndRollCall{});
    const RecordDraft draft = saved_calls(kiosk).at(0);
    kiosk.act(RollCallNotSaved{{draft.meeting, draft.body}});
    CHECK(kiosk.model.session.card.message.empty());
    CHECK(kiosk.model.carried.roll_call.owed.size() == 1);
    kiosk.wait(59'999);
    CHECK(saved_calls(kiosk).size() == 1);
    kiosk.wait(1);
    REQUIRE(saved_calls(kiosk).size() == 2);
    CHECK(saved_calls(kiosk)[1].body == draft.body);
    CHECK(kiosk.model.carried.roll_call.owed.empty());
}

TEST_CASE("each meeting has its own record of a roll call, and a crowd has several") {
    Kiosk kiosk = at_roll_call();
    std::vector<RollEntry> crowd{on_roll(1, "p-006", "parks")};
    for (std::int64_t row = 2; row < 652; ++row) crowd.push_back(on_roll(row, "p-" + std::to_string(row)));
    kiosk.act(RollChanged{crowd});
    kiosk.act(TickFound{1, true});
    kiosk.act(EndRollCall{});
    const auto drafts = saved_calls(kiosk);
    REQUIRE(drafts.size() == 4);
    std::map<std::string, std::size_t> people;
    for (const RecordDraft& draft : drafts) {
        people[draft.meeting] += body_of_call(draft)["people"].size();
        // With what is put round it, an envelope holds no more (PROTOCOL.md, section 2).
        CHECK(draft.body.size() < 60'000);
    }
    CHECK(people == std::map<std::string, std::size_t>{{"better-buses", 650}, {"parks", 1}});
}

TEST_CASE("only who may see the list ends a roll call, and practice leaves no record") {
    Kiosk kiosk = at_roll_call();
    kiosk.act(TickFound{1, true});
    kiosk.act(EndSession{});
    kiosk.act(EndRollCall{});
    CHECK(saved_calls(kiosk).empty());
    CHECK(kiosk.model.carried.roll[0].more.found);
    kiosk.act(GoTo{"staff-pin"});
    kiosk.act(PinRight{});
    kiosk.model.carried.choices.practice = true;
    kiosk.act(EndRollCall{});
    CHECK(saved_calls(kiosk).empty());
    CHECK_FALSE(kiosk.model.carried.roll[0].more.found);
}

TEST_CASE("the end of the meeting puts a roll call that nobody ended on record, before the list is empty") {
    Kiosk kiosk = at_roll_call();
    kiosk.act(TickFound{2, true});
    kiosk.act(SignEverybodyOut{"better-buses"});
    REQUIRE(saved_calls(kiosk).size() == 1);
    CHECK(body_of_call(saved_calls(kiosk)[0])["people"].size() == 2);
    CHECK(kiosk.count<SaveLeaving>() == 2);
}
