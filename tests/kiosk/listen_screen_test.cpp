// The Listen screen by finger and ear: held and read again without a key, and why nothing is heard.
#include "kiosk/view/settings_pass.h"
#include "tests/kiosk/heard_kiosk.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("a finger on the listen screen holds the voice, lets it go on, and has the screen read again (S2)") {
    HeardKiosk kiosk;
    kiosk.press("help.listen");
    const std::string listen = kiosk.heard();
    const auto says = [&](const char* id) { return find_node(kiosk.terminal.tree(), id)->label.text(); };
    std::size_t said = kiosk.voice.said.size();
    kiosk.press("listen.again");
    CHECK(kiosk.voice.said.size() == said + 1);
    CHECK(kiosk.heard() == listen);
    CHECK(says("listen.pause") == "Pause");
    said = kiosk.voice.said.size();
    const int hushes = kiosk.voice.hushes;
    kiosk.press("listen.pause");
    CHECK(kiosk.voice.hushes > hushes);
    CHECK(kiosk.voice.said.size() == said);
    CHECK(says("listen.pause") == "Go on");
    kiosk.press("listen.faster");
    CHECK(kiosk.voice.said.size() == said);
    kiosk.press("listen.slower");
    SECTION("it goes on") {
        kiosk.press("listen.pause");
        CHECK(kiosk.voice.said.size() == said + 1);
        CHECK(kiosk.heard() == listen);
        CHECK(says("listen.pause") == "Pause");
    }
    SECTION("to have it read again lets it go on too") {
        kiosk.press("listen.again");
        CHECK(kiosk.heard() == listen);
        CHECK(says("listen.pause") == "Pause");
    }
    SECTION("it stays quiet on the screens behind, until Listen is pressed there") {
        kiosk.press("back");
        CHECK(kiosk.terminal.tree().screen == "welcome");
        CHECK(kiosk.voice.said.size() == said);
        kiosk.press("help.listen");
        CHECK(kiosk.heard() == listen);
        CHECK_FALSE(kiosk.terminal.model().session.settings.voice.paused);
    }
}

TEST_CASE("where the sound is missing, Listen and the settings card say that, not that there is no voice") {
    HeardKiosk kiosk;
    const auto says = [&](const char* id) {
        const Node* node = find_node(kiosk.terminal.tree(), id);
        return node == nullptr ? "" : node->label.text();
    };
    kiosk.press("help.listen");
    kiosk.terminal.act(VoicesFound{{}, {}, false});
    CHECK(says("heading") == "This screen has no sound.");
    CHECK(says("listen.person") == "A person can read it to you.");
    CHECK(find_node(kiosk.terminal.tree(), "listen.pause") == nullptr);
    ViewSettings listens;
    listens.voice.on = true;
    kiosk.terminal.act(TakeCard{write_pass(listens)});
    REQUIRE(kiosk.terminal.tree().screen == "card");
    CHECK(says("card.no-voice") == "This screen has no sound.");
    kiosk.terminal.act(VoicesFound{});
    CHECK(says("card.no-voice") == "There is no voice for this language here.");
    kiosk.key("Voice");
    CHECK(says("heading") == "There is no voice for this language here.");
    // Headphones went in, and there is something to hear it by.
    kiosk.terminal.act(VoicesFound{{"en"}});
    kiosk.key("Voice");
    CHECK(kiosk.heard().starts_with("We read the screens to you."));
}
