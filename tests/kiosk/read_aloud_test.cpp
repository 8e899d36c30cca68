// The kiosk's screens by ear: what a voice would be told, through whole visits. The voice itself is one that notes.
#include "kiosk/keys.h"
#include "tests/kiosk/heard_kiosk.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("nothing is said before somebody asks for it; then the listen screen, and the screen it was asked on") {
    HeardKiosk kiosk;
    kiosk.key("Tab");
    CHECK(kiosk.voice.said.empty());
    kiosk.press("help.listen");
    CHECK(kiosk.heard().starts_with("We read the screens to you. | Speed: 4 of 11 | Loudness: 6 of 9 | Slower"));
    kiosk.press("back");
    CHECK(kiosk.heard().starts_with("Hello. What would you like to do?"));
    CHECK(kiosk.heard().find("Say what I think") != std::string::npos);
    CHECK(kiosk.voice.said.back().words_a_minute == 120);
}

TEST_CASE("one key starts it, and speed, loudness, pause and repeat need no sight (S6, S9)") {
    HeardKiosk kiosk;
    kiosk.key("Voice");
    CHECK(kiosk.heard().starts_with("We read the screens to you."));
    kiosk.key("Faster");
    CHECK(kiosk.heard() == "Speed: 5 of 11");
    CHECK(kiosk.voice.said.back().words_a_minute == 150);
    kiosk.key("Slower");
    kiosk.key("Softer");
    CHECK(kiosk.heard() == "Loudness: 5 of 9");
    CHECK(kiosk.voice.now_at == 4);
    for (int times = 0; times < 12; ++times) kiosk.key("Louder");
    CHECK(kiosk.voice.now_at == loudest);
    kiosk.key("Back");
    const std::size_t before = kiosk.voice.said.size();
    const std::string welcome = kiosk.heard();
    kiosk.key("Repeat");
    CHECK(kiosk.voice.said.size() == before + 1);
    CHECK(kiosk.heard() == welcome);
    kiosk.key("Pause");
    CHECK(kiosk.voice.hushes > 0);
    CHECK(kiosk.voice.said.size() == before + 1);
    kiosk.key("Pause");
    CHECK(kiosk.heard() == welcome);
}

TEST_CASE("the ring is heard as it moves, and a finger anywhere cuts the voice off") {
    HeardKiosk kiosk;
    kiosk.key("Voice");
    kiosk.key("Back");
    kiosk.key("Tab");
    CHECK(kiosk.heard() == kiosk.terminal.layout().find(kiosk.terminal.tree().focus)->node.label.text());
    const int hushes = kiosk.voice.hushes;
    kiosk.pointer(PointerEvent::Kind::down, {2, 2});
    kiosk.read_aloud.follow(kiosk.terminal);
    CHECK(kiosk.voice.hushes == hushes + 1);
}

TEST_CASE("names and typed words are not said aloud, unless the person wants it; the next person hears nothing") {
    HeardKiosk kiosk;
    kiosk.key("Voice");
    SECTION("as it begins") {
        kiosk.press("back");
        kiosk.press("welcome.sign-in");
        kiosk.terminal.text_typed("mab");
        kiosk.read_aloud.follow(kiosk.terminal);
        CHECK_FALSE(kiosk.was_ever_heard("Mabel"));
        CHECK_FALSE(kiosk.was_ever_heard("mab"));
    }
    SECTION("by choice") {
        kiosk.press("listen.private");
        kiosk.press("back");
        kiosk.press("welcome.sign-in");
        kiosk.terminal.text_typed("mab");
        kiosk.read_aloud.follow(kiosk.terminal);
        kiosk.key("Repeat");
        CHECK(kiosk.was_ever_heard("Mabel"));
    }
    kiosk.terminal.act(EndSession{});
    kiosk.read_aloud.follow(kiosk.terminal);
    const std::size_t before = kiosk.voice.said.size();
    kiosk.key("Tab");
    kiosk.press("help.text-size");
    CHECK(kiosk.voice.said.size() == before);
    CHECK(kiosk.terminal.model().session.settings.voice == VoiceSettings());
}

TEST_CASE("a speech carries a sample of each language in it that is on offer") {
    const QuietKiosk kiosk;
    const Library& library = *kiosk.terminal.model().carried.library;
    Utterances say(4);
    say[0].language = "cy";
    say[1].language = "en";
    say[2].language = "cy";
    say[3].language = "de";
    const VoiceOrder order = voice_order(say, 180, library);
    CHECK(order.say == say);
    CHECK(order.words_a_minute == 180);
    const auto sample_of = [&](const std::string& language) {
        return library.words(language).say(MessageKey("spoken.sample")).text();
    };
    CHECK(order.samples == std::map<std::string, std::string>{{"cy", sample_of("cy")}, {"en", sample_of("en")}});
}

TEST_CASE("another language is another voice; where there is none the screen says so, and nothing is read wrongly") {
    HeardKiosk kiosk;
    kiosk.key("Voice");
    kiosk.terminal.act(ChangeLanguage{"cy"});
    kiosk.read_aloud.follow(kiosk.terminal);
    CHECK(kiosk.voice.said.back().samples.contains("cy"));
    for (const Utterance& one : kiosk.voice.said.back().say) CHECK(one.language == "cy");
    kiosk.terminal.act(VoicesFound{{"en"}});
    CHECK_FALSE(kiosk.terminal.model().session.settings.voice.on);
    CHECK(find_node(kiosk.terminal.tree(), "listen.person") != nullptr);
    const std::size_t before = kiosk.voice.said.size();
    kiosk.key("Voice");
    CHECK(kiosk.voice.said.size() == before);
}

TEST_CASE("in a language without a voice its recorded messages are heard, and Listen says that there is no more") {
    HeardKiosk kiosk;
    kiosk.terminal.act(VoicesFound{{"en"}, {{"cy", {"listen.some", "welcome.heading"}}}});
    kiosk.terminal.act(ChangeLanguage{"cy"});
    kiosk.key("Voice");
    CHECK(kiosk.terminal.model().session.settings.voice.on);
    CHECK(find_node(kiosk.terminal.tree(), "listen.rest") != nullptr);
    REQUIRE(kiosk.voice.said.back().say.size() == 1);
    CHECK(kiosk.voice.said.back().say.front().key == "listen.some");
    CHECK(kiosk.voice.said.back().say.front().language == "cy");
    kiosk.key("Back");
    REQUIRE(kiosk.voice.said.back().say.size() == 1);
    CHECK(kiosk.voice.said.back().say.front().key == "welcome.heading");
    kiosk.terminal.act(VoicesFound{{"en"}, {}});
    CHECK_FALSE(kiosk.terminal.model().session.settings.voice.on);
}

TEST_CASE("headphones going in start the voice on the screen that is there, private words too (S8, S9)") {
    HeardKiosk kiosk;
    const auto plug = [&](bool in) {
        kiosk.terminal.act(HeadphonesChanged{in});
        kiosk.read_aloud.follow(kiosk.terminal);
    };
    plug(true);
    CHECK(kiosk.terminal.tree().screen == "welcome");
    CHECK(kiosk.heard().starts_with("Hello. What would you like to do?"));
    CHECK(kiosk.terminal.model().session.touched);
    kiosk.press("welcome.sign-in");
    kiosk.terminal.text_typed("mab");
    kiosk.read_aloud.follow(kiosk.terminal);
    kiosk.key("Repeat");
    CHECK(kiosk.was_ever_heard("Mabel"));
    SECTION("going out they end it") {
        const std::size_t said = kiosk.voice.said.size();
        const int hushes = kiosk.voice.hushes;
        plug(false);
        CHECK(kiosk.voice.hushes == hushes + 1);
        CHECK_FALSE(kiosk.terminal.model().session.settings.voice.on);
        kiosk.key("Repeat");
        CHECK(kiosk.voice.said.size() == said);
        kiosk.key("Voice");
        kiosk.key("Back");
        CHECK(kiosk.heard().find("Mabel") == std::string::npos);
        plug(true);
        CHECK(kiosk.heard().find("Mabel") != std::string::npos);
    }
    SECTION("or it goes on aloud, for who said yes to that") {
        kiosk.press("help.listen");
        kiosk.press("listen.private");
        kiosk.press("back");
        plug(false);
        CHECK(kiosk.terminal.model().session.settings.voice.on);
        CHECK(kiosk.heard().find("Mabel") != std::string::npos);
    }
    SECTION("on the listen screen, Back is where they were") {
        kiosk.press("help.listen");
        plug(false);
        CHECK(kiosk.terminal.tree().screen == "sign-in.who");
    }
    SECTION("left in, they start nothing for the next person, who may still listen alone") {
        kiosk.terminal.act(EndSession{});
        kiosk.read_aloud.follow(kiosk.terminal);
        const std::size_t said = kiosk.voice.said.size();
        kiosk.key("Tab");
        CHECK(kiosk.voice.said.size() == said);
        plug(false);
        plug(true);
        CHECK(kiosk.heard().starts_with("Hello. What would you like to do?"));
    }
}

TEST_CASE("headphones that were in before the kiosk started start nothing, but keep private words private") {
    HeardKiosk kiosk;
    kiosk.terminal.act(HeadphonesChanged{true, false});
    kiosk.read_aloud.follow(kiosk.terminal);
    CHECK(kiosk.voice.said.empty());
    CHECK_FALSE(kiosk.terminal.model().session.touched);
    kiosk.key("Voice");
    kiosk.press("back");
    kiosk.press("welcome.sign-in");
    kiosk.terminal.text_typed("mab");
    kiosk.read_aloud.follow(kiosk.terminal);
    CHECK(kiosk.was_ever_heard("m"));
}

TEST_CASE("headphones going in where there is no voice show who can read instead") {
    HeardKiosk kiosk;
    kiosk.terminal.act(VoicesFound{});
    kiosk.terminal.act(HeadphonesChanged{true});
    CHECK(kiosk.terminal.tree().screen == "listen");
    CHECK(find_node(kiosk.terminal.tree(), "listen.person") != nullptr);
}

TEST_CASE("who listens is there: the kiosk does not ask in the middle of a long screen (O9)") {
    HeardKiosk kiosk;
    kiosk.key("Voice");
    kiosk.voice.speaking = true;
    for (int seconds = 0; seconds < 300; seconds += 5) {
        kiosk.clock.advance(5'000);
        kiosk.terminal.time_passed();
        kiosk.read_aloud.follow(kiosk.terminal);
    }
    CHECK(kiosk.terminal.tree().screen == "listen");
    kiosk.voice.speaking = false;
    kiosk.clock.advance(idle_before_asking_ms + 1);
    kiosk.terminal.time_passed();
    CHECK(kiosk.terminal.tree().screen == "still-there");
}

TEST_CASE("every key that the settings may name does something, and no other name does") {
    HeardKiosk kiosk;
    for (const char* name : kiosk_keys) {
        INFO(name);
        CHECK(kiosk.terminal.key(name).ok());
    }
    CHECK_FALSE(kiosk.terminal.key("Nothing").ok());
}

TEST_CASE("a word that is reached has the screen gone through no second time") {
    HeardKiosk kiosk;
    kiosk.key("Voice");
    const std::size_t said = kiosk.voice.said.size();
    const int hushes = kiosk.voice.hushes;
    for (int words = 0; words < 10; ++words) kiosk.read_aloud.follow(kiosk.terminal);
    CHECK(kiosk.voice.said.size() == said);
    CHECK(kiosk.voice.hushes == hushes);
}

TEST_CASE("amounts are said as people say them, wherever they stand; a field is named once") {
    HeardKiosk kiosk;
    kiosk.key("Voice");
    kiosk.press("listen.private");
    kiosk.terminal.act(StartForm{"claim"});
    kiosk.terminal.text_typed("zo");
    kiosk.terminal.node_event({"who.p-006", Gesture::press, {}});
    kiosk.terminal.act(Continue{});
    kiosk.terminal.node_event({"for.me", Gesture::press, {}});
    kiosk.terminal.act(Continue{});
    kiosk.terminal.node_event({"when.today", Gesture::press, {}});
    kiosk.terminal.act(Continue{});
    kiosk.terminal.node_event({"lines.add", Gesture::press, {}});
    kiosk.terminal.node_event({"category.parking", Gesture::press, {}});
    kiosk.terminal.act(Continue{});
    kiosk.read_aloud.follow(kiosk.terminal);
    REQUIRE(kiosk.terminal.tree().screen == "claim.amount");
    const std::string question = heading_of(kiosk.terminal.tree().main).text();
    CHECK(kiosk.heard().find(question) == kiosk.heard().rfind(question));
    kiosk.terminal.text_typed("2.50");
    for (int steps = 0; steps < 8 && kiosk.terminal.tree().screen != "claim.lines"; ++steps) {
        for (const char* answer : {"who-paid.me", "receipt.yes"})
            kiosk.terminal.node_event({answer, Gesture::press, {}});
        kiosk.terminal.act(Continue{});
    }
    kiosk.read_aloud.follow(kiosk.terminal);
    REQUIRE(kiosk.terminal.tree().screen == "claim.lines");
    CHECK(kiosk.heard().find("2 pounds 50") != std::string::npos);
    CHECK(kiosk.heard().find("£") == std::string::npos);
}

TEST_CASE("after pausing nothing of the person is on the screen or on the voice's tongue") {
    HeardKiosk kiosk;
    kiosk.press("help.listen");
    kiosk.press("listen.private");
    kiosk.press("back");
    kiosk.press("welcome.feedback");
    for (int notices = 0; notices < 4 && kiosk.terminal.tree().screen != "feedback.overall"; ++notices)
        kiosk.terminal.act(Continue{});
    kiosk.press("overall.good");
    kiosk.press("next");
    kiosk.terminal.text_typed("Qzxq");
    kiosk.read_aloud.follow(kiosk.terminal);
    CHECK(kiosk.was_ever_heard("z"));
    kiosk.press("help.person");
    kiosk.press("stop");
    kiosk.press("pause");
    REQUIRE(kiosk.terminal.tree().screen == "paused");
    CHECK(kiosk.heard().find("1. Bus") != std::string::npos);
    CHECK(kiosk.heard().find("Qzxq") == std::string::npos);
    for_each_node(kiosk.terminal.tree(), [](const Node& node) {
        for (const Label* label : {&node.label, &node.detail, &node.value}) {
            CHECK(label->text().find("Qzxq") == std::string::npos);
        }
    });
    CHECK_FALSE(kiosk.terminal.model().session.run.has_value());
}

namespace {

// A microphone that is there.
struct OpenMicrophone final : SpokenPort {
    Result<void> record(bool) override { return {}; }
    Result<bool> hold() override { return false; }
    void let_go() override {}
    void play(int) override {}
    void hush() override {}
    Result<std::string> keep() override { return std::string("1"); }
    Result<void> drop(const std::string&) override { return {}; }
    void person_left() override {}
};

} // namespace

TEST_CASE("while a person speaks or hears their answer nothing else is said, and afterwards the screen is") {
    HeardKiosk kiosk;
    OpenMicrophone microphone;
    kiosk.ports.spoken = &microphone;
    Carried carried = carried_with({sample_pack()});
    carried.has_microphone = true;
    Terminal speaking(std::move(carried), ScreenShape{}, kiosk.ports, kiosk.text, kiosk.clock);
    const auto act = [&](const Action& action) {
        speaking.act(action);
        kiosk.read_aloud.follow(speaking);
    };
    act(TurnVoice{true});
    act(StartForm{"feedback"});
    for (int limits = 0; limits < 2; ++limits) act(Continue{});
    speaking.node_event({"overall.good", Gesture::press, {}});
    act(Continue{});
    act(OpenSpoken{});
    CHECK(kiosk.heard().find("People who listen may know your voice.") != std::string::npos);
    const std::size_t before = kiosk.voice.said.size();
    const int hushes = kiosk.voice.hushes;
    act(StartSpoken{});
    CHECK(speaking.tree().screen == "spoken.recording");
    CHECK(kiosk.voice.hushes == hushes + 1);
    for (const int level : {0, 7, 3}) act(SpokenHeard{1'000, level});
    act(ReadAgain{});
    CHECK(kiosk.voice.said.size() == before);
    act(StopSpoken{});
    CHECK(kiosk.voice.said.size() == before + 1);
    CHECK(kiosk.heard().starts_with("Do you want to keep this?"));
    act(PlaySpoken{});
    CHECK(kiosk.voice.hushes == hushes + 2);
    act(ReadAgain{});
    CHECK(kiosk.voice.said.size() == before + 1);
    act(SpokenPlayed{});
    act(ReadAgain{});
    CHECK(kiosk.heard().starts_with("Do you want to keep this?"));
}
