// A window on somebody's desktop: how it begins, and what a person set themselves.
#include "tests/kiosk/kiosk_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

const DesktopLook large_night{TextSize::large, ColourSet::night};

} // namespace

TEST_CASE("who has set nothing gets what the desktop asks at once, and so does each next person (O14)") {
    Kiosk kiosk;
    kiosk.act(DesktopChanged{large_night});
    CHECK(kiosk.model.session.settings.text_size == TextSize::large);
    CHECK(kiosk.model.session.settings.colours == ColourSet::night);
    kiosk.act(EndSession{});
    CHECK(kiosk.model.session.settings.text_size == TextSize::large);
    kiosk.act(ResetSettings{});
    CHECK(kiosk.model.session.settings.colours == ColourSet::night);
}

TEST_CASE("what a person set themselves stays as it is when the desktop changes") {
    Kiosk kiosk;
    kiosk.act(ChangeTextSize{TextSize::largest});
    kiosk.act(DesktopChanged{large_night});
    CHECK(kiosk.model.session.settings.text_size == TextSize::largest);
    CHECK(kiosk.model.session.settings.colours == ColourSet::day);
    kiosk.act(EndSession{});
    CHECK(kiosk.model.session.settings.text_size == TextSize::large);
}

TEST_CASE("bigger buttons are asked for and taken back with the same press") {
    Kiosk kiosk;
    kiosk.act(ChangeButtons{});
    CHECK(kiosk.model.session.settings.big_buttons);
    kiosk.act(ChangeButtons{});
    CHECK_FALSE(kiosk.model.session.settings.big_buttons);
}
