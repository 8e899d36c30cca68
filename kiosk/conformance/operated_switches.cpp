// O6 and O7: one or two switches.
#include "kiosk/conformance/rows.h"
#include "kiosk/conformance/tried_kiosk.h"

#include <fmt/format.h>

namespace copro {

namespace {

constexpr std::int64_t light_tick_ms = 10;

// How long until the light moves, in the person's time; 0 when it does not.
std::int64_t until_light_moves(TriedKiosk& kiosk, std::int64_t at_most_ms = 20'000) {
    const std::vector<NodeId> before = kiosk.terminal.lit();
    for (std::int64_t passed = light_tick_ms; passed <= at_most_ms; passed += light_tick_ms) {
        kiosk.pass(light_tick_ms);
        if (kiosk.terminal.lit() != before) return passed;
    }
    return 0;
}

Result<std::unique_ptr<TriedKiosk>> scanning(Rig& rig, const ScanSettings& scan) {
    auto kiosk = TRY(TriedKiosk::make(rig));
    kiosk->act(PersonActive{});
    kiosk->act(ChangeScan{scan});
    return kiosk;
}

void press_for(TriedKiosk& kiosk, const char* name, std::int64_t ms) {
    (void)kiosk.terminal.key_down(name);
    kiosk.pass(ms);
    kiosk.terminal.key_up(name);
}

bool is_near(std::int64_t measured, std::int64_t wanted) { return std::abs(measured - wanted) <= 2 * light_tick_ms; }

Result<void> try_automatic(Rig& rig, Finding& finding) {
    ScanSettings scan;
    scan.way = ScanWay::automatic;
    const auto kiosk = TRY(scanning(rig, scan));
    press_for(*kiosk, "Switch1", 50);
    const std::vector<NodeId> first_row = kiosk->terminal.lit();
    const std::int64_t first = until_light_moves(*kiosk) + 50;
    const std::int64_t pace = until_light_moves(*kiosk);
    int loops = 0;
    for (int moves = 0; moves < 200 && !kiosk->terminal.lit().empty(); ++moves) {
        if (until_light_moves(*kiosk) == 0) break;
        loops += kiosk->terminal.lit() == first_row || kiosk->terminal.lit().empty() ? 1 : 0;
    }
    finding.measured +=
        fmt::format("automatic {} ms, {} ms longer on the first, stops after {} loops", pace, first - pace, loops);
    finding.needs(is_near(pace, scan.pace_ms),
                  fmt::format("the light moves after {} ms, set to {}", pace, scan.pace_ms));
    finding.needs(is_near(first - pace, scan.first_pause_ms),
                  fmt::format("the first pause is {} ms, set to {}", first - pace, scan.first_pause_ms));
    finding.needs(loops == scan.loops, fmt::format("{} loops, set to {}", loops, scan.loops));
    return {};
}

Result<void> try_step_and_hold(Rig& rig, Finding& finding) {
    ScanSettings scan;
    scan.way = ScanWay::step;
    const auto stepped = TRY(scanning(rig, scan));
    press_for(*stepped, "Switch1", 50);
    const std::int64_t by_itself = until_light_moves(*stepped, 10'000);
    const std::vector<NodeId> before = stepped->terminal.lit();
    stepped->pass(1000);
    press_for(*stepped, "Switch1", 50);
    const bool moves = by_itself == 0 && stepped->terminal.lit() != before;
    finding.needs(moves, "tap-advance does not move with each tap alone");
    scan.way = ScanWay::hold;
    const auto held = TRY(scanning(rig, scan));
    (void)held->terminal.key_down("Switch1");
    (void)until_light_moves(*held);
    const std::int64_t pace = until_light_moves(*held);
    held->terminal.key_up("Switch1");
    const std::int64_t after = until_light_moves(*held, 10'000);
    finding.needs(is_near(pace, scan.pace_ms) && after == 0, "hold-advance does not move while held alone");
    finding.measured += fmt::format("; tap-advance {}, hold-advance {} ms", moves ? "by taps alone" : "fails", pace);
    return {};
}

Result<void> try_accept_and_release(Rig& rig, Finding& finding) {
    ScanSettings scan;
    scan.way = ScanWay::step;
    constexpr int accept_ms = 400;
    scan.accept_ms = accept_ms;
    scan.release_ms = 600;
    std::int64_t accepted = 0;
    for (std::int64_t ms = 100; ms <= 1000 && accepted == 0; ms += 50) {
        const auto kiosk = TRY(scanning(rig, scan));
        press_for(*kiosk, "Switch1", ms);
        if (!kiosk->terminal.lit().empty()) accepted = ms;
    }
    scan.accept_ms = 0;
    std::int64_t again = 0;
    for (std::int64_t gap = 100; gap <= 1500 && again == 0; gap += 50) {
        const auto kiosk = TRY(scanning(rig, scan));
        press_for(*kiosk, "Switch1", 50);
        const std::vector<NodeId> before = kiosk->terminal.lit();
        kiosk->pass(gap);
        press_for(*kiosk, "Switch1", 50);
        if (kiosk->terminal.lit() != before) again = gap;
    }
    finding.measured += fmt::format("; accepted after {} ms, again after {} ms", accepted, again);
    finding.needs(accepted == accept_ms, fmt::format("accepted after {} ms, set to {}", accepted, accept_ms));
    finding.needs(again == scan.release_ms, fmt::format("counts again after {} ms, set to 600", again));
    return {};
}

Result<void> try_rows_and_cancel(Rig& rig, Finding& finding) {
    ScanSettings scan;
    scan.way = ScanWay::step;
    const auto kiosk = TRY(scanning(rig, scan));
    press_for(*kiosk, "Switch1", 50);
    const ScanRows rows = scan_rows(kiosk->terminal.layout());
    // To a row of several, into it, to its end, and out again without choosing.
    for (std::size_t moves = 0; moves < rows.size() && kiosk->terminal.lit().size() < 2; ++moves) {
        kiosk->pass(1000);
        press_for(*kiosk, "Switch1", 50);
    }
    const std::vector<NodeId> row = kiosk->terminal.lit();
    kiosk->pass(1000);
    press_for(*kiosk, "Switch2", 50);
    const bool into_row = row.size() > 1 && kiosk->terminal.lit().size() == 1;
    for (std::size_t moves = 0; moves < row.size(); ++moves) {
        kiosk->pass(1000);
        press_for(*kiosk, "Switch1", 50);
    }
    kiosk->pass(1000);
    press_for(*kiosk, "Switch2", 50);
    const bool is_out = kiosk->terminal.lit() == row && kiosk->screen() == "welcome";
    finding.needs(into_row, "rows are not gone into");
    finding.needs(is_out, "a row cannot be left without choosing");
    scan.backwards = true;
    const auto reversed = TRY(scanning(rig, scan));
    press_for(*reversed, "Switch1", 50);
    const std::vector<NodeId> lit = reversed->terminal.lit();
    const bool from_end = !rows.empty() && !lit.empty() &&
                          std::find(rows.back().begin(), rows.back().end(), lit.front()) != rows.back().end();
    finding.needs(from_end, "backwards does not begin at the end");
    // Few things are led through one by one, on a screen of at most six.
    finding.measured += fmt::format("; row then item {}, left without choosing {}, backwards {}",
                                    into_row ? "yes" : "no", is_out ? "yes" : "no", from_end ? "yes" : "no");
    return {};
}

// How many presses lead to the first letter of the keyboard, and the most that is lit at once on the way.
struct WayToLetter {
    int presses = 0;
    std::size_t most_lit = 0;
    std::size_t largest_row = 0;
};

Result<WayToLetter> way_to_letter(Rig& rig, ScanGrouping grouping) {
    ScanSettings scan;
    scan.way = ScanWay::step;
    scan.grouping = grouping;
    const auto kiosk = TRY(scanning(rig, scan));
    TRY(kiosk->touch("welcome.sign-in"));
    WayToLetter way;
    NodeId letter;
    for (const std::vector<NodeId>& row : scan_rows(kiosk->terminal.layout())) {
        way.largest_row = std::max(way.largest_row, row.size());
        for (const NodeId& id : row) {
            if (letter.empty() && kiosk->terminal.layout().find(id)->node.role == Role::key) letter = id;
        }
    }
    press_for(*kiosk, "Switch1", 50);
    for (way.presses = 1; way.presses < 200 && kiosk->terminal.lit() != std::vector{letter}; ++way.presses) {
        const std::vector<NodeId> lit = kiosk->terminal.lit();
        way.most_lit = std::max(way.most_lit, lit.size());
        kiosk->pass(1000);
        const bool is_in_it = std::find(lit.begin(), lit.end(), letter) != lit.end();
        press_for(*kiosk, is_in_it ? "Switch2" : "Switch1", 50);
    }
    if (kiosk->terminal.lit() != std::vector{letter}) return invalid("O6", "no letter is come to");
    return way;
}

// Where there are many rows, whole pieces of the screen are lit first, and gone into row by row.
Result<void> try_blocks(Rig& rig, Finding& finding) {
    const WayToLetter single = TRY(way_to_letter(rig, ScanGrouping::single));
    const WayToLetter rows = TRY(way_to_letter(rig, ScanGrouping::rows));
    const WayToLetter blocks = TRY(way_to_letter(rig, ScanGrouping::blocks));
    finding.measured +=
        fmt::format("; to a letter in {} presses one by one, {} by rows, {} by blocks of up to {} things",
                    single.presses, rows.presses, blocks.presses, blocks.most_lit);
    finding.needs(single.most_lit == 1, "one by one lights several things at once");
    finding.needs(rows.most_lit > 1 && rows.most_lit <= rows.largest_row, "rows are not lit as rows");
    finding.needs(blocks.most_lit > blocks.largest_row, "no block of several rows is lit");
    return {};
}

Result<Finding> measure_scanning(Rig& rig) {
    Finding finding;
    TRY(try_automatic(rig, finding));
    TRY(try_step_and_hold(rig, finding));
    TRY(try_accept_and_release(rig, finding));
    TRY(try_rows_and_cancel(rig, finding));
    TRY(try_blocks(rig, finding));
    return finding;
}

// Five presses of a hand that takes so long each time; then how fast the light goes, in the person's time.
Result<std::int64_t> pace_after(Rig& rig, std::int64_t reaction_ms) {
    const auto kiosk = TRY(TriedKiosk::make(rig));
    TRY(kiosk->touch_all({"help.person", "ways.open", "ways.learn"}));
    for (int press = 0; press < presses_to_learn; ++press) {
        for (int waits = 0; waits < 1000; ++waits) {
            const PressTest& test = *kiosk->model().session.press_test;
            if (kiosk->clock.monotonic_ms() >= test.cue_ms) break;
            kiosk->pass(std::max<std::int64_t>(1, test.cue_ms - kiosk->clock.monotonic_ms()));
        }
        kiosk->pass(reaction_ms);
        press_for(*kiosk, "Switch1", 150);
    }
    if (!kiosk->model().session.press_test->done) return invalid("O7", "five presses teach nothing");
    TRY(kiosk->touch("back"));
    kiosk->pass(2000);
    press_for(*kiosk, "Switch1", 50);
    (void)until_light_moves(*kiosk, 60'000);
    return until_light_moves(*kiosk, 60'000);
}

Result<Finding> measure_scan_rate(Rig& rig) {
    constexpr double share = 0.65;
    Finding finding;
    for (const std::int64_t reaction : {450, 650, 1040}) {
        const std::int64_t pace = TRY(pace_after(rig, reaction));
        const double wanted = double(reaction) / share;
        const auto* const step = std::find_if(std::begin(scan_paces_ms), std::end(scan_paces_ms),
                                              [&](int one) { return double(one) >= wanted - 1; });
        finding.measured += fmt::format("{}{} ms: light of {} ms for {:.0f}", finding.measured.empty() ? "" : "; ",
                                        reaction, pace, wanted);
        finding.needs(step != std::end(scan_paces_ms) && is_near(pace, *step),
                      fmt::format("a reaction of {} ms gives {} ms", reaction, pace));
    }
    return finding;
}

} // namespace

Row scanning_row() {
    return {"O6",
            "One or two switches lead through everything, in the person's own time",
            "Wade, scan-engine-lab; Grid 3; Saltillo",
            "the light keeps the times that are set; stops, accepts, waits, goes back and out",
            measure_scanning,
            {{"functional_performance_criteria", "302.7"}, {"en_301_549_functional_performance", "4.2.7"}}};
}

Row scan_rate_row() {
    return {"O7",
            "Five presses set how fast the light goes",
            "Simpson 2007",
            "mean reaction / 0.65, in the next slower step",
            measure_scan_rate,
            {{"en_301_549_functional_performance", "4.2.7"}}};
}

} // namespace copro
