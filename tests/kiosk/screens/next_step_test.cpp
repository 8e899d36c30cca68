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
