// long: signing in, one short case for each thing that can be different about somebody.
#include "kiosk/app/saved_words.h"
#include "tests/kiosk/kiosk_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

void notices(Kiosk& kiosk) {
    for (const char* notice : {"question purpose", "question can-change", "question cannot-change"}) {
        REQUIRE(kiosk.at() == notice);
        kiosk.next();
    }
}

// Everything that Zoë says, up to "check your answers".
Kiosk zoe_at_check() {
    Kiosk kiosk;
    kiosk.act(StartForm{"sign-in"});
    kiosk.type("zo");
    kiosk.choose("who.p-006");
    REQUIRE(kiosk.at() == "question privacy");
    kiosk.next();
    kiosk.press("roles.carer");
    kiosk.choose("roles.guest");
    kiosk.choose("with.people");
    kiosk.press("companions.add");
    kiosk.choose("companion.new");
    kiosk.write("Barnaby");
    kiosk.choose("came-as.friend");
    kiosk.next();
    kiosk.press("need-areas.other");
    kiosk.choose("need-areas.room");
    kiosk.choose("needs-room.breaks");
    kiosk.write("A chair with arms");
    kiosk.choose("tell-host.yes");
    kiosk.choose("remember-needs.no");
    kiosk.choose("photos.ask");
    notices(kiosk);
    REQUIRE(kiosk.at() == "check");
    return kiosk;
}

} // namespace

TEST_CASE("signing in: every question in its turn, then check, save and saved") {
    Kiosk kiosk;
    CHECK(kiosk.at() == "welcome");
    kiosk.act(StartForm{"sign-in"});
    CHECK(kiosk.at() == "question who");
    kiosk.type("zo");
    kiosk.choose("who.p-006");
    CHECK(kiosk.at() == "question privacy");
    kiosk.next();
    CHECK(kiosk.at() == "question roles");
    kiosk.choose("roles.carer");
    CHECK(kiosk.at() == "question with");
    kiosk.choose("with.alone");
    CHECK(kiosk.at() == "question need-areas");
    kiosk.choose("need-areas.nothing");
    CHECK(kiosk.at() == "question photos");
    kiosk.next();
    notices(kiosk);
    CHECK(kiosk.at() == "check");
    kiosk.save();
    CHECK(kiosk.at() == "saved");
    CHECK(kiosk.model.session.saved.name == "Zoë Larkwhistle");
    CHECK(kiosk.model.session.saved.reference == "7F3K-9Q2M");
    CHECK_FALSE(kiosk.model.session.run.has_value());
}

TEST_CASE("the record of a sign-in says who, in what role, with whom and what they need") {
    Kiosk kiosk = zoe_at_check();
    kiosk.save();
    REQUIRE(kiosk.draft() != nullptr);
    CHECK(kiosk.draft()->kind == "attendance");
    CHECK(kiosk.draft()->meeting == "better-buses");
    CHECK(kiosk.draft()->form == "sign-in");
    CHECK(kiosk.draft()->language == "en");
    const Json body = kiosk.body();
    CHECK(body["event"] == "in");
    CHECK(body["person"] == "p-006");
    CHECK(body["name"] == "Zoë Larkwhistle");
    CHECK(body["new_person"] == false);
    CHECK(body["roles"] == Json{"carer", "guest"});
    CHECK(body["with"] == Json{"people"});
    CHECK(body["companions"] == Json::parse(R"([{"person": null, "name": "Barnaby", "came_as": "friend"}])"));
    CHECK(body["needs"] == Json{"breaks"});
    CHECK(body["needs_other"] == "A chair with arms");
    CHECK(body["tell_host"] == "yes");
    CHECK(body["remember_needs"] == "no");
    CHECK(body["needs_reviewed"] == "2026-11-22");
    CHECK(body["privacy_version"] == 1);
    CHECK(body["photos"] == "ask");
    CHECK_FALSE(body.contains("need_areas"));
    CHECK_FALSE(body.contains("purpose"));
}

TEST_CASE("arriving is noted on the roll, with the time") {
    Kiosk kiosk = zoe_at_check();
    kiosk.save();
    REQUIRE(kiosk.count<NoteArrival>() == 2);
    const auto& entry = std::get<NoteArrival>(*(kiosk.effects.end() - 2)).entry;
    CHECK(entry.meeting == "better-buses");
    CHECK(entry.person == "p-006");
    CHECK(entry.name == "Zoë Larkwhistle");
    CHECK(entry.since_wall_ms == morning_ms);
}

TEST_CASE("someone new types their name and is known by it") {
    Kiosk kiosk;
    kiosk.act(StartForm{"sign-in"});
    kiosk.choose("who.new");
    CHECK(kiosk.at() == "question new-name");
    kiosk.next();
    CHECK(kiosk.error() == "error.type-something");
    kiosk.write("Ada Example");
    kiosk.next();
    kiosk.choose("roles.guest");
    for (int page = 0; page < 6; ++page) kiosk.next();
    REQUIRE(kiosk.at() == "check");
    kiosk.save();
    const Json body = kiosk.body();
    CHECK(body["person"].is_null());
    CHECK(body["new_person"] == true);
    CHECK(body["name"] == "Ada Example");
    CHECK_FALSE(body.contains("new_name"));
    CHECK(std::get<NoteArrival>(kiosk.effects.back()).entry.person.empty());
    CHECK(kiosk.model.session.saved.name == "Ada Example");
}

TEST_CASE("a needed answer that is missing takes the focus, and the words say what to do") {
    Kiosk kiosk;
    kiosk.act(StartForm{"sign-in"});
    kiosk.model.session.part = 2;
    kiosk.next();
    CHECK(kiosk.at() == "question who");
    CHECK(kiosk.error() == "error.choose-name");
    CHECK(kiosk.model.session.focus == "error");
    CHECK(kiosk.model.session.part == 0);
    kiosk.type("z");
    CHECK(kiosk.error().empty());
}

TEST_CASE("a question that is not needed can be passed over") {
    Kiosk kiosk;
    kiosk.act(StartForm{"sign-in"});
    kiosk.type("zo");
    kiosk.choose("who.p-006");
    kiosk.next();
    kiosk.choose("roles.carer");
    CHECK(kiosk.at() == "question with");
    kiosk.next();
    CHECK(kiosk.at() == "question need-areas");
    kiosk.next();
    CHECK(kiosk.at() == "question photos");
    kiosk.next();
    CHECK(kiosk.at() == "question purpose");
}

TEST_CASE("Back goes the same way back to the start, and nothing is lost") {
    Kiosk kiosk = zoe_at_check();
    const Answers before = kiosk.answers();
    for (const char* where : {"question cannot-change", "question can-change", "question purpose", "question photos",
                              "question remember-needs", "question tell-host", "question needs-other",
                              "question needs-room", "question need-areas", "question companions", "question with",
                              "question roles", "question privacy", "question who", "welcome"}) {
        kiosk.back();
        CHECK(kiosk.at() == where);
    }
    kiosk.act(StartForm{"sign-in"});
    CHECK(kiosk.at() == "question who");
    CHECK(kiosk.answers() == before);
    for (int page = 0; page < 14; ++page) kiosk.next();
    CHECK(kiosk.at() == "check");
    CHECK(kiosk.answers() == before);
}

TEST_CASE("what was typed is there again when its question opens again") {
    Kiosk kiosk = zoe_at_check();
    kiosk.act(ChangeQuestion{"needs-other"});
    CHECK(kiosk.model.session.run->typed.text == "A chair with arms");
    kiosk.type(" please");
    kiosk.next();
    CHECK(kiosk.at() == "check");
    kiosk.save();
    CHECK(kiosk.body()["needs_other"] == "A chair with arms please");
}

TEST_CASE("Change goes to one question and comes back to check") {
    Kiosk kiosk = zoe_at_check();
    kiosk.act(ChangeQuestion{"roles"});
    CHECK(kiosk.at() == "question roles");
    kiosk.press("roles.carer");
    kiosk.next();
    CHECK(kiosk.at() == "check");
    kiosk.act(ChangeQuestion{"roles"});
    kiosk.back();
    CHECK(kiosk.at() == "check");
    kiosk.save();
    CHECK(kiosk.body()["roles"] == Json{"guest"});
}

TEST_CASE("a change that asks for more leads there, and Back leads to what asked for it") {
    Kiosk kiosk = zoe_at_check();
    kiosk.act(ChangeQuestion{"who"});
    kiosk.choose("who.new");
    CHECK(kiosk.at() == "question new-name");
    kiosk.back();
    CHECK(kiosk.at() == "question who");
    kiosk.type("zo");
    kiosk.choose("who.p-006");
    CHECK(kiosk.at() == "check");
    kiosk.save();
    CHECK(kiosk.body()["person"] == "p-006");
}

TEST_CASE("answers that a change made pointless are not recorded") {
    Kiosk kiosk = zoe_at_check();
    kiosk.act(ChangeQuestion{"with"});
    kiosk.choose("with.alone");
    CHECK(kiosk.at() == "check");
    kiosk.save();
    const Json body = kiosk.body();
    CHECK(body["with"] == Json{"alone"});
    CHECK_FALSE(body.contains("companions"));
}

TEST_CASE("someone who is here already is told so, and can say that it was another name") {
    Kiosk kiosk;
    kiosk.act(RollChanged{{{"better-buses", "p-006", "Zoë Larkwhistle", morning_ms}}});
    kiosk.act(StartForm{"sign-in"});
    kiosk.type("zo");
    kiosk.choose("who.p-006");
    CHECK(kiosk.at() == "already-here");
    kiosk.back();
    CHECK(kiosk.at() == "question who");
    kiosk.type("x");
    for (int letter = 0; letter < 3; ++letter) REQUIRE(kiosk.try_event({{}, Gesture::erase, {}}));
    kiosk.type("mab");
    kiosk.choose("who.p-001");
    CHECK(kiosk.at() == "question privacy");
}

TEST_CASE("who is here at another meeting, or new, or only signs out, is not held up") {
    Kiosk kiosk;
    kiosk.act(RollChanged{
        {{"other-meeting", "p-006", "Zoë Larkwhistle", morning_ms}, {"better-buses", "", "Ada Example", morning_ms}}});
    kiosk.act(StartForm{"sign-in"});
    kiosk.type("zo");
    kiosk.choose("who.p-006");
    CHECK(kiosk.at() == "question privacy");
    kiosk.act(EndSession{});
    kiosk.act(StartForm{"sign-in"});
    kiosk.choose("who.new");
    CHECK(kiosk.at() == "question new-name");
    kiosk.act(EndSession{});
    kiosk.act(RollChanged{{{"better-buses", "p-006", "Zoë Larkwhistle", morning_ms}}});
    kiosk.act(StartForm{"sign-out"});
    kiosk.type("zo");
    kiosk.choose("who.p-006");
    CHECK(kiosk.at() == "check");
}

TEST_CASE("signing in a second time in one turn says that they are here already") {
    Kiosk kiosk = zoe_at_check();
    kiosk.save();
    kiosk.act(RollChanged{{{"better-buses", "p-006", "Zoë Larkwhistle", morning_ms}}});
    kiosk.act(StartForm{"sign-in"});
    CHECK(kiosk.at() == "already-here");
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    CHECK(kiosk.at() == "question overall");
}

TEST_CASE("who was found to be here already is not asked again by the next journey") {
    Kiosk kiosk;
    kiosk.act(RollChanged{{{"better-buses", "p-006", "Zoë Larkwhistle", morning_ms}}});
    kiosk.act(StartForm{"sign-in"});
    kiosk.type("zo");
    kiosk.choose("who.p-006");
    REQUIRE(kiosk.at() == "already-here");
    kiosk.act(StartForm{"claim"});
    CHECK(kiosk.at() == "question for");
    kiosk.act(EndSession{});
    kiosk.act(StartForm{"claim"});
    CHECK(kiosk.at() == "question who");
}

TEST_CASE("signing out: who, check, goodbye, and off the roll") {
    Kiosk kiosk;
    kiosk.act(RollChanged{{{"better-buses", "p-006", "Zoë Larkwhistle", morning_ms, 0, 7}}});
    kiosk.act(StartForm{"sign-out"});
    CHECK(kiosk.at() == "question who");
    kiosk.type("zo");
    kiosk.choose("who.p-006");
    CHECK(kiosk.at() == "check");
    kiosk.save();
    CHECK(kiosk.at() == "saved");
    REQUIRE(kiosk.count<NoteLeaving>() == 1);
    CHECK(std::get<NoteLeaving>(kiosk.effects.back()).row == 7);
    CHECK(kiosk.count<NoteArrival>() == 0);
    CHECK(kiosk.body()["event"] == "out");
}

TEST_CASE("who never signed in here is not told that they have signed out, and is thanked all the same") {
    const auto told = [](const char* on_roll) {
        Kiosk kiosk;
        kiosk.act(RollChanged{{{"better-buses", on_roll, "Somebody", morning_ms, 0, 7}}});
        kiosk.act(StartForm{"sign-out"});
        kiosk.type("zo");
        kiosk.choose("who.p-006");
        kiosk.save();
        CHECK(kiosk.body()["event"] == "out");
        std::string all;
        for (const SavedLine& line :
             saved_lines(kiosk.model, *find_form(kiosk.model, "sign-out"), words_of(kiosk.model)))
            all += line.label.text() + "|";
        return all.substr(0, all.rfind('|', all.size() - 2));
    };
    CHECK(told("p-006") == "You have signed out. Thank you for coming.");
    CHECK(told("p-001") ==
          "You had not signed in here. That is all right.|We saved that you are leaving. Thank you for coming.");
}

TEST_CASE("who has just signed in signs out without saying who they are again") {
    Kiosk kiosk = zoe_at_check();
    kiosk.save();
    kiosk.act(StartForm{"sign-out"});
    CHECK(kiosk.at() == "check");
    kiosk.save();
    CHECK(kiosk.body()["person"] == "p-006");
    CHECK(kiosk.body()["event"] == "out");
}

TEST_CASE("a record that could not be saved keeps every answer and says so") {
    Kiosk kiosk = zoe_at_check();
    const Answers before = kiosk.answers();
    kiosk.act(SaveForm{});
    kiosk.act(RecordNotSaved{});
    CHECK(kiosk.at() == "check");
    CHECK(kiosk.error() == "error.not-saved");
    CHECK(kiosk.model.session.focus == "error");
    CHECK(kiosk.answers() == before);
    kiosk.save();
    CHECK(kiosk.at() == "saved");
}

TEST_CASE("only check can save, and only once") {
    Kiosk kiosk;
    kiosk.act(SaveForm{});
    kiosk.act(StartForm{"sign-in"});
    kiosk.act(SaveForm{});
    CHECK(kiosk.draft() == nullptr);
    Kiosk ready = zoe_at_check();
    ready.save();
    ready.act(SaveForm{});
    ready.act(RecordSaved{"again"});
    CHECK(ready.count<SaveRecord>() == 1);
    CHECK(ready.model.session.saved.reference == "7F3K-9Q2M");
}

TEST_CASE("nobody is here twice: changed on the check page to somebody who has signed in") {
    Kiosk kiosk;
    kiosk.act(RollChanged{{{"better-buses", "p-006", "Zoë Larkwhistle", morning_ms}}});
    kiosk.act(StartForm{"sign-in"});
    kiosk.type("mab");
    kiosk.press("who.new");
    kiosk.next();
    kiosk.write("Ada Example");
    kiosk.next();
    kiosk.choose("roles.carer");
    while (kiosk.at() != "check") kiosk.next();
    kiosk.act(ChangeQuestion{"who"});
    kiosk.type("zo");
    kiosk.choose("who.p-006");
    CHECK(kiosk.at() == "already-here");
    kiosk.back();
    kiosk.back();
    REQUIRE(kiosk.at() == "check");
    kiosk.act(SaveForm{});
    CHECK(kiosk.at() == "already-here");
    CHECK(kiosk.count<SaveRecord>() == 0);
}

TEST_CASE("who signs out is taken from the roll, at their own meeting, and nobody else is") {
    const std::vector<RollEntry> roll{{"better-buses", "p-006", "Zoë Larkwhistle", morning_ms, 0, 1},
                                      {"warm-homes", "p-006", "Zoë Larkwhistle", morning_ms, 0, 2},
                                      {"better-buses", "", "Tom Jones", morning_ms, 0, 3},
                                      {"better-buses", "", "Ada", morning_ms, 0, 4},
                                      {"warm-homes", "", "Tom Jones", morning_ms, 0, 5},
                                      {"better-buses", "", "Niamh O’Brien-Łoś", morning_ms, 0, 6}};
    const auto rows_that_leave = [&](const std::string& name) {
        Kiosk kiosk;
        kiosk.act(RollChanged{roll});
        kiosk.act(StartForm{"sign-out"});
        if (name == "zo") kiosk.type(name);
        kiosk.choose(name == "zo" ? "who.p-006" : "who.new");
        if (name != "zo") kiosk.write(name);
        while (kiosk.at() != "check") kiosk.next();
        kiosk.save();
        std::vector<std::int64_t> rows;
        for (const Effect& effect : kiosk.effects) {
            if (const auto* leaving = std::get_if<NoteLeaving>(&effect)) rows.push_back(leaving->row);
        }
        return rows;
    };
    using Rows = std::vector<std::int64_t>;
    CHECK(rows_that_leave("zo") == Rows{1});
    // Typed again in other letters, it is the same name.
    CHECK(rows_that_leave("tom jones") == Rows{3});
    CHECK(rows_that_leave("niamh o'brien los") == Rows{6});
    // One who is new has no id: not everybody without one is the same.
    CHECK(rows_that_leave("Dot") == Rows{});
}

TEST_CASE("of two who are new and called the same, one leaves and one stays: who is here in a fire is counted right") {
    Kiosk kiosk;
    kiosk.act(RollChanged{
        {{"better-buses", "", "Jo Smith", morning_ms, 0, 1}, {"better-buses", "", "Jo Smith", morning_ms, 0, 2}}});
    kiosk.act(StartForm{"sign-out"});
    kiosk.choose("who.new");
    kiosk.write("Jo Smith");
    while (kiosk.at() != "check") kiosk.next();
    kiosk.save();
    CHECK(kiosk.count<NoteLeaving>() == 1);
}

TEST_CASE("a letter typed on a later part shows who is found, which stands on the first") {
    Kiosk kiosk;
    kiosk.act(StartForm{"sign-in"});
    kiosk.type("ma");
    kiosk.act(ShowPart{1});
    kiosk.type("b");
    CHECK(kiosk.model.session.part == 0);
}
