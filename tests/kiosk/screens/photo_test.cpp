#include "tests/kiosk/visitor.h"

using namespace copro;
using namespace copro::test;

namespace {

// Mabel is where she takes a photo of a receipt.
Visitor at_camera() {
    Carried carried = carried_with({sample_pack()});
    carried.has_camera = true;
    Visitor visitor = claim_at_costs(std::move(carried));
    visitor.press("lines.add");
    visitor.choose("category.parking");
    visitor.write("2.50");
    visitor.choose("who-paid.me");
    visitor.choose("receipt.photo");
    visitor.press("receipt-photo.take");
    return visitor;
}

} // namespace

TEST_CASE("a photo is turned with a press, and the words below it say how far") {
    Visitor visitor = at_camera();
    CHECK_FALSE(visitor.shows("photo.turn"));
    visitor.press("photo.take");
    visitor.kiosk.act(PhotoHeld{PhotoLook::readable, PhotoLook::readable});
    CHECK(visitor.node("photo.turn").picture == "turn");
    CHECK(visitor.node("photo.turn").look == Look::secondary);
    CHECK(visitor.label("photo.picture") == "This is your photo.");
    visitor.press("photo.turn");
    CHECK(visitor.label("photo.picture") == "You turned the photo: 1 of 4");
    // Each press is told, and the whole picture is turned as the receipt was.
    visitor.press("photo.turn");
    visitor.press("photo.whole");
    CHECK(visitor.label("photo.picture") == "You turned the photo: 2 of 4");
    for (int more = 0; more < 2; ++more) visitor.press("photo.turn");
    CHECK(visitor.label("photo.picture") == "This is your photo.");
    CHECK(visitor.node("photo.keep").look == Look::primary);
}

TEST_CASE("what cannot be kept cannot be turned") {
    Visitor visitor = at_camera();
    visitor.press("photo.take");
    visitor.kiosk.act(PhotoHeld{PhotoLook::readable});
    visitor.kiosk.act(PhotoNotKept{});
    CHECK_FALSE(visitor.shows("photo.turn"));
}

TEST_CASE("while a photo is looked at the screen says so, and neither camera nor button is told to be on") {
    Visitor visitor = at_camera();
    CHECK(visitor.shows("photo.camera-on"));
    CHECK_FALSE(visitor.node("photo.take").disabled);
    visitor.press("photo.take");
    CHECK(visitor.screen() == "photo");
    CHECK(visitor.label("photo.picture") == "We are looking at your photo.");
    CHECK(visitor.node("photo.take").disabled);
    CHECK_FALSE(visitor.shows("photo.camera-on"));
    CHECK(visitor.shows("back"));
    visitor.kiosk.act(PhotoNotHeld{});
    CHECK(visitor.label("photo.picture") == "Hold it flat and close.");
    CHECK_FALSE(visitor.node("photo.take").disabled);
    CHECK(visitor.shows("photo.camera-on"));
}
