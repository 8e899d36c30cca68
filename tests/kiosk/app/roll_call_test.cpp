// What came of a roll call is put on record, whoever ends it.
#include "kiosk/conformance/quiet_world.h"
#include "tests/kiosk/app/through_ports.h"

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

// A list that outlasts a restart, and a disk that may be full.
struct DiskOfRoll final : QuietWorld {
    std::vector<RollEntry> rows;
    std::vector<std::string> calls; // bodies
    bool takes_records = true;

    Result<std::string> save(RecordDraft draft) override {
        if (draft.kind == "roll-call" && !takes_records) return internal("the disk is full");
        if (draft.kind == "roll-call") calls.push_back(draft.body);
        return QuietWorld::save(std::move(draft));
    }
    Result<std::vector<RollEntry>> leave(std::int64_t row) override {
        std::erase_if(rows, [&](const RollEntry& one) { return one.row == row; });
        return rows;
    }
    Result<std::vector<RollEntry>> leave_in_call(std::int64_t row) override {
        of(row).name.clear();
        of(row).more.left = true;
        return rows;
    }
    Result<std::vector<RollEntry>> mark(std::int64_t row, bool found) override {
        of(row).more.found = found;
        return rows;
    }

private:
    RollEntry& of(std::int64_t row) {
        return *std::find_if(rows.begin(), rows.end(), [&](const RollEntry& one) { return one.row == row; });
    }
};

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
    kiosk.keep_calls();
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
    kiosk.keep_calls();
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
    kiosk.keep_calls();
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

TEST_CASE("until the disk has taken a roll call, its ticks stay for a restart; it is told, and tried again") {
    Kiosk kiosk = at_roll_call();
    kiosk.act(TickFound{1, true});
    kiosk.act(EndRollCall{});
    const RecordDraft draft = saved_calls(kiosk).at(0);
    kiosk.act(RollCallNotSaved{});
    CHECK(kiosk.model.session.card.message.empty());
    CHECK(kiosk.model.carried.roll_call.owed.size() == 1);
    CHECK(kiosk.model.carried.roll[0].more.found);
    CHECK(kiosk.count<NoteFound>() == 1); // of the tick; none takes it away
    kiosk.wait(59'999);
    CHECK(saved_calls(kiosk).size() == 1);
    kiosk.wait(1);
    REQUIRE(saved_calls(kiosk).size() == 2);
    CHECK(saved_calls(kiosk)[1].body == draft.body);
    kiosk.keep_calls();
    CHECK(kiosk.model.carried.roll_call.owed.empty());
    CHECK(kiosk.model.session.card.message == "roll-call.saved");
    CHECK_FALSE(kiosk.model.carried.roll[0].more.found);
    CHECK_FALSE(std::get<NoteFound>(kiosk.effects.back()).found);
    CHECK_FALSE(next_deadline(kiosk.model) == kiosk.model.now_ms);
}

TEST_CASE("staff who were told that a roll call is not kept can begin again, and it is still tried") {
    Kiosk kiosk = at_roll_call();
    kiosk.act(TickFound{1, true});
    kiosk.act(ClearTicks{});
    kiosk.act(RollCallNotSaved{});
    CHECK(kiosk.model.carried.roll[0].more.found);
    kiosk.act(ClearTicks{});
    CHECK_FALSE(kiosk.model.carried.roll[0].more.found);
    CHECK(saved_calls(kiosk).size() == 1);
    kiosk.wait(60'000);
    CHECK(saved_calls(kiosk).size() == 2);
}

TEST_CASE("whoever is ticked after a roll call that is not kept is on the next record, and the ticks stay") {
    Kiosk kiosk = at_roll_call();
    kiosk.act(TickFound{1, true});
    kiosk.act(EndRollCall{});
    kiosk.act(RollCallNotSaved{});
    kiosk.act(TickFound{2, true});
    kiosk.wait(60'000);
    kiosk.keep_calls();
    CHECK(kiosk.model.carried.roll[0].more.found);
    kiosk.act(EndRollCall{});
    CHECK(body_of_call(saved_calls(kiosk).back())["people"][1]["found"] == true);
}

TEST_CASE("who signs out in the middle of a roll call is on its record, as ticked, and on the list no more") {
    Kiosk kiosk = at_roll_call();
    kiosk.act(TickFound{1, true});
    RollEntry left = on_roll(1, "p-006");
    left.name.clear();
    left.more = {};
    left.more.found = left.more.left = true;
    kiosk.act(RollChanged{{left, on_roll(2, "")}});
    REQUIRE(kiosk.model.carried.roll.size() == 1);
    CHECK(kiosk.model.carried.roll[0].row == 2);
    kiosk.act(EndRollCall{});
    REQUIRE(saved_calls(kiosk).size() == 1);
    const Json people = body_of_call(saved_calls(kiosk)[0])["people"];
    REQUIRE(people.size() == 2);
    CHECK(people[1] == Json{{"person", "p-006"}, {"since_ms", morning_ms + 1}, {"found", true}});
    // Once it is on record, that they were there is forgotten too.
    CHECK(kiosk.count<NoteLeaving>() == 0);
    kiosk.keep_calls();
    REQUIRE(kiosk.count<NoteLeaving>() == 1);
    CHECK(std::get<NoteLeaving>(kiosk.effects.back()).row == 1);
    CHECK_FALSE(std::get<NoteLeaving>(kiosk.effects.back()).in_call);
    kiosk.act(EndRollCall{});
    CHECK(saved_calls(kiosk).size() == 1);
}

TEST_CASE("signing out leaves the roll at once, and in the middle of a roll call its record waits") {
    for (const bool in_call : {false, true}) {
        Kiosk kiosk = at_roll_call();
        if (in_call) kiosk.act(TickFound{2, true});
        kiosk.act(SignEverybodyOut{"better-buses"});
        const auto* leaving = std::get_if<SaveLeaving>(&kiosk.effects[in_call ? 1 : 0]);
        REQUIRE(leaving != nullptr);
        CHECK(leaving->in_call == in_call);
    }
}

TEST_CASE("ticks and who left come back after a restart, and are on the record together") {
    RollEntry left = on_roll(1, "p-006");
    left.more = {};
    left.more.left = true;
    RollEntry ticked = on_roll(2, "");
    ticked.more.found = true;
    Carried carried = carried_with({sample_pack()});
    carried.roll = {left, ticked};
    Kiosk kiosk(std::move(carried));
    CHECK(kiosk.model.carried.roll.size() == 1);
    kiosk.wait(1);
    kiosk.wait(one_hour_ms);
    REQUIRE(saved_calls(kiosk).size() == 1);
    CHECK(body_of_call(saved_calls(kiosk)[0])["people"].size() == 2);
}

TEST_CASE("a disk that does not take a leaving in a roll call is asked again, and nobody is lost from the record") {
    Kiosk kiosk = at_roll_call();
    kiosk.act(TickFound{1, true});
    RollOwed owed;
    owed.left_in_call = {1};
    kiosk.act(RollNotKept{owed});
    REQUIRE(kiosk.model.carried.roll.size() == 1);
    RollEntry ticked = on_roll(1, "p-006");
    ticked.more.found = true;
    kiosk.act(RollChanged{{ticked, on_roll(2, "")}});
    CHECK(kiosk.model.carried.roll.size() == 1);
    REQUIRE(kiosk.count<NoteLeaving>() == 1);
    CHECK(std::get<NoteLeaving>(kiosk.effects.back()).in_call);
    kiosk.act(EndRollCall{});
    CHECK(body_of_call(saved_calls(kiosk).back())["people"].size() == 2);
}

TEST_CASE("a tick that is taken back ends the roll call, and who left in it is forgotten") {
    Kiosk kiosk = at_roll_call();
    kiosk.act(TickFound{2, true});
    RollOwed owed;
    owed.left_in_call = {1};
    kiosk.act(RollNotKept{owed});
    kiosk.act(TickFound{2, false});
    CHECK(std::get<NoteLeaving>(kiosk.effects.back()).row == 1);
    kiosk.act(RollChanged{{on_roll(2, "")}});
    kiosk.act(TickFound{2, true});
    kiosk.act(EndRollCall{});
    CHECK(body_of_call(saved_calls(kiosk).back())["people"].size() == 1);
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
    // The record comes last: what it keeps of the rows goes after them.
    CHECK(std::holds_alternative<SaveRollCall>(kiosk.effects.back()));
}

TEST_CASE("whoever is signed out in practice waits for no roll call, which would be put on record never") {
    DiskOfRoll disk;
    disk.rows = {on_roll(1, "p-006"), on_roll(2, "")};
    Ports ports{disk, disk, disk, disk, disk, disk};
    Kiosk kiosk = at_roll_call();
    act_through(ports, kiosk, TickFound{1, true});
    kiosk.model.carried.choices.practice = true;
    act_through(ports, kiosk, SignEverybodyOut{"better-buses"});
    CHECK(disk.rows.empty());
    CHECK(disk.calls.empty());
    CHECK(kiosk.model.carried.roll_call.left.empty());
    CHECK(kiosk.model.carried.roll_owed.empty());
}

TEST_CASE(
    "everybody is signed out while the disk takes no roll call: after a restart it is put on record, and then gone") {
    DiskOfRoll disk;
    disk.rows = {on_roll(1, "p-006"), on_roll(2, "")};
    Ports ports{disk, disk, disk, disk, disk, disk};
    Kiosk kiosk = at_roll_call();
    act_through(ports, kiosk, TickFound{1, true});
    disk.takes_records = false;
    act_through(ports, kiosk, SignEverybodyOut{"better-buses"});
    CHECK(kiosk.model.carried.roll.empty());
    REQUIRE(disk.rows.size() == 2);
    CHECK(disk.rows[0].name.empty());
    CHECK(disk.rows[0].more.found);

    Carried carried = carried_with({sample_pack()});
    carried.roll = disk.rows;
    Kiosk again(std::move(carried));
    disk.takes_records = true;
    act_through(ports, again, TimePassed{1, morning_ms + 1});
    act_through(ports, again, TimePassed{1 + one_hour_ms, morning_ms + 1 + one_hour_ms});
    REQUIRE(disk.calls.size() == 1);
    CHECK(parse_json(disk.calls[0], "body").take()["people"].size() == 2);
    CHECK(disk.rows.empty());
    CHECK_FALSE(next_deadline(again.model).has_value());
}
