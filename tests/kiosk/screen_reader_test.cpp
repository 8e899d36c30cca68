// What a screen reader is told and may do, through a whole terminal. The bus itself is one that notes.
#include "kiosk/screen_reader.h"
#include "tests/kiosk/terminal_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

class NotedBus final : public ReaderPort {
public:
    void show(ExposedScreen screen) override { shown.push_back(std::move(screen)); }
    [[nodiscard]] std::vector<ReaderEvent> take() override { return std::exchange(asked, {}); }

    std::vector<ExposedScreen> shown;
    std::vector<ReaderEvent> asked;
};

class ToldKiosk : public QuietKiosk {
public:
    ToldKiosk() { follow(); }
    void follow() { reader.follow(terminal, place); }
    void asks(const NodeId& id, Gesture gesture, std::int64_t page) {
        bus.asked.push_back({{id, gesture, {}}, page});
        follow();
    }
    [[nodiscard]] std::int64_t page() const { return bus.shown.back().page; }
    [[nodiscard]] const std::string& screen() const { return terminal.tree().screen; }

    WindowPlace place{40, 30, true};
    NotedBus bus;
    ScreenReader reader{bus};
};

} // namespace

TEST_CASE("a screen reader is told once what is shown, and again when it or the window has changed") {
    ToldKiosk kiosk;
    REQUIRE(kiosk.bus.shown.size() == 1);
    CHECK(kiosk.bus.shown.back().window == Box{40, 30, 1920, 1080});
    kiosk.follow();
    CHECK(kiosk.bus.shown.size() == 1);
    kiosk.place.has_focus = false;
    kiosk.follow();
    REQUIRE(kiosk.bus.shown.size() == 2);
    CHECK_FALSE(kiosk.bus.shown.back().active);
    CHECK(kiosk.page() == kiosk.bus.shown.front().page);
}

TEST_CASE("what a screen reader presses is done, and so is what it gives the focus to") {
    ToldKiosk kiosk;
    kiosk.asks("welcome.sign-in", Gesture::focus, kiosk.page());
    CHECK(kiosk.terminal.tree().focus == "welcome.sign-in");
    kiosk.asks("welcome.sign-in", Gesture::press, kiosk.page());
    CHECK(kiosk.screen() == "sign-in.who");
}

TEST_CASE("what was pressed on a page that has gone is not pressed on the next one") {
    ToldKiosk kiosk;
    const std::int64_t before = kiosk.page();
    kiosk.asks("help.person", Gesture::press, before);
    REQUIRE(kiosk.screen() == "person");
    REQUIRE(kiosk.page() > before);
    kiosk.asks("help.language", Gesture::press, before);
    CHECK(kiosk.screen() == "person");
    // Two at once: the second was meant for the page that the first one left.
    kiosk.bus.asked.push_back({{"help.language", Gesture::press, {}}, kiosk.page()});
    kiosk.asks("help.colours", Gesture::press, kiosk.page());
    CHECK(kiosk.screen() == "language");
}

TEST_CASE("what is not there, or is no control, is not pressed") {
    ToldKiosk kiosk;
    kiosk.asks("welcome.finish", Gesture::press, kiosk.page());
    kiosk.asks("heading", Gesture::press, kiosk.page());
    CHECK(kiosk.screen() == "welcome");
}
