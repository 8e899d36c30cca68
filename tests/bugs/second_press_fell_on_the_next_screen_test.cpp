// A double press on Save also pressed "I have finished", which had come to stand there, and threw the reference away.
#include "tests/kiosk/terminal_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

struct PressedKiosk : QuietKiosk {
    void to_the_check() {
        terminal.act(StartForm{"feedback"});
        for (int steps = 0; steps < 20 && terminal.tree().screen != "feedback.anonymous"; ++steps) {
            terminal.act(Continue{});
        }
        tap(middle_of("anonymous.yes"));
        terminal.act(Continue{});
        REQUIRE(terminal.tree().screen == "feedback.check");
    }
};

} // namespace

TEST_CASE("a double press on Save presses Save") {
    PressedKiosk kiosk;
    kiosk.to_the_check();
    const Point save = kiosk.middle_of("save");
    kiosk.tap(save);
    REQUIRE(kiosk.terminal.tree().screen == "feedback.saved");
    kiosk.clock.advance(300);
    kiosk.tap({save.x + 8, save.y - 5});
    CHECK(kiosk.terminal.tree().screen == "feedback.saved");
    SECTION("and one that is meant works, a moment later") {
        kiosk.clock.advance(300);
        kiosk.tap(kiosk.middle_of("next"));
        CHECK(kiosk.terminal.tree().screen == "welcome");
    }
    SECTION("or at once in another place") {
        kiosk.tap(kiosk.middle_of("saved.home"));
        CHECK(kiosk.terminal.tree().screen == "welcome");
        CHECK(kiosk.terminal.model().session.saved.reference == "7F3K-9Q2M");
    }
}

TEST_CASE("a second press that stays on the same screen counts: two letters, an answer taken back") {
    PressedKiosk kiosk;
    kiosk.terminal.act(StartForm{"sign-in"});
    const Point letter = kiosk.middle_of("keyboard.o");
    kiosk.tap(letter);
    kiosk.tap(letter);
    CHECK(kiosk.terminal.model().session.run->typed.text.size() == 2);
}
