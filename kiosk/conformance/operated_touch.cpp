// O5 to O7: hands that shake, and switches.
#include "kiosk/conformance/form_walk.h"
#include "kiosk/conformance/rows.h"

#include <fmt/format.h>

#include <cmath>
#include <random>

namespace copro {

namespace {

constexpr int traces = 40;

// From the least to the most that a setting can be, by pressing its buttons.
Result<std::pair<int, int>> range_of(TriedKiosk& kiosk, const std::string& id, const std::function<int()>& value) {
    // Long enough for the hold that may just have been set.
    const auto press = [&](const std::string& button) {
        return kiosk.touch(id + button, kiosk.settings().touch.hold_ms + 10);
    };
    std::pair<int, int> range;
    for (int times = 0; times < 12; ++times) TRY(press(".less"));
    range.first = value();
    for (int times = 0; times < 12; ++times) TRY(press(".more"));
    range.second = value();
    return range;
}

// A hand that shakes: 4 mm to each side, lets go for a moment, and strikes once more.
class Tremor {
public:
    explicit Tremor(TriedKiosk& kiosk)
        : m_kiosk(kiosk)
        , m_px_per_mm(kiosk.model().carried.pixels_per_mm) {}

    void press(Point at) {
        strike(at, 220);
        m_kiosk.pass(90); // it bounces
        strike(at, 120);
        m_kiosk.pass(400); // and once more, not meant
        strike(at, 150);
    }
    // A sleeve, on the way there.
    void brush(Point at) { strike(at, 30); }

private:
    [[nodiscard]] Point shaken(Point at) {
        std::uniform_real_distribution<double> off(-4.0, 4.0);
        return {at.x + off(m_random) * m_px_per_mm, at.y + off(m_random) * m_px_per_mm};
    }
    void strike(Point at, std::int64_t ms) {
        constexpr std::int64_t step_ms = 15;
        m_kiosk.pointer(PointerEvent::Kind::down, shaken(at));
        for (std::int64_t passed = step_ms; passed < ms; passed += step_ms) {
            m_kiosk.pass(step_ms);
            m_kiosk.pointer(PointerEvent::Kind::move, shaken(at));
        }
        m_kiosk.pass(step_ms);
        m_kiosk.pointer(PointerEvent::Kind::up, shaken(at));
    }
    TriedKiosk& m_kiosk;
    double m_px_per_mm;
    std::mt19937 m_random{20261122};
};

std::vector<NodeId> chosen_on(const TriedKiosk& kiosk) {
    std::vector<NodeId> chosen;
    for_each_node(kiosk.terminal.tree(), [&](const Node& node) {
        if (node.selected) chosen.push_back(node.id);
    });
    return chosen;
}

struct Activations {
    int right = 0;
    int wrong = 0;
    bool was_seen = false; // while it was held
};

Result<Activations> press_with_tremor(TriedKiosk& kiosk) {
    TRY(kiosk.touch("welcome.sign-in"));
    TRY(walk_to(kiosk, as_somebody(), "sign-in.roles"));
    // From here on: what helps a hand that shakes takes no short tap, as the walk makes them.
    TouchSettings help;
    help.steady = true;
    help.repeat_ms = 800;
    kiosk.act(ChangeTouch{help});
    Activations found;
    Tremor hand(kiosk);
    std::vector<NodeId> answers;
    for (const NodeId& id : focus_order(kiosk.terminal.layout())) {
        if (id.starts_with("roles.")) answers.push_back(id);
    }
    if (answers.size() < 3) return invalid("O5", "there are no answers to press");
    for (int trace = 0; trace < traces; ++trace) {
        const auto count = static_cast<int>(answers.size());
        const NodeId& target = answers[static_cast<std::size_t>(trace % count)];
        const NodeId& beside = answers[static_cast<std::size_t>((trace + 1) % count)];
        std::vector<NodeId> meant = chosen_on(kiosk);
        const bool was_chosen = std::erase(meant, target) > 0;
        if (!was_chosen) meant.push_back(target);
        kiosk.pass(5000);
        hand.brush(kiosk.terminal.layout().find(beside)->rect.centre());
        kiosk.pass(3000);
        hand.press(kiosk.terminal.layout().find(target)->rect.centre());
        kiosk.pass(3000);
        std::vector<NodeId> chosen = chosen_on(kiosk);
        std::sort(chosen.begin(), chosen.end());
        std::sort(meant.begin(), meant.end());
        (chosen == meant && kiosk.screen() == "sign-in.roles" ? found.right : found.wrong) += 1;
    }
    kiosk.pointer(PointerEvent::Kind::down, kiosk.terminal.layout().find(answers[0])->rect.centre());
    found.was_seen = kiosk.terminal.pressed() == answers[0];
    kiosk.pointer(PointerEvent::Kind::cancel, {});
    return found;
}

Result<Finding> measure_touch_help(Rig& rig) {
    const auto kiosk = TRY(TriedKiosk::make(rig));
    TRY(kiosk->touch_all({"help.person", "ways.open", "ways.touch"}));
    const auto& touch = kiosk->settings().touch;
    const auto repeat = TRY(range_of(*kiosk, "touch.repeat", [&] { return touch.repeat_ms; }));
    const auto hold = TRY(range_of(*kiosk, "touch.hold", [&] { return touch.hold_ms; }));
    int points = 0;
    for (const auto& [id, point] :
         {std::pair("touch.first", TouchPoint::first), std::pair("touch.last", TouchPoint::last),
          std::pair("touch.same", TouchPoint::same)}) {
        kiosk->pass(5000);
        // The long hold that was just set.
        TRY(kiosk->touch(id, hold.second + 10));
        points += touch.point == point ? 1 : 0;
    }
    const auto shaking = TRY(TriedKiosk::make(rig));
    const Activations found = TRY(press_with_tremor(*shaking));
    Finding finding;
    finding.measured =
        fmt::format("of {} presses by a hand that shakes by 4 mm, bounces and strikes twice {} right and {} "
                    "wrong; hold {} to {} ms, repeats ignored {} to {} ms, {} of 3 points",
                    traces, found.right, found.wrong, hold.first, hold.second, repeat.first, repeat.second, points);
    finding.needs(found.wrong == 0, fmt::format("{} wrong activations", found.wrong));
    finding.needs(hold.first == 0 && hold.second >= 2000, "the hold time does not go from 0 to 2 s");
    finding.needs(repeat.first == 0 && repeat.second >= 2000, "the time for repeats does not go from 0 to 2 s");
    finding.needs(points == 3, "first, last or same point cannot be chosen");
    finding.needs(found.was_seen, "a press is not seen while it is held");
    return finding;
}

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

// Where there are many rows: are several of them ever lit together, to be gone into?
Result<void> try_blocks(Rig& rig, Finding& finding) {
    ScanSettings scan;
    scan.way = ScanWay::step;
    const auto kiosk = TRY(scanning(rig, scan));
    TRY(kiosk->touch("welcome.sign-in"));
    const ScanRows rows = scan_rows(kiosk->terminal.layout());
    std::size_t largest_row = 0;
    for (const std::vector<NodeId>& row : rows) largest_row = std::max(largest_row, row.size());
    std::size_t most_lit = 0;
    for (std::size_t moves = 0; moves <= rows.size(); ++moves) {
        press_for(*kiosk, "Switch1", 50);
        most_lit = std::max(most_lit, kiosk->terminal.lit().size());
        kiosk->pass(1000);
    }
    finding.measured += fmt::format("; on a screen of {} rows, of at most {} things, at most {} are lit at once",
                                    rows.size(), largest_row, most_lit);
    finding.needs(most_lit > largest_row, "no block scanning: rows are led through one by one, however many there are");
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

Row touch_help_row() {
    return {"O5",
            "Hands that shake, slide or strike twice press what they mean",
            "Handbook of Electronic Assistive Technology, table 5-2",
            "no wrong activation; hold and repeat times from 0 to 2 s",
            measure_touch_help,
            {{"en_301_549_functional_performance", "4.2.7"}, {"functional_performance_criteria", "302.7"}}};
}

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
