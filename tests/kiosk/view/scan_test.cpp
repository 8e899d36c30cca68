#include "kiosk/view/scan.h"

#include <catch2/catch.hpp>

namespace copro {

namespace {

using Ids = std::vector<NodeId>;

ScanSettings settings_of(ScanWay way) {
    ScanSettings settings;
    settings.way = way;
    settings.pace_ms = 1000;
    settings.first_pause_ms = 500;
    settings.release_ms = 0;
    return settings;
}

const ScanRows few{{"a", "b"}, {"c"}};
const ScanRows many{{"a", "b", "c"}, {"d", "e", "f"}, {"back"}};
// What is asked, its keyboard of two rows, one action, the help in one row.
const ScanBlocks pieces{{{"name"}}, {{"a", "b", "c"}, {"d", "e", "f"}}, {{"back"}}, {{"help", "person"}}};

ScanSettings grouped(ScanWay way, ScanGrouping grouping) {
    ScanSettings settings = settings_of(way);
    settings.grouping = grouping;
    return settings;
}

// A scanner with a clock, and what was chosen so far.
struct Scan {
    explicit Scan(const ScanSettings& settings, const ScanRows& rows = few)
        : Scan(settings, ScanBlocks{rows}) {}
    Scan(const ScanSettings& settings, const ScanBlocks& blocks) { scanner.show(blocks, 1, settings, now); }
    Scanner scanner;
    std::int64_t now = 1000;
    Ids chosen;

    void keep(std::optional<NodeId> one) {
        if (one) chosen.push_back(*one);
    }
    void down(Switch which = Switch::one) { keep(scanner.press(which, now)); }
    void up(Switch which = Switch::one) { keep(scanner.release(which, now)); }
    void tap(Switch which = Switch::one) {
        down(which);
        up(which);
    }
    void hold(std::int64_t ms) {
        down();
        wait(ms);
        up();
    }
    void wait(std::int64_t ms) {
        const std::int64_t until = now + ms;
        for (auto due = scanner.due_ms(); due && *due <= until; due = scanner.due_ms()) {
            now = *due;
            keep(scanner.time_passed(now));
        }
        now = until;
    }
};

} // namespace

TEST_CASE("nothing is lit until a switch is pressed, and nothing moves without switches") {
    Scan off(settings_of(ScanWay::off));
    off.tap();
    CHECK(off.scanner.lit().empty());
    CHECK_FALSE(off.scanner.due_ms());
    const Scan waiting(settings_of(ScanWay::automatic));
    CHECK(waiting.scanner.lit().empty());
    CHECK_FALSE(waiting.scanner.due_ms());
}

TEST_CASE("automatic: the light goes from thing to thing, stays longer on the first, and a press chooses") {
    Scan scan(settings_of(ScanWay::automatic));
    scan.tap();
    CHECK(scan.scanner.lit() == Ids{"a"});
    scan.wait(1499);
    CHECK(scan.scanner.lit() == Ids{"a"});
    scan.wait(1);
    CHECK(scan.scanner.lit() == Ids{"b"});
    scan.wait(1000);
    CHECK(scan.scanner.lit() == Ids{"c"});
    scan.tap();
    CHECK(scan.chosen == Ids{"c"});
}

TEST_CASE("automatic: after its rounds the light goes out, and a press lights the first again") {
    Scan scan(settings_of(ScanWay::automatic));
    scan.tap();
    scan.wait(3 * 3000 + 3 * 500 - 1);
    CHECK_FALSE(scan.scanner.lit().empty());
    scan.wait(1);
    CHECK(scan.scanner.lit().empty());
    CHECK_FALSE(scan.scanner.due_ms());
    scan.tap();
    CHECK(scan.scanner.lit() == Ids{"a"});
    CHECK(scan.chosen.empty());
}

TEST_CASE("many things go row by row, then one by one; the end of a row leads out of it") {
    Scan scan(settings_of(ScanWay::automatic), many);
    scan.tap();
    CHECK(scan.scanner.lit() == Ids{"a", "b", "c"});
    scan.wait(1500);
    CHECK(scan.scanner.lit() == Ids{"d", "e", "f"});
    scan.tap();
    CHECK(scan.scanner.lit() == Ids{"d"});
    scan.wait(1500);
    CHECK(scan.scanner.lit() == Ids{"e"});
    scan.tap();
    CHECK(scan.chosen == Ids{"e"});
    CHECK(scan.scanner.lit() == Ids{"d", "e", "f"});
    scan.tap();
    scan.wait(3500);
    // All of the row again: a press here leaves it.
    CHECK(scan.scanner.lit() == Ids{"d", "e", "f"});
    scan.tap();
    CHECK(scan.chosen == Ids{"e"});
    scan.wait(1500);
    CHECK(scan.scanner.lit() == Ids{"back"});
    scan.tap();
    CHECK(scan.chosen == Ids{"e", "back"});
}

TEST_CASE("step: one switch moves, the other chooses, and nothing moves by itself") {
    Scan scan(settings_of(ScanWay::step));
    scan.tap();
    scan.tap();
    CHECK(scan.scanner.lit() == Ids{"b"});
    scan.wait(60'000);
    CHECK(scan.scanner.lit() == Ids{"b"});
    scan.tap(Switch::two);
    CHECK(scan.chosen == Ids{"b"});
}

TEST_CASE("hold: the light moves while the switch is held, and letting go chooses") {
    Scan scan(settings_of(ScanWay::hold));
    scan.down();
    CHECK(scan.scanner.lit() == Ids{"a"});
    scan.wait(2500);
    CHECK(scan.scanner.lit() == Ids{"c"});
    scan.up();
    CHECK(scan.chosen == Ids{"c"});
    scan.wait(60'000);
    CHECK(scan.scanner.lit() == Ids{"c"});
}

TEST_CASE("hold: a hand that only brushes the switch chooses nothing") {
    ScanSettings settings = settings_of(ScanWay::hold);
    settings.accept_ms = 300;
    Scan scan(settings);
    scan.hold(299);
    CHECK(scan.chosen.empty());
    scan.hold(300);
    CHECK(scan.chosen.size() == 1);
}

TEST_CASE("a press shorter than the accept time does not count; while one is held the light waits") {
    ScanSettings settings = settings_of(ScanWay::automatic);
    settings.accept_ms = 300;
    Scan scan(settings);
    scan.hold(299);
    CHECK(scan.scanner.lit().empty());
    scan.hold(300);
    CHECK(scan.scanner.lit() == Ids{"a"});
    scan.wait(1400);
    scan.down();
    scan.wait(299);
    CHECK(scan.scanner.lit() == Ids{"a"});
    scan.wait(1);
    CHECK(scan.chosen == Ids{"a"});
}

TEST_CASE("a switch that bounces within the release time is one press") {
    ScanSettings settings = settings_of(ScanWay::step);
    settings.release_ms = 300;
    Scan scan(settings);
    scan.tap();
    scan.wait(299);
    scan.tap();
    CHECK(scan.scanner.lit() == Ids{"a"});
    scan.wait(300);
    scan.tap();
    CHECK(scan.scanner.lit() == Ids{"b"});
}

TEST_CASE("backwards begins at the end") {
    ScanSettings settings = settings_of(ScanWay::step);
    settings.backwards = true;
    Scan scan(settings);
    scan.tap();
    CHECK(scan.scanner.lit() == Ids{"c"});
    scan.tap();
    CHECK(scan.scanner.lit() == Ids{"b"});
}

TEST_CASE("the light waits until what is lit was said") {
    Scan scan(settings_of(ScanWay::automatic));
    scan.tap();
    scan.scanner.wait_for_voice(true);
    scan.wait(10'000);
    CHECK(scan.scanner.lit() == Ids{"a"});
    scan.scanner.wait_for_voice(false);
    scan.wait(250);
    CHECK(scan.scanner.lit() == Ids{"b"});
}

TEST_CASE("another page begins anew; the same page goes on from its row") {
    Scan scan(settings_of(ScanWay::automatic), many);
    scan.tap();
    scan.wait(1500);
    scan.scanner.show({{{"a", "b", "c"}, {"d", "e", "f"}, {"back", "next"}}}, 1, settings_of(ScanWay::automatic),
                      scan.now);
    CHECK(scan.scanner.lit() == Ids{"d", "e", "f"});
    scan.scanner.show({{{"x"}, {"y"}}}, 2, settings_of(ScanWay::automatic), scan.now);
    CHECK(scan.scanner.lit() == Ids{"x"});
}

TEST_CASE("blocks: whole pieces are lit first, then their rows, then each thing; each end leads out") {
    Scan scan(grouped(ScanWay::step, ScanGrouping::blocks), pieces);
    scan.tap();
    CHECK(scan.scanner.lit() == Ids{"name"});
    scan.tap();
    CHECK(scan.scanner.lit() == Ids{"a", "b", "c", "d", "e", "f"});
    scan.tap(Switch::two);
    CHECK(scan.scanner.lit() == Ids{"a", "b", "c"});
    scan.tap();
    scan.tap(Switch::two);
    CHECK(scan.scanner.lit() == Ids{"d"});
    scan.tap();
    scan.tap(Switch::two);
    CHECK(scan.chosen == Ids{"e"});
    CHECK(scan.scanner.lit() == Ids{"d", "e", "f"});
    scan.tap();
    CHECK(scan.scanner.lit() == Ids{"a", "b", "c", "d", "e", "f"});
    scan.tap(Switch::two);
    scan.tap();
    // A piece of one row is that row, and a row of one thing that thing: nobody goes into something twice.
    CHECK(scan.scanner.lit() == Ids{"back"});
    scan.tap();
    CHECK(scan.scanner.lit() == Ids{"help", "person"});
    scan.tap();
    CHECK(scan.scanner.lit() == Ids{"name"});
}

TEST_CASE("blocks: the light that goes by itself leaves a row after its rounds, then the piece, then goes out") {
    ScanSettings settings = grouped(ScanWay::automatic, ScanGrouping::blocks);
    settings.loops = 1;
    Scan scan(settings, pieces);
    scan.tap();
    scan.wait(1500);
    scan.tap();
    scan.tap();
    CHECK(scan.scanner.lit() == Ids{"a"});
    scan.wait(4500);
    CHECK(scan.scanner.lit() == Ids{"a", "b", "c"});
    scan.wait(3500);
    CHECK(scan.scanner.lit() == Ids{"a", "b", "c", "d", "e", "f"});
    scan.wait(3500);
    CHECK(scan.scanner.lit().empty());
    CHECK(scan.chosen.empty());
}

TEST_CASE("one by one: each thing by itself, however many there are") {
    Scan scan(grouped(ScanWay::step, ScanGrouping::single), pieces);
    Ids seen;
    for (int press = 0; press < 10; ++press) {
        scan.tap();
        REQUIRE(scan.scanner.lit().size() == 1);
        seen.push_back(scan.scanner.lit().front());
    }
    CHECK(seen == Ids{"name", "a", "b", "c", "d", "e", "f", "back", "help", "person"});
}

TEST_CASE("blocks backwards begin at the last piece, its last row and its last thing") {
    ScanSettings settings = grouped(ScanWay::step, ScanGrouping::blocks);
    settings.backwards = true;
    Scan scan(settings, pieces);
    for (int press = 0; press < 3; ++press) scan.tap();
    CHECK(scan.scanner.lit() == Ids{"f", "e", "d", "c", "b", "a"});
    scan.tap(Switch::two);
    scan.tap(Switch::two);
    CHECK(scan.scanner.lit() == Ids{"f"});
}

TEST_CASE("who is in a row of a piece stays there when other letters or words come") {
    const ScanSettings settings = grouped(ScanWay::step, ScanGrouping::blocks);
    Scan scan(settings, pieces);
    scan.tap();
    scan.tap();
    scan.tap(Switch::two);
    scan.tap();
    REQUIRE(scan.scanner.lit() == Ids{"d", "e", "f"});
    ScanBlocks with_words = pieces;
    with_words[1].insert(with_words[1].begin(), {"word"});
    scan.scanner.show(with_words, 1, settings, scan.now);
    CHECK(scan.scanner.lit() == Ids{"d", "e", "f"});
    with_words[1].pop_back();
    scan.scanner.show(with_words, 1, settings, scan.now);
    CHECK(scan.scanner.lit() == Ids{"a", "b", "c"});
    scan.scanner.show({{{"x"}}}, 1, settings, scan.now);
    CHECK(scan.scanner.lit() == Ids{"x"});
}

TEST_CASE("with blocks a loop counts each level's way") {
    const Scan scan(grouped(ScanWay::automatic, ScanGrouping::blocks), pieces);
    // Four pieces; in the keyboard two rows and the way out, in a row three letters and the way out.
    CHECK(scan.scanner.loop_ms() == (4 + 3 + 4) * 1000 + 3 * 500);
}

TEST_CASE("a loop is as long as coming to everything once can take") {
    const Scan scan(settings_of(ScanWay::automatic), many);
    CHECK(scan.scanner.loop_ms() == 3 * 1000 + 4 * 1000 + 2 * 500);
    const Scan short_one(settings_of(ScanWay::automatic));
    CHECK(short_one.scanner.loop_ms() == 3 * 1000 + 500);
}

} // namespace copro
