// Five presses, curtain, helper: what the kiosk makes of how somebody touches it.
#include "tests/kiosk/kiosk_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

void pass(Kiosk& kiosk, std::int64_t ms) {
    kiosk.act(TimePassed{kiosk.model.now_ms + ms, kiosk.model.now_wall_ms + ms});
}

struct OnePress {
    std::int64_t reaction_ms = 0;
    std::int64_t held_ms = 100;
    double x_mm = 0;
};

void press_as_asked(Kiosk& kiosk, const OnePress& press, bool by_switch) {
    const PressTest& test = *kiosk.model.session.press_test;
    pass(kiosk, test.cue_ms - kiosk.model.now_ms + press.reaction_ms);
    kiosk.act(TestPressed{by_switch, press.x_mm, 0});
    pass(kiosk, press.held_ms);
    kiosk.act(TestReleased{});
}

// A sleeve on the glass, before the kiosk asks.
void brush(Kiosk& kiosk, std::int64_t held_ms) {
    kiosk.act(TestPressed{});
    pass(kiosk, held_ms);
    kiosk.act(TestReleased{});
}

Kiosk learning() {
    Kiosk kiosk;
    kiosk.act(PersonActive{});
    kiosk.act(StartPressTest{});
    return kiosk;
}

} // namespace

TEST_CASE("the light's pace is the mean reaction divided by 0.65, in the next slower step (O7)") {
    Kiosk kiosk = learning();
    for (const std::int64_t reaction : {700, 900, 800, 850, 750}) press_as_asked(kiosk, {reaction, 100, 0}, true);
    const ScanSettings& scan = kiosk.model.session.settings.scan;
    CHECK(kiosk.model.session.press_test->done);
    CHECK(scan.pace_ms == 1300); // 800 / 0.65 = 1231
    CHECK(scan.way == ScanWay::automatic);
    CHECK(scan.accept_ms == 0);
    CHECK(scan.release_ms == 300);
}

TEST_CASE(
    "a switch that is hit twice gets a release time longer than the bounce, and half the shortest press to accept") {
    Kiosk kiosk = learning();
    for (int press = 0; press < 5; ++press) {
        press_as_asked(kiosk, {1000, 400, 0}, true);
        pass(kiosk, 350);
        kiosk.act(TestPressed{true});
        kiosk.act(TestReleased{});
    }
    const ScanSettings& scan = kiosk.model.session.settings.scan;
    CHECK(scan.release_ms == 450);
    CHECK(scan.accept_ms == 200);
}

TEST_CASE("a press before it is asked for is no reaction") {
    Kiosk kiosk = learning();
    pass(kiosk, 500);
    kiosk.act(TestPressed{true});
    kiosk.act(TestReleased{});
    CHECK(kiosk.model.session.press_test->presses.empty());
    CHECK(kiosk.model.session.press_test->longest_bounce_ms == 0);
}

TEST_CASE("fingers that land far apart are steadied, and everything to press grows") {
    Kiosk kiosk = learning();
    for (const double x : {100.0, 130.0, 90.0, 125.0, 105.0}) press_as_asked(kiosk, {600, 150, x}, false);
    const ViewSettings& settings = kiosk.model.session.settings;
    CHECK(settings.touch.steady);
    CHECK(settings.text_size == TextSize::large);
    CHECK(settings.scan.way == ScanWay::off);
    Kiosk calm = learning();
    for (const double x : {100.0, 101.0, 99.0, 100.0, 102.0}) press_as_asked(calm, {600, 150, x}, false);
    CHECK(calm.model.session.settings == ViewSettings());
}

TEST_CASE("who presses long and brushes the glass in between gets a hold of half their shortest press (O7)") {
    Kiosk kiosk = learning();
    for (const std::int64_t held : {900, 700, 800, 1000, 850}) {
        brush(kiosk, 120);
        press_as_asked(kiosk, {600, held, 100}, false);
    }
    CHECK(kiosk.model.session.settings.touch.hold_ms == 350);
}

TEST_CASE("nobody gets a hold who does not need one, or could not keep to it") {
    SECTION("long presses with nothing in between") {
        Kiosk kiosk = learning();
        for (int press = 0; press < 5; ++press) press_as_asked(kiosk, {600, 900, 100}, false);
        CHECK(kiosk.model.session.settings.touch.hold_ms == 0);
    }
    SECTION("accidents nearly as long as what is meant") {
        Kiosk kiosk = learning();
        brush(kiosk, 500);
        for (int press = 0; press < 5; ++press) press_as_asked(kiosk, {600, 900, 100}, false);
        CHECK(kiosk.model.session.settings.touch.hold_ms == 0);
    }
    SECTION("one short press among long ones") {
        Kiosk kiosk = learning();
        brush(kiosk, 50);
        for (const std::int64_t held : {900, 900, 900, 900, 150}) press_as_asked(kiosk, {600, held, 100}, false);
        CHECK(kiosk.model.session.settings.touch.hold_ms == 0);
    }
    SECTION("who could not wait, and held on until it was asked for") {
        Kiosk kiosk = learning();
        pass(kiosk, kiosk.model.session.press_test->cue_ms - kiosk.model.now_ms - 100);
        kiosk.act(TestPressed{});
        pass(kiosk, 300);
        kiosk.act(TestReleased{});
        for (int press = 0; press < 5; ++press) press_as_asked(kiosk, {600, 900, 100}, false);
        CHECK(kiosk.model.session.settings.touch.hold_ms == 0);
    }
}

TEST_CASE("a hold is never longer than the shortest press, nor than touch help goes, whatever was set before") {
    Kiosk quick = learning();
    quick.model.session.settings.touch.hold_ms = 1600;
    for (const std::int64_t held : {400, 600, 500, 300, 700}) press_as_asked(quick, {600, held, 100}, false);
    CHECK(quick.model.session.settings.touch.hold_ms == 300);
    Kiosk slow = learning();
    brush(slow, 100);
    for (int press = 0; press < 5; ++press) press_as_asked(slow, {600, 9000, 100}, false);
    CHECK(slow.model.session.settings.touch.hold_ms == 2000);
}

TEST_CASE("the kiosk wakes by itself to say: press now") {
    const Kiosk kiosk = learning();
    CHECK(next_deadline(kiosk.model) == kiosk.model.session.press_test->cue_ms);
}

TEST_CASE("the curtain hangs only for who listens, and the next person finds the screen") {
    Kiosk kiosk;
    kiosk.act(PersonActive{});
    kiosk.act(DrawCurtain{true});
    CHECK_FALSE(kiosk.model.session.settings.curtain);
    kiosk.act(TurnVoice{true});
    kiosk.act(DrawCurtain{true});
    CHECK(kiosk.model.session.settings.curtain);
    kiosk.act(EndSession{});
    CHECK_FALSE(kiosk.model.session.settings.curtain);
}

TEST_CASE("a helper's Save asks the person first, and nothing is saved before they say yes") {
    Kiosk kiosk;
    kiosk.act(PersonActive{});
    kiosk.act(ChangeHelper{});
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    kiosk.model.session.screen = "check";
    kiosk.act(SaveForm{});
    CHECK(kiosk.model.session.screen == "confirm-own");
    CHECK(kiosk.count<SaveRecord>() == 0);
    kiosk.act(GoBack{});
    CHECK(kiosk.model.session.screen == "check");
    kiosk.act(SaveForm{});
    kiosk.act(SaveForm{});
    REQUIRE(kiosk.count<SaveRecord>() == 1);
    // If it cannot be saved, the words about it stand on "check your answers".
    kiosk.act(RecordNotSaved{});
    CHECK(kiosk.model.session.screen == "check");
    kiosk.act(EndSession{});
    CHECK_FALSE(kiosk.model.session.helper);
}

TEST_CASE("a helper who is switched off just before Save was there all the same, until the form is saved") {
    Kiosk kiosk;
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    kiosk.act(ChangeHelper{});
    kiosk.choose("overall.good");
    kiosk.act(ChangeHelper{});
    REQUIRE_FALSE(kiosk.model.session.helper);
    kiosk.act(SkipRest{});
    REQUIRE(kiosk.at() == "check");
    kiosk.act(SaveForm{});
    CHECK(kiosk.at() == "confirm-own");
    CHECK(kiosk.count<SaveRecord>() == 0);
    kiosk.save();
    CHECK(kiosk.body()["helped"] == true);
    // The next form of the same person is their own.
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    kiosk.act(SkipRest{});
    kiosk.save();
    CHECK(kiosk.body()["helped"] == false);
}

TEST_CASE("a helper switched on by mistake, and off before the person is back at the form, helped with nothing") {
    Kiosk kiosk;
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    kiosk.act(GoTo{"ways"});
    kiosk.act(ChangeHelper{});
    kiosk.act(ChangeHelper{});
    kiosk.act(GoBack{});
    CHECK_FALSE(kiosk.model.session.run->was_helped);
    SECTION("but back at the form with it on, it counts") {
        kiosk.act(GoTo{"ways"});
        kiosk.act(ChangeHelper{});
        kiosk.act(GoBack{});
        kiosk.act(GoTo{"ways"});
        kiosk.act(ChangeHelper{});
        kiosk.act(GoBack{});
        CHECK(kiosk.model.session.run->was_helped);
    }
}

TEST_CASE("who helped with one form helped with no other that waits") {
    Kiosk kiosk;
    kiosk.act(StartForm{"feedback"});
    kiosk.act(StartForm{"claim"});
    kiosk.act(ChangeHelper{});
    kiosk.act(ChangeHelper{});
    CHECK(kiosk.model.session.run->was_helped);
    kiosk.act(StartForm{"feedback"});
    CHECK_FALSE(kiosk.model.session.run->was_helped);
    kiosk.act(StartForm{"claim"});
    CHECK(kiosk.model.session.run->was_helped);
}

TEST_CASE("all settings go back in one press, and the answers stay (O11)") {
    Kiosk kiosk;
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    kiosk.press("overall.good");
    const ViewSettings begins = kiosk.model.session.settings;
    kiosk.act(ChangeTextSize{TextSize::largest});
    kiosk.act(ChangeLanguage{"cy"});
    kiosk.act(TurnVoice{true});
    kiosk.act(ResetSettings{});
    CHECK(kiosk.model.session.settings == begins);
    CHECK(kiosk.model.session.run->answers.find("overall") != nullptr);
}

TEST_CASE("who listens with headphones still does when all settings go back") {
    Kiosk kiosk;
    kiosk.act(HeadphonesChanged{true});
    kiosk.act(ChangeWordRate{3});
    kiosk.act(ResetSettings{});
    CHECK(kiosk.model.session.settings.voice.on);
    CHECK(kiosk.model.session.settings.voice.words_a_minute == start_word_rate);
}
