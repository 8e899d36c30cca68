// A double press on Save also pressed "I have finished", which had come to stand there, and threw the reference away.
#include "kiosk/terminal.h"
#include "tests/kiosk/kiosk_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

struct CalmWorld final : RecordPort, RollPort, StaffPort, SyncPort, ScreenPort {
    Result<std::string> save(RecordDraft) override { return std::string("7F3K-9Q2M"); }
    Result<std::vector<RollEntry>> arrive(const RollEntry&) override { return std::vector<RollEntry>(); }
    Result<std::vector<RollEntry>> leave(const RollEntry&) override { return std::vector<RollEntry>(); }
    Result<PinVerdict> check_pin(const std::string&) override { return PinVerdict{}; }
    Result<void> make_pin(const std::string&) override { return {}; }
    Result<void> keep_density(double) override { return {}; }
    void wake() override {}
    void send_now() override {}
    void forget_person() override {}
};

struct PressedKiosk {
    CalmWorld world;
    Ports ports{world, world, world, world, world};
    TextEngine text = TextEngine::open(installed_fonts()).take();
    TestClock clock{morning_ms};
    Terminal terminal{carried_with({sample_pack()}), ScreenShape{}, ports, text, clock};

    void tap(Point at) {
        PointerEvent event;
        event.at = at;
        event.kind = PointerEvent::Kind::down;
        terminal.pointer(event);
        event.kind = PointerEvent::Kind::up;
        terminal.pointer(event);
    }
    [[nodiscard]] Point middle_of(const NodeId& id) const {
        const Placed* placed = terminal.layout().find(id);
        INFO("#" << id << " on " << terminal.tree().screen);
        REQUIRE(placed != nullptr);
        return placed->rect.centre();
    }
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
