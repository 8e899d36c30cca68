// What staff set the terminal to: practice, entry from paper, lock, loudness, light.
#include "tests/kiosk/visitor.h"

using namespace copro;
using namespace copro::test;

namespace {

Visitor staff_at_set_up(Carried carried = carried_with({sample_pack()})) {
    Visitor visitor(std::move(carried));
    visitor.kiosk.act(PinRight{});
    visitor.press("staff.set-up");
    return visitor;
}

// Signs in somebody new who tells their name to a person, up to "check your answers".
void answer_sign_in(Visitor& visitor) {
    visitor.choose("who.told");
    while (visitor.kiosk.model.session.screen == "question") {
        if (current_question(visitor.kiosk.model).id == "roles") visitor.press("roles.carer");
        visitor.press("next");
    }
    REQUIRE(visitor.kiosk.model.session.screen == "check");
}

} // namespace

TEST_CASE("practice says so on every screen, and saves nothing") {
    Visitor visitor = staff_at_set_up();
    visitor.press("set-up.practice");
    CHECK(visitor.screen() == "welcome");
    CHECK(visitor.label("frame.practice") == "Practice");
    visitor.press("welcome.sign-in");
    CHECK(visitor.shows("frame.practice"));
    answer_sign_in(visitor);
    visitor.kiosk.effects.clear();
    visitor.press("save");
    CHECK(visitor.kiosk.effects.empty());
    CHECK(visitor.screen() == "sign-in.saved");
    CHECK(visitor.label("heading") == "That was practice. We saved nothing.");
    CHECK(visitor.shows("frame.practice"));
    CHECK_FALSE(visitor.shows("saved.1"));
}

TEST_CASE("practice keeps no work, neither by button nor by time, and opens none") {
    Visitor visitor = staff_at_set_up();
    visitor.press("set-up.practice");
    visitor.kiosk.act(PausedChanged{{{1, morning_ms, true, true}}});
    CHECK_FALSE(visitor.shows("welcome.come-back"));
    visitor.press("welcome.feedback");
    visitor.kiosk.pass_limits();
    visitor.press("overall.good");
    visitor.press("help.person");
    visitor.press("stop");
    CHECK_FALSE(visitor.shows("pause"));
    visitor.kiosk.act(PauseWork{});
    visitor.press("back");
    visitor.kiosk.wait(idle_while_away_ms);
    visitor.kiosk.wait(most_to_answer_ms);
    CHECK(visitor.kiosk.count<KeepWork>() == 0);
    CHECK(visitor.screen() == "welcome");
}

TEST_CASE("practice outlasts the person, and ends by staff alone") {
    Visitor visitor = staff_at_set_up();
    visitor.press("set-up.practice");
    CHECK(std::get<KeepChoices>(visitor.kiosk.effects.back()).choices.practice);
    visitor.kiosk.act(EndSession{});
    visitor.kiosk.act(ChangePractice{});
    CHECK(visitor.shows("frame.practice"));
    visitor.kiosk.act(PinRight{});
    visitor.press("staff.set-up");
    CHECK(visitor.node("set-up.practice").selected);
    visitor.press("set-up.practice");
    CHECK_FALSE(visitor.shows("frame.practice"));
}

TEST_CASE("work that somebody began in earnest is kept when staff begin practice") {
    Visitor visitor;
    visitor.press("welcome.feedback");
    visitor.kiosk.pass_limits();
    visitor.press("overall.good");
    visitor.kiosk.act(PinRight{});
    visitor.press("staff.set-up");
    visitor.press("set-up.practice");
    CHECK(visitor.kiosk.count<KeepWork>() == 1);
    CHECK_FALSE(visitor.kiosk.model.session.run.has_value());
}

TEST_CASE("staff type in one paper after another, and each record says where it came from") {
    Visitor visitor = staff_at_set_up();
    visitor.press("set-up.paper");
    CHECK(visitor.screen() == "staff-paper");
    for (int paper = 0; paper < 2; ++paper) {
        visitor.press("staff-paper.sign-in");
        CHECK(visitor.label("frame.paper") == "From paper");
        answer_sign_in(visitor);
        visitor.save();
        CHECK(visitor.kiosk.body()["entered_from"] == "paper");
        CHECK(visitor.kiosk.count<NoteArrival>() == static_cast<std::size_t>(paper + 1));
        visitor.press("saved.paper");
        CHECK(visitor.screen() == "staff-paper");
        CHECK(visitor.kiosk.model.session.person == PersonAnswer{});
    }
    visitor.press("staff-paper-leave");
    CHECK(visitor.screen() == "welcome");
    visitor.press("welcome.sign-in");
    CHECK_FALSE(visitor.shows("frame.paper"));
    answer_sign_in(visitor);
    visitor.save();
    CHECK_FALSE(visitor.kiosk.body().contains("entered_from"));
}

TEST_CASE("a booking on paper is typed in as the other papers are") {
    Visitor visitor = staff_at_set_up();
    visitor.press("set-up.paper");
    visitor.press("staff-paper.booking");
    visitor.choose("who.told");
    while (visitor.kiosk.model.session.screen == "question") {
        const std::string question = current_question(visitor.kiosk.model).id;
        if (question == "what") visitor.press("what.hotel");
        if (question == "day") visitor.type("25122026");
        if (question == "nights") visitor.type("1");
        visitor.press("next");
        REQUIRE(visitor.kiosk.error().empty());
    }
    visitor.save();
    CHECK(visitor.kiosk.draft()->kind == "booking");
    CHECK(visitor.kiosk.body()["entered_from"] == "paper");
    CHECK(visitor.shows("saved.paper"));
}

TEST_CASE("an equality paper that staff type in is of no meeting, and says nothing of paper, staff or language") {
    for (const std::string form : {"equality", "equality-staff"}) {
        Visitor visitor = staff_at_set_up();
        visitor.press("set-up.paper");
        visitor.press("staff-paper." + form);
        CHECK(visitor.kiosk.model.session.meeting == nullptr);
        visitor.choose("start.yes");
        visitor.choose("role.prefer-not");
        visitor.press("skip-all");
        visitor.press("save");
        const RecordDraft draft = *visitor.kiosk.draft();
        CHECK(draft.kind == "equality");
        CHECK(draft.meeting.empty());
        CHECK(draft.language.empty());
        const Json body = visitor.kiosk.body();
        Visitor alone;
        alone.kiosk.act(StartForm{form});
        alone.choose("start.yes");
        alone.choose("role.prefer-not");
        alone.press("skip-all");
        alone.press("save");
        CHECK(body == alone.kiosk.body());
        visitor.kiosk.act(RecordSaved{});
        visitor.press("saved.paper");
        CHECK(visitor.screen() == "staff-paper");
    }
}

TEST_CASE("an equality paper whose writer did not want to answer leads back to the papers") {
    Visitor visitor = staff_at_set_up();
    visitor.press("set-up.paper");
    visitor.press("staff-paper.equality");
    visitor.choose("start.no");
    CHECK(visitor.screen() == "staff-paper");
    CHECK(visitor.kiosk.draft() == nullptr);
}

TEST_CASE("Back from a paper form leads to the papers, and nobody else gets there") {
    Visitor visitor = staff_at_set_up();
    visitor.press("set-up.paper");
    visitor.press("staff-paper.claim");
    visitor.press("back");
    CHECK(visitor.screen() == "staff-paper");
    visitor.kiosk.act(EndSession{});
    visitor.kiosk.act(EnterPaper{"claim"});
    visitor.kiosk.act(NextPaper{});
    CHECK(visitor.screen() == "welcome");
    visitor.kiosk.act(GoTo{"staff-paper"});
    CHECK_FALSE(visitor.shows("staff-paper.claim"));
    CHECK(visitor.shows("staff-pin.field"));
}

TEST_CASE("staff who look for help while they type in a paper, or set up the screen, type no PIN again") {
    Visitor visitor = staff_at_set_up();
    visitor.press("help.listen");
    visitor.press("back");
    CHECK(visitor.shows("set-up.paper"));
    visitor.press("set-up.paper");
    visitor.press("staff-paper.claim");
    visitor.press("help.person");
    visitor.press("back");
    visitor.press("back");
    CHECK(visitor.shows("staff-paper.claim"));
    visitor.press("staff-paper.sign-in");
    visitor.press("help.text-size");
    visitor.press("back");
    answer_sign_in(visitor);
    visitor.save();
    visitor.press("saved.paper");
    CHECK(visitor.shows("staff-paper.claim"));
}

TEST_CASE("in practice no paper is typed in, as nothing would come of it") {
    Visitor visitor = staff_at_set_up();
    visitor.press("set-up.practice");
    visitor.kiosk.act(PinRight{});
    visitor.press("staff.set-up");
    CHECK_FALSE(visitor.shows("set-up.paper"));
    visitor.kiosk.act(EnterPaper{"claim"});
    CHECK_FALSE(visitor.kiosk.model.session.run.has_value());
}

TEST_CASE("work from paper that the time stopped is from paper still when staff open it") {
    Visitor visitor = staff_at_set_up();
    visitor.press("set-up.paper");
    visitor.press("staff-paper.feedback");
    visitor.kiosk.pass_limits();
    visitor.press("overall.good");
    const std::string work = paused_work(visitor.kiosk.model);
    const auto taken = taken_up_work(visitor.kiosk.model, OpenedWork(work));
    REQUIRE(taken.ok());
    CHECK(taken->from_paper);
}

TEST_CASE("a locked terminal lets nobody in but staff, whoever comes and goes") {
    Visitor visitor = staff_at_set_up();
    visitor.press("set-up.lock");
    CHECK(visitor.screen() == "locked");
    visitor.kiosk.act(EndSession{});
    visitor.kiosk.act(StartForm{"sign-in"});
    visitor.kiosk.act(ComeBack{});
    CHECK(visitor.screen() == "locked");
    visitor.press("help.person");
    visitor.press("person-help.staff");
    visitor.press("back");
    CHECK(visitor.screen() == "locked");
    visitor.press("locked.staff");
    visitor.kiosk.act(PinRight{});
    CHECK(visitor.screen() == "staff");
    visitor.press("staff.leave");
    CHECK(visitor.screen() == "welcome");
}

TEST_CASE("without a PIN nothing is locked, as nobody could open it") {
    Carried carried = carried_with({sample_pack()});
    carried.has_pin = false;
    Visitor visitor = staff_at_set_up(std::move(carried));
    CHECK_FALSE(visitor.shows("set-up.lock"));
    visitor.kiosk.act(LockKiosk{});
    CHECK_FALSE(visitor.kiosk.model.carried.choices.locked);
}

TEST_CASE("a lock holds over a restart") {
    Carried carried = carried_with({sample_pack()});
    carried.choices.locked = true;
    const Visitor visitor(std::move(carried));
    CHECK(visitor.screen() == "locked");
}

TEST_CASE("the loudness that staff set is where each person begins") {
    Visitor visitor = staff_at_set_up();
    visitor.press("set-up.softer");
    CHECK(visitor.label("set-up.loudness") == "Loudness at the start: 5 of 9");
    for (int press = 0; press < 9; ++press) visitor.press("set-up.softer");
    CHECK(visitor.kiosk.model.carried.choices.loudness == softest);
    visitor.kiosk.act(EndSession{});
    CHECK(visitor.kiosk.model.session.settings.voice.loudness == softest);
    visitor.kiosk.act(ChangeStartLoudness{3});
    CHECK(visitor.kiosk.model.carried.choices.loudness == softest);
}

TEST_CASE("brightness is offered where the light can be set, and never goes out") {
    CHECK_FALSE(staff_at_set_up().shows("set-up.light"));
    Carried carried = carried_with({sample_pack()});
    carried.brightness = 2;
    Visitor visitor = staff_at_set_up(std::move(carried));
    visitor.press("set-up.darker");
    visitor.press("set-up.darker");
    CHECK(visitor.label("set-up.light") == "Brightness: 1 of 10");
    CHECK(std::get<SetBrightness>(visitor.kiosk.effects.back()).step == 1);
    visitor.press("set-up.lighter");
    CHECK(visitor.kiosk.model.carried.brightness == 2);
}
