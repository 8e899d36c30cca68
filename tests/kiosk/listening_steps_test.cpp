// Who listens goes through a screen piece by piece (access.md S2).
#include "tests/kiosk/heard_kiosk.h"

#include <set>

using namespace copro;
using namespace copro::test;

TEST_CASE("who listens steps through every piece of the screen, words too, and hears any of it again (S2)") {
    HeardKiosk kiosk;
    kiosk.key("Tab");
    CHECK(kiosk.terminal.tree().focus == focus_order(kiosk.terminal.layout()).front());
    kiosk.key("Voice");
    kiosk.key("Back");
    const std::vector<NodeId> stops = focus_order(kiosk.terminal.layout(), Stops::words_too);
    std::set<NodeId> reached;
    for (std::size_t step = 0; step < stops.size(); ++step) {
        kiosk.key("Tab");
        const NodeId at = kiosk.terminal.tree().focus;
        reached.insert(at);
        const std::string heard = kiosk.heard();
        REQUIRE_FALSE(heard.empty());
        CHECK(heard == read_node(kiosk.terminal.layout().find(at)->node, kiosk.terminal.tree()).front().text);
        if (!kiosk.terminal.layout().find(at)->readable()) continue;
        const std::size_t before = kiosk.voice.said.size();
        const std::string screen = kiosk.terminal.model().session.screen;
        for (const char* again : {"Select", "Enter", "Repeat"}) kiosk.key(again);
        CHECK(kiosk.voice.said.size() == before + 3);
        CHECK(kiosk.heard() == heard);
        CHECK(kiosk.terminal.model().session.screen == screen);
    }
    CHECK(reached == std::set<NodeId>(stops.begin(), stops.end()));
    CHECK(reached.contains("heading"));
}

TEST_CASE("arrows alone come to every piece of a screen while somebody listens") {
    HeardKiosk kiosk;
    kiosk.key("Voice");
    for (const char* screen : {"listen", "welcome"}) {
        if (kiosk.terminal.model().session.screen != screen) kiosk.key("Back");
        REQUIRE(kiosk.terminal.model().session.screen == screen);
        const Layout& layout = kiosk.terminal.layout();
        const std::vector<NodeId> stops = focus_order(layout, Stops::words_too);
        std::vector<NodeId> ahead{stops.front()};
        std::set<NodeId> reached{stops.front()};
        while (!ahead.empty()) {
            const NodeId from = ahead.back();
            ahead.pop_back();
            for (const Direction direction : {Direction::up, Direction::down, Direction::left, Direction::right}) {
                const NodeId to = neighbour(layout, from, direction, Stops::words_too);
                if (reached.insert(to).second) ahead.push_back(to);
            }
        }
        CHECK(reached.size() == stops.size());
    }
}

TEST_CASE("with two switches words can be heard again; scanning by itself goes past them") {
    HeardKiosk kiosk;
    kiosk.key("Voice");
    kiosk.key("Back");
    kiosk.key("Switch2");
    const auto is_words = [&](const NodeId& id) { return kiosk.terminal.layout().find(id)->readable(); };
    std::size_t words = 0;
    for (int step = 0; step < 40; ++step) {
        kiosk.key("Switch1");
        for (const NodeId& id : kiosk.terminal.lit()) words += is_words(id) ? 1 : 0;
    }
    CHECK(words > 0);
    ScanSettings scan;
    scan.way = ScanWay::automatic;
    kiosk.terminal.act(ChangeScan{scan});
    for (int step = 0; step < 40; ++step) {
        kiosk.clock.advance(scan.pace_ms + scan.first_pause_ms);
        kiosk.terminal.time_passed();
        for (const NodeId& id : kiosk.terminal.lit()) CHECK_FALSE(is_words(id));
    }
}

TEST_CASE("who listens comes to the question on a later part too, and is not led back to the first") {
    HeardKiosk kiosk;
    kiosk.key("Voice");
    kiosk.terminal.act(GoTo{"welcome"});
    kiosk.terminal.act(ChangeTextSize{TextSize::largest});
    kiosk.terminal.act(StartForm{"feedback"});
    for (int question = 0; question < 8 && kiosk.terminal.layout().parts < 2; ++question)
        kiosk.terminal.act(Continue{});
    REQUIRE(kiosk.terminal.layout().parts > 1);
    kiosk.terminal.act(ShowPart{1});
    kiosk.terminal.node_event({"heading", Gesture::focus, {}});
    CHECK(kiosk.terminal.tree().focus == "heading");
    CHECK(kiosk.terminal.layout().part == 1);
}
