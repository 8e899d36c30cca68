#include "kiosk/view/settings_pass.h"
#include "tests/kiosk/kiosk_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

ViewSettings wanted() {
    ViewSettings settings;
    settings.text_size = TextSize::largest;
    settings.colours = ColourSet::night;
    settings.language = "cy";
    settings.alphabet = Alphabet::qwerty;
    settings.voice.on = true;
    settings.voice.words_a_minute = 220;
    settings.voice.loudness = 3;
    settings.scan.way = ScanWay::automatic;
    settings.touch.hold_ms = 700;
    settings.low_reach = true;
    return settings;
}

const ViewSettings& settings_of(const Kiosk& kiosk) { return kiosk.model.session.settings; }
const CardState& card_of(const Kiosk& kiosk) { return kiosk.model.session.card; }

} // namespace

TEST_CASE("a card that is shown makes the kiosk its owner's") {
    Kiosk kiosk;
    kiosk.act(TakeCard{write_pass(wanted())});
    CHECK(kiosk.at() == "card");
    CHECK(settings_of(kiosk) == wanted());
    CHECK_FALSE(card_of(kiosk).no_language);
    CHECK_FALSE(card_of(kiosk).no_voice);
}

TEST_CASE("a card in the middle of a question takes nothing away, and leads back to it") {
    Kiosk kiosk;
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    kiosk.choose("overall.good");
    kiosk.type("The bus was late");
    const std::string question = kiosk.at();
    kiosk.act(TakeCard{write_pass(wanted())});
    kiosk.act(GoBack{});
    CHECK(kiosk.at() == question);
    CHECK(kiosk.model.session.run->typed.text == "The bus was late");
    CHECK(settings_of(kiosk) == wanted());
}

TEST_CASE("Undo brings back what was before, also when the card was shown twice") {
    Kiosk kiosk;
    kiosk.act(ChangeColours{ColourSet::soft});
    const ViewSettings before = settings_of(kiosk);
    kiosk.act(TakeCard{write_pass(wanted())});
    kiosk.act(TakeCard{write_pass(wanted())});
    kiosk.act(UndoCard{});
    CHECK(settings_of(kiosk) == before);
    CHECK(kiosk.at() == "welcome");
    // There is nothing left to undo.
    kiosk.act(UndoCard{});
    CHECK(settings_of(kiosk) == before);
}

TEST_CASE("Back from help leads to the card that nobody has answered, and Undo still brings back what was before") {
    for (const char* screen : {"text-size", "person", "ways"}) {
        Kiosk kiosk;
        kiosk.act(ChangeColours{ColourSet::soft});
        const ViewSettings before = settings_of(kiosk);
        kiosk.act(TakeCard{write_pass(wanted())});
        kiosk.act(GoTo{screen});
        kiosk.act(GoTo{"language"});
        INFO(screen);
        CHECK(is_card_proposed(kiosk.model.session));
        // Shown once more from there.
        kiosk.act(TakeCard{write_pass(wanted())});
        CHECK(kiosk.at() == "card");
        kiosk.act(GoTo{screen});
        kiosk.act(GoBack{});
        REQUIRE(kiosk.at() == "card");
        CHECK(settings_of(kiosk) == wanted());
        kiosk.act(UndoCard{});
        CHECK(settings_of(kiosk) == before);
        CHECK(kiosk.at() == "welcome");
    }
}

TEST_CASE("who leaves a card's screen for anything but help has taken nothing of it, and comes back to no card") {
    const std::vector<Action> ways{GoTo{"welcome"}, GoTo{"staff-pin"}, StartForm{"feedback"}, Finish{}};
    for (std::size_t way = 0; way < ways.size(); ++way) {
        for (const bool from_help : {false, true}) {
            Kiosk kiosk;
            TouchSettings own;
            own.hold_ms = 300;
            kiosk.act(ChangeTouch{own});
            const ViewSettings before = settings_of(kiosk);
            kiosk.act(TakeCard{write_pass(wanted())});
            if (from_help) kiosk.act(GoTo{"person"});
            REQUIRE(settings_of(kiosk) == wanted());
            kiosk.act(Action(ways[way]));
            INFO(way << " " << from_help << " leads to " << kiosk.at());
            CHECK((settings_of(kiosk) == before || settings_of(kiosk) == ViewSettings{}));
            const auto& behind = kiosk.model.session.behind;
            CHECK(std::find(behind.begin(), behind.end(), "card") == behind.end());
            CHECK_FALSE(card_of(kiosk).before);
        }
    }
}

TEST_CASE("what somebody changes themselves before they answer a card is theirs, whatever they answer") {
    for (const bool by_undo : {true, false}) {
        Kiosk kiosk;
        const ViewSettings before = settings_of(kiosk);
        kiosk.act(TakeCard{write_pass(wanted())});
        kiosk.act(GoTo{"colours"});
        kiosk.act(ChangeColours{ColourSet::paper});
        kiosk.act(ChangeTimeOuts{false});
        if (by_undo) {
            kiosk.act(GoBack{});
            kiosk.act(UndoCard{});
        } else {
            kiosk.act(StartForm{"feedback"});
        }
        ViewSettings own = before;
        own.colours = ColourSet::paper;
        own.unhurried = true;
        INFO(by_undo);
        CHECK(settings_of(kiosk) == own);
    }
}

TEST_CASE("work that is kept while a card is not answered is kept with the person's own settings") {
    Kiosk kiosk;
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    kiosk.choose("overall.good");
    kiosk.act(PersonActive{});
    const std::string own = write_pass(settings_of(kiosk));
    kiosk.act(TakeCard{write_pass(wanted())});
    kiosk.wait(idle_before_asking(kiosk.model.session));
    REQUIRE(kiosk.at() == "still-there");
    CHECK(settings_of(kiosk) == wanted());
    kiosk.wait(time_to_answer(kiosk.model.session));
    REQUIRE(kiosk.count<KeepWork>() == 1);
    CHECK(parse_json(kiosk.last<KeepWork>()->work, "work")->at("card") == own);
}

TEST_CASE("a card whose screen is covered for a moment is still to be said yes or no to") {
    Kiosk kiosk;
    const ViewSettings before = settings_of(kiosk);
    kiosk.act(TakeCard{write_pass(wanted())});
    kiosk.act(OpenFilms{{"pass.taken"}});
    REQUIRE(kiosk.at() != "card");
    CHECK(is_card_proposed(kiosk.model.session));
    CHECK(settings_of(kiosk).touch == wanted().touch);
    kiosk.act(GoBack{});
    REQUIRE(kiosk.at() == "card");
    kiosk.act(UndoCard{});
    CHECK(settings_of(kiosk) == before);
    CHECK_FALSE(is_card_proposed(kiosk.model.session));
}

TEST_CASE("a stranger's code changes nothing, and the person is told") {
    Kiosk kiosk;
    const ViewSettings before = settings_of(kiosk);
    const auto tell = [&](const std::string& code, const char* message) {
        kiosk.act(GoTo{"welcome"});
        kiosk.act(TakeCard{code});
        INFO(code);
        CHECK(kiosk.at() == "show-card");
        CHECK(card_of(kiosk).message == message);
        CHECK(kiosk.model.session.focus == "error");
        CHECK(settings_of(kiosk) == before);
        CHECK_FALSE(card_of(kiosk).before);
    };
    tell("https://example.org/evil", "pass.not-a-card");
    tell("", "pass.not-a-card");
    tell("COPRO3/Z9", "pass.newer");
    std::string damaged = write_pass(wanted());
    damaged.back() = damaged.back() == '0' ? '1' : '0';
    tell(damaged, "pass.unreadable");
    kiosk.act(GoBack{});
    CHECK(kiosk.at() == "welcome");
    CHECK(kiosk.effects.empty());
}

TEST_CASE("nobody is shouted at, and no private word is read out, because a code says so") {
    Kiosk kiosk;
    ViewSettings loud = wanted();
    loud.voice.loudness = loudest;
    kiosk.act(TakeCard{write_pass(loud)});
    CHECK(settings_of(kiosk).voice.loudness == start_loudness);
    CHECK_FALSE(settings_of(kiosk).voice.private_aloud);
    CHECK_FALSE(settings_of(kiosk).curtain);
}

TEST_CASE("what no card says stays as the person set it") {
    Kiosk kiosk;
    kiosk.act(AllowPrivateAloud{});
    kiosk.model.session.settings.curtain = true;
    kiosk.act(TakeCard{write_pass(wanted())});
    CHECK(settings_of(kiosk).voice.private_aloud);
    CHECK(settings_of(kiosk).curtain);
    // But nobody is left before a dark screen that says nothing.
    ViewSettings silent = wanted();
    silent.voice.on = false;
    kiosk.act(TakeCard{write_pass(silent)});
    CHECK_FALSE(settings_of(kiosk).curtain);
    kiosk.act(UndoCard{});
    CHECK_FALSE(settings_of(kiosk).curtain);
}

TEST_CASE("a language or a voice that is not here is told, and the rest applies") {
    Kiosk kiosk;
    ViewSettings foreign = wanted();
    foreign.language = "qaa";
    kiosk.act(TakeCard{write_pass(foreign)});
    CHECK(card_of(kiosk).no_language);
    CHECK(settings_of(kiosk).language == "en");
    CHECK(settings_of(kiosk).text_size == TextSize::largest);
    CHECK(settings_of(kiosk).voice.on);
    Kiosk silent;
    silent.act(VoicesFound{{"en"}});
    silent.act(TakeCard{write_pass(wanted())});
    CHECK(card_of(silent).no_voice);
    CHECK_FALSE(card_of(silent).no_language);
    CHECK_FALSE(settings_of(silent).voice.on);
    CHECK(settings_of(silent).language == "cy");
}

TEST_CASE("that there is nothing to hear the card's voice by is told when it turns out, on the card's screen alone") {
    Kiosk kiosk;
    kiosk.act(TakeCard{write_pass(wanted())});
    REQUIRE(settings_of(kiosk).voice.on);
    kiosk.act(VoicesFound{{}, {}, false});
    CHECK(card_of(kiosk).no_voice);
    CHECK_FALSE(settings_of(kiosk).voice.on);
    Kiosk other;
    other.act(StartListening{});
    other.act(VoicesFound{{}, {}, false});
    CHECK_FALSE(card_of(other).no_voice);
    CHECK_FALSE(settings_of(other).voice.on);
    other.act(TakeCard{write_pass(wanted())});
    CHECK(card_of(other).no_voice);
    // A card that asks for no voice is told nothing of one.
    Kiosk quiet;
    ViewSettings silent = wanted();
    silent.voice.on = false;
    quiet.act(TakeCard{write_pass(silent)});
    quiet.act(VoicesFound{{}, {}, false});
    CHECK_FALSE(card_of(quiet).no_voice);
}

TEST_CASE("nothing of a card is left for the next person") {
    Kiosk kiosk;
    kiosk.act(TakeCard{write_pass(wanted())});
    kiosk.act(CameraLost{});
    kiosk.act(EndSession{});
    CHECK(settings_of(kiosk) == ViewSettings{});
    CHECK_FALSE(card_of(kiosk).before);
    CHECK_FALSE(card_of(kiosk).no_camera);
    CHECK(card_of(kiosk).message.empty());
    kiosk.act(UndoCard{});
    CHECK(settings_of(kiosk) == ViewSettings{});
}

TEST_CASE("a card answers \"Are you still there?\"") {
    Kiosk kiosk;
    kiosk.act(PersonActive{});
    kiosk.wait(idle_before_asking_ms);
    REQUIRE(kiosk.at() == "still-there");
    kiosk.act(TakeCard{write_pass(wanted())});
    CHECK(kiosk.at() == "card");
    kiosk.wait(time_to_answer_ms);
    CHECK(kiosk.at() == "card");
}

TEST_CASE("one press prints one card, without a name") {
    Kiosk kiosk;
    kiosk.act(GoTo{"pass"});
    kiosk.act(PrintCard{});
    CHECK(kiosk.count<PrintPass>() == 0); // there is no printer
    kiosk.model.carried.has_printer = true;
    kiosk.model.session.person.name = "Mabel Thistle";
    kiosk.act(PrintCard{});
    kiosk.act(PrintCard{});
    REQUIRE(kiosk.count<PrintPass>() == 1);
    const PassSheet& sheet = std::get<PrintPass>(kiosk.effects.back()).sheet;
    CHECK(sheet.code == write_pass(settings_of(kiosk)));
    CHECK(sheet.heading == "This is your screen card.");
    kiosk.act(CardPrinted{false});
    CHECK(card_of(kiosk).message == "pass.not-printed");
    kiosk.act(PrintCard{});
    CHECK(kiosk.count<PrintPass>() == 2);
}
