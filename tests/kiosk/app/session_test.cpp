// long: all that the clock and the end of a turn do, to one person in the middle of a claim.
#include "kiosk/app/paused_work.h"
#include "sync/records/date.h"
#include "tests/kiosk/kiosk_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

constexpr std::int64_t second = 1000;

bool is_fresh(const PersonSession& session, const PersonSession& fresh) {
    return session.settings == fresh.settings && session.screen == fresh.screen && session.behind == fresh.behind &&
           session.meeting == fresh.meeting && session.wanted_form == fresh.wanted_form && !session.run &&
           session.saved.form.empty() && session.saved.reference.empty() && session.saved.name.empty() &&
           session.saved.total == Pence{0} && session.person == fresh.person && session.staff.typed_pin.empty() &&
           session.staff.message.empty() && !session.staff.inside && session.staff.locked_until_wall_ms == 0 &&
           session.film == fresh.film && session.part == 0 && session.focus.empty() && !session.touched &&
           !session.asked_at_ms && session.active_at_ms == fresh.active_at_ms;
}

// Someone who changed every setting, is known, and is in the middle of a claim's line.
Kiosk in_the_middle() {
    Kiosk kiosk;
    kiosk.act(PersonActive{});
    kiosk.act(ChangeTextSize{TextSize::largest});
    kiosk.act(ChangeColours{ColourSet::night});
    kiosk.act(ChangeLanguage{"cy"});
    kiosk.act(ChangeAlphabet{});
    kiosk.act(StartForm{"sign-in"});
    kiosk.type("zo");
    kiosk.choose("who.p-006");
    kiosk.next(); // the privacy notice
    kiosk.choose("roles.carer");
    while (kiosk.at() != "check") kiosk.next();
    kiosk.save();
    kiosk.act(StartForm{"claim"});
    kiosk.choose("for.me");
    kiosk.choose("when.today");
    kiosk.press("lines.add");
    kiosk.choose("category.car");
    kiosk.type("Greenfield Terrace");
    kiosk.act(OpenFilms{{"welcome.heading"}});
    kiosk.act(SlowFilm{});
    kiosk.act(GoBack{});
    kiosk.act(MoveFocus{"next"});
    kiosk.act(ShowPart{1});
    kiosk.model.session.staff.typed_pin = "123";
    return kiosk;
}

} // namespace

TEST_CASE("nobody there: nothing happens by itself") {
    Kiosk kiosk;
    CHECK_FALSE(next_deadline(kiosk.model).has_value());
    kiosk.wait(3'600 * second);
    CHECK(kiosk.at() == "welcome");
    CHECK(kiosk.effects.empty());
}

TEST_CASE("after two minutes of silence the kiosk asks, not before") {
    Kiosk kiosk;
    kiosk.act(PersonActive{});
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    CHECK(next_deadline(kiosk.model) == 120 * second);
    kiosk.wait(119'999);
    CHECK(kiosk.at() == "question overall");
    kiosk.wait(1);
    CHECK(kiosk.at() == "still-there");
    CHECK(next_deadline(kiosk.model) == 165 * second);
}

TEST_CASE("every touch starts the two minutes again") {
    Kiosk kiosk;
    for (int touch = 0; touch < 5; ++touch) {
        kiosk.act(PersonActive{});
        kiosk.wait(100 * second);
        CHECK(kiosk.at() == "welcome");
    }
}

TEST_CASE("after 45 seconds without an answer everything is wiped, not before") {
    Kiosk kiosk = in_the_middle();
    kiosk.wait(120 * second);
    CHECK(kiosk.at() == "still-there");
    kiosk.wait(44'999);
    CHECK(kiosk.at() == "still-there");
    CHECK(kiosk.model.session.run.has_value());
    kiosk.wait(1);
    CHECK(kiosk.at() == "welcome");
    CHECK(kiosk.count<ForgetPerson>() == 1);
    CHECK_FALSE(next_deadline(kiosk.model).has_value());
}

TEST_CASE("an answer puts it off, as often as they like, and everything is where it was") {
    Kiosk kiosk = in_the_middle();
    const Answers before = kiosk.model.session.run->line->answers;
    for (int time = 0; time < 25; ++time) {
        kiosk.wait(idle_before_asking(kiosk.model.session));
        REQUIRE(kiosk.at() == "still-there");
        kiosk.wait(44 * second);
        kiosk.act(PersonActive{});
        kiosk.act(StayHere{});
        REQUIRE(kiosk.at() == "question from");
        REQUIRE(kiosk.model.session.run->line->answers == before);
        REQUIRE(kiosk.model.session.run->typed.text == "Greenfield Terrace");
        kiosk.wait(119 * second);
        REQUIRE(kiosk.at() == "question from");
        kiosk.act(PersonActive{});
    }
    CHECK(kiosk.count<ForgetPerson>() == 0);
    CHECK(kiosk.model.session.behind.empty());
}

TEST_CASE("time-outs follow the person's own speed: who is slow is asked later, and has longer to answer") {
    Kiosk quick = in_the_middle();
    for (int touch = 0; touch < 8; ++touch) {
        quick.wait(3 * second);
        quick.act(PersonActive{});
    }
    CHECK(idle_before_asking(quick.model.session) == 120 * second);
    CHECK(time_to_answer(quick.model.session) == 45 * second);
    Kiosk slow = in_the_middle();
    for (int touch = 0; touch < 8; ++touch) {
        slow.wait(40 * second);
        slow.act(PersonActive{});
    }
    CHECK(idle_before_asking(slow.model.session) == 240 * second);
    CHECK(time_to_answer(slow.model.session) == 120 * second);
    // The next person begins anew.
    slow.act(EndSession{});
    CHECK(idle_before_asking(slow.model.session) == 120 * second);
}

TEST_CASE("who wants all the time there is turns the question off, and is asked nothing at their form") {
    Kiosk kiosk = in_the_middle();
    const Answers before = kiosk.model.session.run->line->answers;
    kiosk.wait(120 * second);
    REQUIRE(kiosk.at() == "still-there");
    kiosk.act(PersonActive{});
    kiosk.act(GoTo{"time"});
    kiosk.act(ChangeTimeOuts{false});
    kiosk.act(GoBack{});
    CHECK(kiosk.at() == "question from");
    kiosk.wait(13 * 3'600 * second);
    CHECK(kiosk.at() == "question from");
    CHECK(kiosk.model.session.run->line->answers == before);
    CHECK(kiosk.count<ForgetPerson>() == 0);
    // Help is looked at over the form.
    kiosk.act(GoTo{"colours"});
    kiosk.wait(600 * second);
    CHECK(kiosk.at() == "colours");
    kiosk.act(GoBack{});
    // With nothing begun somebody else may come to the screen.
    Kiosk idle;
    idle.act(PersonActive{});
    idle.act(ChangeTimeOuts{false});
    idle.wait(120 * second);
    CHECK(idle.at() == "still-there");
    // The next person is asked again.
    kiosk.act(EndSession{});
    kiosk.act(PersonActive{});
    kiosk.wait(120 * second);
    CHECK(kiosk.at() == "still-there");
}

TEST_CASE("who has all the time there is and stands on the first screen again is asked, and what they began is kept") {
    Kiosk kiosk = in_the_middle();
    kiosk.act(ChangeTimeOuts{false});
    while (kiosk.at() != "welcome") kiosk.back();
    REQUIRE(has_work(kiosk.model.session));
    kiosk.act(PersonActive{});
    kiosk.wait(120 * second);
    REQUIRE(kiosk.at() == "still-there");
    kiosk.wait(45 * second);
    CHECK(kiosk.at() == "welcome");
    CHECK(kiosk.count<KeepWork>() == 1);
    CHECK(kiosk.model.session.settings == ViewSettings{});
    CHECK_FALSE(kiosk.model.session.run.has_value());
    CHECK(kiosk.model.session.person.id.empty());
}

TEST_CASE("who has all the time there is has it until midnight: then they are asked, and what they began is kept") {
    Kiosk kiosk = in_the_middle();
    kiosk.act(ChangeTimeOuts{false});
    const std::int64_t left_ms = wall_ms_of(add_days(local_date(morning_ms), 1), "00:00") - morning_ms;
    CHECK(next_deadline(kiosk.model) == left_ms);
    kiosk.wait(left_ms - 60 * second);
    CHECK(kiosk.at() == "question from");
    // Whoever is there goes on into the new day.
    kiosk.act(PersonActive{});
    kiosk.wait(119 * second);
    CHECK(kiosk.at() == "question from");
    kiosk.act(PersonActive{});
    kiosk.wait(3'600 * second);
    CHECK(kiosk.at() == "question from");
    kiosk.wait(23 * 3'600 * second);
    REQUIRE(kiosk.at() == "still-there");
    kiosk.wait(time_to_answer(kiosk.model.session));
    CHECK(kiosk.at() == "welcome");
    CHECK(kiosk.count<KeepWork>() == 1);
    CHECK(kiosk.model.session.settings == ViewSettings{});
}

TEST_CASE("behind the PIN, in the room, at a locked kiosk and over the names of all nobody turns the clock off") {
    Kiosk locked;
    CHECK(may_turn_time_out_off(locked.model.session));
    locked.model.carried.choices.locked = true;
    locked.act(EndSession{});
    CHECK_FALSE(may_turn_time_out_off(locked.model.session));
    Kiosk roll = in_the_middle();
    roll.act(ChangeTimeOuts{false});
    roll.model.session.screen = "roll-call";
    CHECK(next_deadline(roll.model).has_value());
    Kiosk staff = in_the_middle();
    staff.act(ChangeTimeOuts{false});
    staff.model.session.staff.inside = true;
    CHECK(next_deadline(staff.model).has_value());
    staff.wait(idle_while_away_ms);
    CHECK(staff.at() == "still-there");
    Kiosk room = in_the_middle();
    room.act(ChangeTimeOuts{false});
    room.model.session.home = "room";
    CHECK(next_deadline(room.model).has_value());
    room.wait(idle_while_away_ms);
    CHECK_FALSE(room.model.session.touched);
}

TEST_CASE("keys that follow each other quickly say nothing of how long somebody thinks") {
    Kiosk kiosk = in_the_middle();
    kiosk.wait(40 * second);
    kiosk.act(PersonActive{});
    for (int letter = 0; letter < 30; ++letter) {
        kiosk.wait(300);
        kiosk.act(PersonActive{});
    }
    CHECK(idle_before_asking(kiosk.model.session) == 240 * second);
}

TEST_CASE("who scans has two loops to answer, however slow the light is (O9)") {
    Kiosk kiosk = in_the_middle();
    kiosk.act(ScanPlanned{60'000});
    kiosk.wait(120 * second);
    REQUIRE(kiosk.at() == "still-there");
    kiosk.wait(119'999);
    CHECK(kiosk.at() == "still-there");
    kiosk.wait(1);
    CHECK(kiosk.at() == "welcome");
}

TEST_CASE("a touch beside the answer is a sign of somebody: the 45 seconds begin anew, and the question stays") {
    Kiosk kiosk;
    kiosk.act(PersonActive{});
    kiosk.wait(120 * second);
    kiosk.wait(44 * second);
    kiosk.act(PersonActive{});
    CHECK(kiosk.at() == "still-there");
    kiosk.wait(44 * second);
    CHECK(kiosk.at() == "still-there");
    kiosk.wait(1 * second);
    CHECK(kiosk.at() == "welcome");
}

TEST_CASE("who opens help from the question is there, and is not wiped while reading") {
    Kiosk kiosk = in_the_middle();
    kiosk.wait(120 * second);
    kiosk.act(PersonActive{});
    kiosk.act(GoTo{"person"});
    kiosk.wait(119 * second);
    CHECK(kiosk.at() == "person");
    kiosk.back();
    CHECK(kiosk.at() == "question from");
}

TEST_CASE("Back from the question is an answer too") {
    Kiosk kiosk = in_the_middle();
    kiosk.wait(120 * second);
    kiosk.back();
    CHECK(kiosk.at() == "question from");
    kiosk.wait(60 * second);
    CHECK(kiosk.at() == "question from");
}

TEST_CASE("a jump of the wall clock neither asks nor wipes") {
    Kiosk kiosk = in_the_middle();
    kiosk.act(TimePassed{1000, morning_ms + 86'400'000});
    CHECK(kiosk.at() == "question from");
    kiosk.act(TimePassed{2000, 0});
    CHECK(kiosk.at() == "question from");
}

TEST_CASE("the end of a turn leaves nothing of the person") {
    Kiosk kiosk = in_the_middle();
    kiosk.act(EndSession{});
    const Model fresh = start_model(kiosk.model.carried, kiosk.model.now_ms, kiosk.model.now_wall_ms);
    CHECK(is_fresh(kiosk.model.session, fresh.session));
    CHECK(kiosk.count<ForgetPerson>() == 1);
    CHECK(kiosk.model.carried.meetings.size() == 1);
}

TEST_CASE("the end of a turn resets from wherever it is") {
    for (const char* screen : {"person", "text-size", "colours", "language", "listen", "stop", "staff-pin"}) {
        Kiosk kiosk = in_the_middle();
        kiosk.act(GoTo{screen});
        kiosk.act(EndSession{});
        const Model fresh = start_model(kiosk.model.carried, kiosk.model.now_ms, kiosk.model.now_wall_ms);
        CHECK(is_fresh(kiosk.model.session, fresh.session));
    }
    Kiosk late = in_the_middle();
    late.wait(120 * second);
    late.wait(45 * second);
    const Model fresh = start_model(late.model.carried, late.model.now_ms, late.model.now_wall_ms);
    CHECK(is_fresh(late.model.session, fresh.session));
}

TEST_CASE("help leads back to where the person was, in one step") {
    Kiosk kiosk;
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    kiosk.choose("overall.good");
    kiosk.type("Late");
    kiosk.act(GoTo{"text-size"});
    kiosk.act(GoTo{"text-size"});
    kiosk.act(ChangeTextSize{TextSize::large});
    kiosk.act(GoTo{"colours"});
    // Whoever went from one setting to the next is done with all of them.
    kiosk.back();
    CHECK(kiosk.at() == "question why");
    CHECK(kiosk.model.session.behind.empty());
    CHECK(kiosk.model.session.run->typed.text == "Late");
    CHECK(kiosk.model.session.settings.text_size == TextSize::large);
}

TEST_CASE("Back with nothing behind is the welcome screen") {
    Kiosk kiosk;
    kiosk.back();
    CHECK(kiosk.at() == "welcome");
}

TEST_CASE("settings change at once and show from the first part") {
    Kiosk kiosk;
    kiosk.act(ShowPart{3});
    CHECK(kiosk.model.session.part == 3);
    kiosk.act(ChangeTextSize{TextSize::largest});
    CHECK(kiosk.model.session.part == 0);
    kiosk.act(ChangeColours{ColourSet::soft});
    kiosk.act(ChangeLanguage{"cy"});
    kiosk.act(ChangeAlphabet{});
    CHECK(kiosk.model.session.settings == ViewSettings{TextSize::largest, ColourSet::soft, "cy", Alphabet::qwerty, {}});
    kiosk.act(ChangeAlphabet{});
    CHECK(kiosk.model.session.settings.alphabet == Alphabet::abc);
}

TEST_CASE("two meetings: the person says which, and the journey goes on there") {
    MeetingPack second_pack = sample_pack();
    second_pack.id = "warm-homes";
    second_pack.fee.reset();
    Kiosk kiosk(carried_with({sample_pack(), second_pack}));
    kiosk.act(StartForm{"claim"});
    CHECK(kiosk.at() == "choose-meeting");
    kiosk.act(ChooseMeeting{"no-such"});
    CHECK(kiosk.at() == "choose-meeting");
    kiosk.act(ChooseMeeting{"warm-homes"});
    CHECK(kiosk.at() == "question who");
    CHECK(kiosk.model.session.meeting->pack.id == "warm-homes");
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    CHECK(kiosk.at() == "question overall");
}

TEST_CASE("the wrong meeting is put right by Back, and what was said of it is not said of the other") {
    MeetingPack second_pack = sample_pack();
    second_pack.id = "warm-homes";
    Kiosk kiosk(carried_with({sample_pack(), second_pack}));
    kiosk.act(StartForm{"feedback"});
    kiosk.act(ChooseMeeting{"warm-homes"});
    kiosk.pass_limits();
    kiosk.choose("overall.good");
    for (int back = 0; back < 4; ++back) kiosk.back();
    CHECK(kiosk.at() == "choose-meeting");
    SECTION("the same again: nothing is lost") {
        kiosk.act(ChooseMeeting{"warm-homes"});
        CHECK(*kiosk.answers().get<std::string>("overall") == "good");
    }
    SECTION("the other") {
        kiosk.act(ChooseMeeting{"better-buses"});
        CHECK(kiosk.at() == "question can-change");
        CHECK(kiosk.model.session.meeting->pack.id == "better-buses");
        CHECK(kiosk.answers().by_question.empty());
    }
    kiosk.back();
    kiosk.back();
    CHECK(kiosk.at() == "welcome");
}

TEST_CASE("who looks for somebody with a badge has five minutes, as the screen says") {
    Kiosk kiosk = in_the_middle();
    kiosk.act(PersonActive{});
    kiosk.act(GoTo{"person"});
    kiosk.wait(299 * second);
    CHECK(kiosk.at() == "person");
    kiosk.wait(1 * second);
    CHECK(kiosk.at() == "still-there");
    kiosk.wait(44 * second);
    CHECK(kiosk.model.session.run.has_value());
}

TEST_CASE("no meeting and no such form: nothing starts") {
    Kiosk none(carried_with({}));
    none.act(StartForm{"sign-in"});
    CHECK(none.at() == "welcome");
    Kiosk kiosk;
    kiosk.act(StartForm{"no-such-form"});
    CHECK(kiosk.at() == "welcome");
}

TEST_CASE("a meeting that is taken away does not end what someone is doing") {
    Kiosk kiosk;
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    kiosk.act(MeetingsChanged{});
    kiosk.choose("overall.good");
    CHECK(kiosk.at() == "question why");
    kiosk.act(EndSession{});
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    CHECK(kiosk.at() == "welcome");
}

TEST_CASE("what comes from outside is kept over the end of a turn") {
    Kiosk kiosk;
    const SyncSummary summary{3, 1, 0, morning_ms, false};
    kiosk.act(SyncChanged{summary});
    kiosk.act(RollChanged{{{"better-buses", "p-006", "Zoë", morning_ms}}});
    kiosk.act(EndSession{});
    CHECK(kiosk.model.carried.sync == summary);
    CHECK(kiosk.model.carried.roll.size() == 1);
}

TEST_CASE("actions that do not fit the moment change nothing and break nothing") {
    for (const Action& action :
         std::vector<Action>{EditAnswer{}, Continue{}, ChangeQuestion{"who"}, RemoveLine{}, SaveForm{},
                             RecordSaved{"x"}, RecordNotSaved{}, ChooseMeeting{"x"}, StayHere{}}) {
        Kiosk kiosk;
        kiosk.act(action);
        CHECK(kiosk.at() == "welcome");
        CHECK(kiosk.effects.empty());
        CHECK_FALSE(kiosk.model.session.run.has_value());
    }
    Kiosk kiosk;
    kiosk.act(StartForm{"sign-out"});
    kiosk.choose("who.p-001");
    REQUIRE(kiosk.at() == "check");
    kiosk.act(EditAnswer{});
    kiosk.act(Continue{});
    CHECK(kiosk.at() == "check");
}
