// The roll call, its paper, the list for the host, and the end of the meeting.
#include "kiosk/app/roll.h"
#include "tests/kiosk/kiosk_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

RollEntry entry(std::int64_t row, const std::string& person, const std::string& name, RollDetails more = {}) {
    return {"better-buses", person, name, morning_ms, 0, row, std::move(more)};
}

Kiosk with_three_here() {
    Kiosk kiosk;
    kiosk.act(RollChanged{{entry(1, "p-006", "Zoë Larkwhistle", in_party("7F3K-9Q2M")),
                           entry(2, "", "Barnaby Example", in_party("7F3K-9Q2M", "supporter")), entry(3, "", "")}});
    return kiosk;
}

Kiosk staff_inside() {
    Kiosk kiosk = with_three_here();
    kiosk.act(GoTo{"staff-pin"});
    kiosk.act(PinRight{});
    return kiosk;
}

} // namespace

TEST_CASE("the roll is called by name, supporters and people without a name too") {
    const Kiosk kiosk = with_three_here();
    const Words words = words_of(kiosk.model);
    const auto roll = roll_by_name(kiosk.model);
    REQUIRE(roll.size() == 3);
    CHECK(roll[0].name == "Barnaby Example");
    CHECK(detail_on_roll(kiosk.model, roll[0], words).text() == "Came with Zoë Larkwhistle");
    CHECK(roll[1].name == "Zoë Larkwhistle");
    CHECK(detail_on_roll(kiosk.model, roll[1], words).text() == "Since 09:55");
    CHECK(name_on_roll(roll[2], words).text() == "Somebody who told staff their name");
}

TEST_CASE("the roll and its paper are in the order of the language on the glass, without a name last") {
    Kiosk kiosk;
    kiosk.act(RollChanged{{entry(1, "", ""), entry(2, "", "Luzia Example"), entry(3, "", "Chad Example"),
                           entry(4, "", "Łukasz Example"), entry(5, "", "Cynthia Example")}});
    const auto rows = [&] {
        std::vector<std::int64_t> all;
        for (const RollEntry& one : roll_by_name(kiosk.model)) all.push_back(one.row);
        return all;
    };
    CHECK(rows() == std::vector<std::int64_t>{3, 5, 4, 2, 1});
    CHECK(roll_sheet(kiosk.model, words_of(kiosk.model)).lines[2].text == "Łukasz Example");
    kiosk.model.session.settings.language = "cy";
    CHECK(rows() == std::vector<std::int64_t>{5, 3, 4, 2, 1});
    CHECK(roll_sheet(kiosk.model, words_of(kiosk.model)).lines[0].text == "Cynthia Example");
}

TEST_CASE("a tick is on the glass at once, is kept, and can be taken back") {
    Kiosk kiosk = staff_inside();
    kiosk.act(OpenRollCall{});
    CHECK(kiosk.at() == "roll-call");
    kiosk.act(TickFound{2, true});
    CHECK(found_on_roll(kiosk.model) == 1);
    REQUIRE(kiosk.count<NoteFound>() == 1);
    CHECK(std::get<NoteFound>(kiosk.effects.back()).row == 2);
    kiosk.act(TickFound{2, false});
    CHECK(found_on_roll(kiosk.model) == 0);
    kiosk.act(TickFound{1, true});
    kiosk.act(TickFound{3, true});
    kiosk.act(ClearTicks{});
    kiosk.keep_calls();
    CHECK(found_on_roll(kiosk.model) == 0);
    CHECK_FALSE(std::get<NoteFound>(kiosk.effects.back()).found);
}

TEST_CASE("the roll call needs the PIN, and after it is there at once") {
    Kiosk kiosk = with_three_here();
    kiosk.act(OpenRollCall{});
    CHECK(kiosk.at() == "roll-call");
    CHECK_FALSE(may_see_roll(kiosk.model));
    kiosk.act(TickFound{1, true});
    kiosk.act(ClearTicks{});
    CHECK(kiosk.effects.empty());
    CHECK(found_on_roll(kiosk.model) == 0);
    kiosk.act(PinRight{});
    CHECK(kiosk.at() == "roll-call");
    CHECK(may_see_roll(kiosk.model));
}

TEST_CASE("who chairs opens the roll call with one press, once staff let them, and nobody else does") {
    Kiosk kiosk = with_three_here();
    kiosk.act(LetChairCall{true});
    CHECK_FALSE(kiosk.model.carried.chair_may_call);
    kiosk.act(GoTo{"staff-pin"});
    kiosk.act(PinRight{});
    kiosk.act(LetChairCall{true});
    REQUIRE(kiosk.count<KeepChairRule>() == 1);
    kiosk.act(EndSession{});
    CHECK(kiosk.model.carried.chair_may_call);
    kiosk.act(StartForm{"feedback"});
    kiosk.act(OpenRollCall{});
    CHECK(kiosk.at() == "roll-call");
    CHECK(may_see_roll(kiosk.model));
    CHECK_FALSE(kiosk.model.session.staff.inside);
    kiosk.act(GoBack{});
    CHECK(kiosk.at() == "question can-change");
}

TEST_CASE("staff who looked in on somebody's work go back without their PIN") {
    Kiosk kiosk = with_three_here();
    kiosk.act(StartForm{"feedback"});
    kiosk.act(OpenRollCall{});
    kiosk.act(PinRight{});
    kiosk.act(GoBack{});
    CHECK(kiosk.at() == "question can-change");
    CHECK_FALSE(kiosk.model.session.staff.inside);
    CHECK_FALSE(may_see_roll(kiosk.model));
}

TEST_CASE("the list on paper has everybody, a box each, and the ticks so far") {
    Kiosk kiosk = staff_inside();
    kiosk.model.carried.has_printer = true;
    kiosk.act(OpenRollCall{});
    kiosk.act(TickFound{1, true});
    kiosk.act(PrintList{});
    REQUIRE(kiosk.count<PrintListSheet>() == 1);
    const ListSheet& sheet = std::get<PrintListSheet>(kiosk.effects.back()).sheet;
    CHECK(sheet.heading == "Who is here?");
    CHECK(sheet.has_boxes);
    REQUIRE(sheet.lines.size() == 3);
    CHECK(sheet.lines[0].text == "Barnaby Example");
    CHECK(sheet.lines[0].more == "Came with Zoë Larkwhistle");
    CHECK_FALSE(sheet.lines[0].ticked);
    CHECK(sheet.lines[1].ticked);
    // Not twice, until the first has come out.
    kiosk.act(PrintList{});
    CHECK(kiosk.count<PrintListSheet>() == 1);
    kiosk.act(CardPrinted{false});
    CHECK(kiosk.model.session.card.message == "staff.not-printed");
    kiosk.act(PrintList{});
    CHECK(kiosk.count<PrintListSheet>() == 2);
}

TEST_CASE("the host reads what people asked for, only of those who said yes, here or expected") {
    MeetingPack pack = sample_pack();
    pack.people[0].needs = RememberedNeeds{{"captions"}, "", {}, true, pack.date};
    pack.people[1].needs = RememberedNeeds{{"braille"}, "", {}, false, pack.date};
    pack.people[5].needs = RememberedNeeds{{"audio"}, "", {}, true, pack.date};
    Kiosk kiosk(carried_with({pack}));
    RollDetails told = with_needs({"hearing-loop"});
    told.needs_other = "A chair with arms";
    RollDetails child;
    child.is_child = true;
    child.lacks_consent = true;
    kiosk.act(RollChanged{{entry(1, "p-006", "Zoë Larkwhistle", told),
                           entry(2, "p-003", "Idris Quillfeather", with_needs()), entry(3, "", "Kit Example", child)}});
    const Words words = words_of(kiosk.model);
    const auto brief = arrival_brief(kiosk.model, words);
    REQUIRE(brief.size() == 3);
    CHECK(brief[0].name.text() == "Kit Example");
    CHECK(brief[0].needs[0].words.text() == "A parent or guardian must still say yes.");
    CHECK(brief[1].name.text() == "Zoë Larkwhistle");
    CHECK(brief[1].is_here);
    REQUIRE(brief[1].needs.size() == 2);
    CHECK(brief[1].needs[0].words.text() == "Hearing loop");
    CHECK(brief[1].needs[0].picture == "hearing-loop");
    CHECK(brief[1].needs[1].words.text() == "A chair with arms");
    CHECK(brief[2].name.text() == "Mabel Thornberry");
    CHECK_FALSE(brief[2].is_here);
    const ListSheet sheet = brief_sheet(kiosk.model, words);
    REQUIRE(sheet.lines.size() == 3);
    CHECK(sheet.lines[1].more == "Hearing loop, A chair with arms");
}

TEST_CASE("who is expected is listed for the host by name, whatever their place in the pack") {
    MeetingPack pack = sample_pack();
    const std::vector<std::string> names{"Łukasz", "Chad", "Luzia", "Cynthia"};
    for (std::size_t at = 0; at < names.size(); ++at) {
        pack.people[at].first_name = names[at];
        pack.people[at].last_name = "";
        pack.people[at].needs = RememberedNeeds{{"captions"}, "", {}, true, pack.date};
    }
    Kiosk kiosk(carried_with({pack}));
    const auto listed = [&] {
        std::string all;
        for (const BriefEntry& one : arrival_brief(kiosk.model, words_of(kiosk.model))) all += one.name.text() + " ";
        return all;
    };
    CHECK(listed() == "Chad Cynthia Łukasz Luzia ");
    kiosk.model.session.settings.language = "cy";
    CHECK(listed() == "Cynthia Chad Łukasz Luzia ");
}

TEST_CASE("food that makes somebody ill never reads as food that they ask for") {
    MeetingPack pack = sample_pack();
    pack.people[0].needs = RememberedNeeds{{"vegan", "nuts"}, "", {}, true, pack.date};
    Kiosk kiosk(carried_with({pack}));
    kiosk.act(RollChanged{{entry(1, "p-006", "Zoë Larkwhistle", with_needs({"celery"}))}});
    const Words words = words_of(kiosk.model);
    const auto brief = arrival_brief(kiosk.model, words);
    REQUIRE(brief.size() == 2);
    CHECK(brief[0].needs[0].words.text() == "Some food makes me ill: Celery");
    CHECK(brief[1].needs[0].words.text() == "No food from animals");
    CHECK(brief[1].needs[1].words.text() == "Some food makes me ill: Nuts");
    // On the host's paper too.
    CHECK(brief_sheet(kiosk.model, words).lines[0].more == "Some food makes me ill: Celery");
}

TEST_CASE("where nobody ends the meeting, the kiosk writes down long after it that all have left, once") {
    Kiosk kiosk(carried_with({sample_pack()}));
    RollEntry here = entry(1, "p-001", "Mabel Thornberry", {});
    here.ends_wall_ms = kiosk.model.now_wall_ms + 60'000;
    kiosk.act(RollChanged{{here}});
    constexpr std::int64_t six_hours_ms = 6LL * 60 * 60 * 1000;
    // The kiosk wakes for it, and for nothing before.
    CHECK(next_deadline(kiosk.model) == kiosk.model.now_ms + 60'000 + six_hours_ms);
    kiosk.wait(six_hours_ms);
    CHECK(kiosk.count<SaveLeaving>() == 0);
    kiosk.wait(60'000);
    REQUIRE(kiosk.count<SaveLeaving>() == 1);
    const Json body = parse_json(std::get<SaveLeaving>(kiosk.effects.back()).draft.body, "body").take();
    CHECK(body["closed_by"] == "kiosk");
    CHECK(body["person"] == "p-001");
    CHECK_FALSE(next_deadline(kiosk.model).has_value());
    kiosk.wait(60'000);
    CHECK(kiosk.count<SaveLeaving>() == 1);
}

TEST_CASE("who signs in in the evening of the meeting's day has not gone home before they came") {
    constexpr std::int64_t hour_ms = 60LL * 60 * 1000;
    Kiosk kiosk(carried_with({sample_pack()}));
    RollEntry late = entry(1, "p-001", "Mabel Thornberry", {});
    late.since_wall_ms = kiosk.model.now_wall_ms;
    late.ends_wall_ms = kiosk.model.now_wall_ms - 8 * hour_ms;
    kiosk.act(RollChanged{{late}});
    kiosk.wait(6 * hour_ms - 1);
    CHECK(kiosk.count<SaveLeaving>() == 0);
    kiosk.wait(1);
    CHECK(kiosk.count<SaveLeaving>() == 1);
}

TEST_CASE("the end of one meeting signs nobody out of another that goes on") {
    MeetingPack parks = sample_pack();
    parks.id = "parks";
    Kiosk kiosk(carried_with({sample_pack(), parks}));
    RollEntry there = entry(2, "p-006", "Zoë Larkwhistle", {});
    there.meeting = "parks";
    kiosk.act(RollChanged{{entry(1, "p-001", "Mabel Thornberry", {}), there}});
    kiosk.act(GoTo{"staff-pin"});
    kiosk.act(PinRight{});
    kiosk.act(GoTo{"meeting-end"});
    kiosk.act(SignEverybodyOut{"better-buses"});
    REQUIRE(kiosk.count<SaveLeaving>() == 1);
    CHECK(std::get<SaveLeaving>(kiosk.effects.back()).row == 1);
}

TEST_CASE("the end of the meeting signs out whoever forgot, marked as closed by staff") {
    Kiosk kiosk = with_three_here();
    kiosk.act(SignEverybodyOut{"better-buses"});
    CHECK(kiosk.effects.empty());
    kiosk = staff_inside();
    kiosk.act(GoTo{"meeting-end"});
    kiosk.act(SignEverybodyOut{"better-buses"});
    REQUIRE(kiosk.count<SaveLeaving>() == 3);
    std::vector<Json> bodies;
    for (const Effect& effect : kiosk.effects) {
        const auto* leaving = std::get_if<SaveLeaving>(&effect);
        if (leaving == nullptr) continue;
        CHECK(leaving->row == static_cast<std::int64_t>(bodies.size() + 1));
        CHECK(leaving->draft.kind == "attendance");
        CHECK(leaving->draft.form == "sign-out");
        CHECK(leaving->draft.meeting == "better-buses");
        bodies.push_back(parse_json(leaving->draft.body, "body").take());
    }
    CHECK(bodies[0] == Json::parse(R"({"event": "out", "person": "p-006", "name": "Zoë Larkwhistle",
        "new_person": false, "closed_by": "staff"})"));
    CHECK(bodies[1] == Json::parse(R"({"event": "out", "person": null, "name": "Barnaby Example",
        "new_person": true, "closed_by": "staff", "came_as": "supporter"})"));
    CHECK(bodies[2]["name"] == "");
    kiosk.act(NotSignedOut{});
    CHECK(kiosk.model.session.staff.message == "meeting-end.not-all");
}

TEST_CASE("an arrival that the disk did not take is on the roll all the same, and is kept once it takes it") {
    Kiosk kiosk = staff_inside();
    kiosk.act(RollNotKept{{{{"better-buses", "", "Ada Example", morning_ms}}}});
    kiosk.act(RollNotKept{{{{"better-buses", "", "Bob Example", morning_ms}}}});
    REQUIRE(kiosk.model.carried.roll.size() == 5);
    const std::int64_t ada = kiosk.model.carried.roll[3].row;
    CHECK(ada != kiosk.model.carried.roll[4].row);
    CHECK(ada < 0);
    // Ticked and gone before the disk ever knew of them.
    kiosk.act(RollNotKept{{{}, {}, {{ada, true}}}});
    CHECK(kiosk.model.carried.roll[3].more.found);
    kiosk.act(RollNotKept{{{}, {kiosk.model.carried.roll[4].row}}});
    CHECK(kiosk.model.carried.roll.size() == 4);
    const auto roll = std::vector<RollEntry>{entry(1, "p-006", "Zoë Larkwhistle")};
    kiosk.act(RollChanged{roll});
    CHECK(kiosk.model.carried.roll.size() == 2);
    REQUIRE(kiosk.count<NoteArrival>() == 1);
    CHECK(std::get<NoteArrival>(kiosk.effects.back()).entry.more.found);
    CHECK(kiosk.model.carried.roll_owed.empty());
}

TEST_CASE("a tick or a leaving that the disk did not take outlasts the disk's next answer") {
    Kiosk kiosk = staff_inside();
    kiosk.act(OpenRollCall{});
    kiosk.act(TickFound{2, true});
    kiosk.act(RollNotKept{{{}, {}, {{2, true}}}});
    kiosk.act(RollNotKept{{{}, {1}}});
    CHECK(kiosk.model.carried.roll.size() == 2);
    const std::size_t marks = kiosk.count<NoteFound>();
    kiosk.act(RollChanged{{entry(1, "p-006", "Zoë Larkwhistle"), entry(2, "", "Barnaby Example"), entry(3, "", "")}});
    REQUIRE(kiosk.model.carried.roll.size() == 2);
    CHECK(kiosk.model.carried.roll[0].more.found);
    CHECK(kiosk.count<NoteFound>() == marks + 1);
    CHECK(kiosk.count<NoteLeaving>() == 1);
}

TEST_CASE("who signs in is told when the list of who is here could not be written") {
    Kiosk kiosk;
    kiosk.model.session.screen = "saved";
    kiosk.act(RollNotKept{{{{"better-buses", "", "Ada Example", morning_ms}}}});
    CHECK(kiosk.model.session.saved.roll_not_kept);
}

TEST_CASE("who is saved while something of an earlier person is owed is not told of it") {
    Kiosk kiosk;
    kiosk.act(RollNotKept{{{}, {1}}});
    kiosk.model.session.screen = "saved";
    kiosk.act(RollNotKept{{{}, {}, {{2, true}}}});
    CHECK_FALSE(kiosk.model.session.saved.roll_not_kept);
    // Somebody's leaving now is.
    kiosk.act(RollNotKept{{{}, {3}}});
    CHECK(kiosk.model.session.saved.roll_not_kept);
}
