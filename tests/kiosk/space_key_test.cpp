// Space presses what has the focus, as on any keyboard, and is a letter where something is typed.
#include "tests/kiosk/terminal_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

struct SpaceKiosk : QuietKiosk {
    // As the window tells it: the key by its name, then the letter that it makes.
    void strike(const char* name, const std::string& letter) {
        (void)terminal.key(name);
        terminal.keyed(letter);
        clock.advance(60);
        terminal.time_passed();
    }
    void space() { strike("Space", " "); }
    [[nodiscard]] const std::string& screen() const { return terminal.tree().screen; }
    [[nodiscard]] const std::string& typed() const { return terminal.model().session.run->typed.text; }
    [[nodiscard]] bool helper() const { return terminal.model().session.helper; }
    [[nodiscard]] NodeId field() const {
        NodeId found;
        for_each_node(terminal.tree(), [&](const Node& node) {
            if (node.role == Role::field) found = node.id;
        });
        REQUIRE_FALSE(found.empty());
        return found;
    }
};

} // namespace

TEST_CASE("Space presses the button that has the focus, and is no letter on the page that it opens") {
    SpaceKiosk kiosk;
    kiosk.space();
    CHECK(kiosk.screen() == "welcome"); // nothing has the focus
    kiosk.terminal.act(MoveFocus{"welcome.sign-in"});
    kiosk.space();
    CHECK(kiosk.screen() == "sign-in.who");
    CHECK(kiosk.typed().empty());
    kiosk.strike("M", "M");
    CHECK(kiosk.typed() == "M");
}

TEST_CASE(
    "where something is typed, Space is a letter in the field, on its keys and with no focus, and presses the rest") {
    SpaceKiosk kiosk;
    kiosk.terminal.act(StartForm{"sign-in"});
    kiosk.strike("M", "M");
    kiosk.space();
    kiosk.strike("A", "A");
    CHECK(kiosk.typed() == "M A");
    kiosk.terminal.act(MoveFocus{kiosk.field()});
    kiosk.space();
    kiosk.strike("B", "B");
    CHECK(kiosk.typed() == "M A B");
    REQUIRE(kiosk.terminal.layout().find("keyboard.o") != nullptr);
    kiosk.terminal.act(MoveFocus{"keyboard.o"});
    kiosk.space();
    kiosk.strike("C", "C");
    CHECK(kiosk.typed() == "M A B C");
    kiosk.terminal.act(MoveFocus{"back"});
    kiosk.space();
    CHECK(kiosk.screen() == "welcome");
}

TEST_CASE("a space in the middle of a scanned code presses nothing") {
    SpaceKiosk kiosk;
    kiosk.terminal.act(MoveFocus{"welcome.claim"});
    for (const char letter : std::string("50 1234 5678 900")) {
        kiosk.clock.advance(2);
        (void)kiosk.terminal.key(letter == ' ' ? "Space" : std::string(1, letter));
        kiosk.terminal.keyed(std::string(1, letter));
        kiosk.terminal.time_passed();
    }
    REQUIRE(kiosk.terminal.key("Enter"));
    CHECK(kiosk.screen() == "welcome");
}

TEST_CASE("for who listens, Space says the words again that have the focus") {
    SpaceKiosk kiosk;
    kiosk.terminal.act(TurnVoice{true});
    kiosk.terminal.act(MoveFocus{"heading"});
    const std::int64_t before = kiosk.terminal.model().session.read_again;
    kiosk.space();
    CHECK(kiosk.terminal.model().session.read_again == before + 1);
}

TEST_CASE("a hand that strikes twice, and asked for a rest, presses and types once with Space and with letters") {
    SpaceKiosk kiosk;
    TouchSettings touch;
    touch.repeat_ms = 800;
    kiosk.terminal.act(ChangeTouch{touch});
    kiosk.terminal.act(GoTo{"ways"});
    kiosk.terminal.act(MoveFocus{"ways.helper"});
    kiosk.space();
    kiosk.clock.advance(200);
    kiosk.space();
    CHECK(kiosk.helper());
    kiosk.clock.advance(900);
    kiosk.space();
    CHECK_FALSE(kiosk.helper());
    // What opens a page does not type on it.
    kiosk.terminal.act(GoTo{"welcome"});
    kiosk.terminal.act(MoveFocus{"welcome.sign-in"});
    kiosk.clock.advance(900);
    kiosk.space();
    kiosk.clock.advance(200);
    kiosk.space();
    CHECK(kiosk.screen() == "sign-in.who");
    CHECK(kiosk.typed().empty());
    for (int strikes = 0; strikes < 2; ++strikes) {
        kiosk.clock.advance(200);
        kiosk.strike("O", "o");
    }
    CHECK(kiosk.typed() == "o");
}
