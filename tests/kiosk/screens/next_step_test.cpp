// The button that stands out is the one that the screen's message asks for; what does nothing now looks like it.
#include "tests/kiosk/visitor.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("where there is no room for a photo or a voice nobody is asked for one") {
    Visitor photo;
    photo.kiosk.model.session.screen = "photo";
    photo.kiosk.model.session.photo.held = true;
    CHECK(photo.node("photo.keep").look == Look::primary);
    CHECK_FALSE(photo.shows("back"));
    photo.kiosk.model.session.photo.message = "photo.no-room";
    CHECK(photo.shows("back"));
    CHECK_FALSE(photo.shows("photo.keep"));
    CHECK_FALSE(photo.shows("photo.again"));

    Visitor spoken;
    spoken.press("welcome.feedback");
    while (spoken.screen() != "feedback.overall") spoken.press("next");
    spoken.choose("overall.good");
    REQUIRE(spoken.screen() == "feedback.why");
    spoken.kiosk.model.session.screen = "spoken";
    CHECK(spoken.node("spoken.start").look == Look::primary);
    spoken.kiosk.model.session.spoken.message = "spoken.no-room";
    CHECK(spoken.shows("back"));
    CHECK_FALSE(spoken.shows("spoken.start"));
}

TEST_CASE("where a voice cannot be played nobody is asked to listen to it") {
    Visitor spoken;
    spoken.press("welcome.feedback");
    while (spoken.screen() != "feedback.overall") spoken.press("next");
    spoken.choose("overall.good");
    spoken.kiosk.model.session.screen = "spoken";
    spoken.kiosk.model.session.spoken.step = SpokenStep::held;
    CHECK(spoken.shows("spoken.listen"));
    spoken.kiosk.model.session.spoken.message = "spoken.not-played";
    CHECK_FALSE(spoken.shows("spoken.listen"));
    CHECK(spoken.shows("spoken.leave"));
    CHECK(spoken.node("spoken.choices").arrange == Arrange::grid);
    CHECK(spoken.node("spoken.keep").look == Look::primary);
}

TEST_CASE(
    "before the time is over, what becomes of the work has a picture of its own: lost, kept, or nothing to lose") {
    std::set<std::string> pictures;
    for (const bool is_begun : {false, true}) {
        for (const bool practice : {false, true}) {
            if (practice && !is_begun) continue;
            Visitor visitor;
            visitor.kiosk.model.carried.choices.practice = practice;
            visitor.kiosk.act(PersonActive{});
            if (is_begun) visitor.kiosk.act(StartForm{"sign-in"});
            if (is_begun) visitor.type("ma");
            visitor.kiosk.wait(idle_while_away_ms);
            REQUIRE(visitor.screen() == "still-there");
            pictures.insert(visitor.node("still-there.text").picture);
        }
    }
    CHECK(pictures == std::set<std::string>{"back", "private", "staff"});
}

TEST_CASE("pictures of a code cannot be pressed while no other code may be tried, and can when the time is over") {
    Visitor visitor;
    visitor.kiosk.act(ComeBack{});
    REQUIRE(visitor.screen() == "come-back");
    CHECK(visitor.try_press("come-back.picture.bus"));
    visitor.kiosk.act(WorkNotFound{visitor.kiosk.model.now_wall_ms + 60'000});
    CHECK(visitor.node("come-back.picture.bus").disabled);
    CHECK_FALSE(visitor.try_press("come-back.picture.bus"));
    visitor.kiosk.model.now_wall_ms += 60'000;
    CHECK(visitor.try_press("come-back.picture.bus"));
}

TEST_CASE("who has chosen one of many is not sent on through the others") {
    Visitor visitor;
    visitor.press("welcome.feedback");
    while (visitor.screen() != "feedback.overall") visitor.press("next");
    CHECK_FALSE(visitor.tree().settled);
    visitor.choose("overall.good");
    CHECK_FALSE(visitor.tree().settled);
    visitor.press("back");
    CHECK(visitor.tree().settled);
    // Which of them is chosen to begin with says nothing: all are to be seen.
    visitor.press("help.text-size");
    CHECK_FALSE(visitor.tree().settled);
}

TEST_CASE("when all are found the roll call says so, and nobody who wants it printed clears the ticks") {
    Visitor visitor;
    visitor.kiosk.model.carried.has_printer = true;
    visitor.kiosk.model.session.staff.inside = true;
    visitor.kiosk.act(RollChanged{{{"better-buses", "", "Ann Example", morning_ms, 0, 1, {}}}});
    visitor.kiosk.model.session.screen = "roll-call";
    const auto last_action = [&] { return visitor.tree().actions.children.back().id; };
    CHECK(heading_of(visitor.tree().main).text() != "You found everyone");
    CHECK(last_action() == "list.print");
    visitor.press("roll-call.row.1");
    CHECK(heading_of(visitor.tree().main).text() == "You found everyone");
    CHECK(visitor.shows("roll-call.again"));
    CHECK(last_action() == "list.print");
}

TEST_CASE("where two meetings go on, each has its own button to sign everyone out") {
    MeetingPack parks = sample_pack();
    parks.id = "parks";
    Visitor visitor(carried_with({sample_pack(), parks}));
    visitor.kiosk.act(RollChanged{{{"better-buses", "", "Ann Example", morning_ms, 0, 1, {}}}});
    visitor.kiosk.model.session.staff.inside = true;
    visitor.kiosk.model.session.screen = "meeting-end";
    CHECK(visitor.node("meeting-end.sign-out.better-buses").look == Look::primary);
    CHECK_FALSE(visitor.shows("meeting-end.sign-out.parks"));
    visitor.kiosk.act(RollChanged{{{"better-buses", "", "Ann Example", morning_ms, 0, 1, {}},
                                   {"parks", "", "Bo Example", morning_ms, 0, 2, {}}}});
    CHECK(visitor.node("meeting-end.sign-out.better-buses").look == Look::secondary);
    visitor.press("meeting-end.sign-out.parks");
    REQUIRE(visitor.kiosk.count<SaveLeaving>() == 1);
    CHECK(std::get<SaveLeaving>(visitor.kiosk.effects.back()).row == 2);
}
