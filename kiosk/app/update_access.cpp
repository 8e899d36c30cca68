// How the person in front of the kiosk touches it, and who helps. All of it goes with the session (access.md O11).
#include "kiosk/app/update_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace copro {

namespace {

// So that nobody presses by counting.
constexpr std::array<std::int64_t, presses_to_learn> waits_ms{1500, 2300, 1800, 2700, 2000};
constexpr std::int64_t bounce_within_ms = 1000; // later it is meant
constexpr double reaction_share = 0.65;         // Simpson 2007, O7
constexpr std::int64_t longest_accept_ms = 600; // Wade, O6: accept 0.3 to 0.6 s
constexpr std::int64_t longest_release_ms = 1000;
constexpr std::int64_t most_touch_ms = 2000; // O5: holds and rests of 0 to 2 s
constexpr double shaky_mm = 6;
constexpr std::int64_t least_hold_ms = 200; // less than this would hold up nobody's slip

template <typename Of>
double mean(const std::vector<PressTest::Press>& presses, Of of) {
    const double sum = std::accumulate(presses.begin(), presses.end(), 0.0,
                                       [&](double so_far, const PressTest::Press& one) { return so_far + of(one); });
    return sum / static_cast<double>(presses.size());
}

// How far the presses lie from their middle, at most.
double spread_mm(const PressTest& test) {
    const double x = mean(test.presses, [](const PressTest::Press& one) { return one.x_mm; });
    const double y = mean(test.presses, [](const PressTest::Press& one) { return one.y_mm; });
    double most = 0;
    for (const PressTest::Press& one : test.presses) most = std::max(most, std::hypot(one.x_mm - x, one.y_mm - y));
    return most;
}

std::int64_t shortest_press_ms(const PressTest& test) {
    return std::min_element(test.presses.begin(), test.presses.end(),
                            [](const auto& one, const auto& other) { return one.held_ms < other.held_ms; })
        ->held_ms;
}

int pace_for(double reaction_ms) {
    const double wanted = reaction_ms / reaction_share;
    const auto* const found = std::find_if(std::begin(scan_paces_ms), std::end(scan_paces_ms),
                                           [&](int pace) { return double(pace) >= wanted; });
    return found == std::end(scan_paces_ms) ? *std::prev(found) : *found;
}

TextSize larger(TextSize size) {
    const auto* const found = std::find(std::begin(all_text_sizes), std::end(all_text_sizes), size);
    return std::next(found) == std::end(all_text_sizes) ? size : *std::next(found);
}

void learn_switch(const PressTest& test, ScanSettings& scan) {
    scan.pace_ms = pace_for(mean(test.presses, [](const PressTest::Press& one) { return double(one.reaction_ms); }));
    const std::int64_t shortest = shortest_press_ms(test);
    const bool bounces = test.longest_bounce_ms > 0;
    scan.accept_ms = bounces ? static_cast<int>(std::min(shortest / 2, longest_accept_ms)) : 0;
    const std::int64_t release = std::max<std::int64_t>(ScanSettings().release_ms, test.longest_bounce_ms + 100);
    scan.release_ms = static_cast<int>(std::min(release, longest_release_ms));
    if (scan.way == ScanWay::off) scan.way = ScanWay::automatic;
}

// How long a touch must last to count. A hold is one thing more that can go wrong, so nobody gets one who does not
// touch the glass by accident between two presses. It is half the shortest press that the person showed: never longer
// than they can hold, and on a worse day neither. Where that half is no longer than the longest accident it would tell
// nothing apart, and there is none. A longer one that was set before is no longer than the shortest press either.
int hold_for(const PressTest& test, int set_ms) {
    const std::int64_t shortest = shortest_press_ms(test);
    const std::int64_t half = std::min(shortest / 2, most_touch_ms);
    const bool parts_them = test.longest_stray_ms && half >= least_hold_ms && half > *test.longest_stray_ms;
    return static_cast<int>(parts_them ? half : std::min<std::int64_t>(set_ms, shortest));
}

void learn_touch(const PressTest& test, ViewSettings& settings) {
    const double spread = spread_mm(test);
    settings.touch.hold_ms = hold_for(test, settings.touch.hold_ms);
    settings.touch.steady = settings.touch.steady || test.longest_bounce_ms > 0 || spread > shaky_mm;
    const std::int64_t repeat = std::max<std::int64_t>(TouchSettings().repeat_ms, test.longest_bounce_ms + 200);
    settings.touch.repeat_ms = static_cast<int>(std::min(repeat, most_touch_ms));
    // Everything to press grows with the words (V5).
    if (spread > 2 * shaky_mm) settings.text_size = larger(settings.text_size);
}

} // namespace

Effects update_access(Model& model, const ChangeScan& action) {
    model.session.settings.scan = action.scan;
    return {};
}

Effects update_access(Model& model, const ChangeTouch& action) {
    model.session.settings.touch = action.touch;
    return {};
}

Effects update_access(Model& model, const ChangeReach&) {
    bool& low = model.session.settings.low_reach;
    low = !low;
    model.session.part = 0;
    return {};
}

Effects update_access(Model& model, const ChangeTimeOuts& action) {
    model.session.settings.unhurried = !action.on;
    return {};
}

Effects update_access(Model& model, const ChangeButtons&) {
    bool& big = model.session.settings.big_buttons;
    big = !big;
    model.session.part = 0;
    return {};
}

// Whoever is at it and has set nothing themselves gets it at once, the others from the next person on.
Effects update_access(Model& model, const DesktopChanged& action) {
    const bool is_as_it_begins = model.session.settings == first_settings(model);
    model.carried.desktop = action.look;
    if (is_as_it_begins) model.session.settings = first_settings(model);
    return {};
}

// Who cannot hear the kiosk would stand before a dark screen and know nothing.
Effects update_access(Model& model, const DrawCurtain& action) {
    model.session.settings.curtain = action.drawn && model.session.settings.voice.on;
    return {};
}

Effects update_access(Model& model, const ScanPlanned& action) {
    model.session.scan_loop_ms = action.loop_ms;
    return {};
}

Effects update_access(Model& model, const StartPressTest&) {
    PressTest test;
    test.cue_ms = model.now_ms + waits_ms.front();
    model.session.press_test = test;
    if (model.session.screen == "five-press") return {};
    return update(model, GoTo{"five-press"});
}

Effects update_access(Model& model, const TestPressed& action) {
    if (!model.session.press_test || model.session.press_test->done) return {};
    PressTest& test = *model.session.press_test;
    if (test.down_ms != 0) return {};
    if (model.now_ms < test.cue_ms) {
        // Too early: either the hand bounced, or the person could not wait. Neither is a reaction.
        const std::int64_t since = model.now_ms - test.let_go_ms;
        if (test.let_go_ms > 0 && since < bounce_within_ms)
            test.longest_bounce_ms = std::max(test.longest_bounce_ms, since);
        test.stray_down_ms = model.now_ms;
        return {};
    }
    test.stray_down_ms.reset();
    test.down_ms = model.now_ms;
    test.by_switch = action.by_switch;
    test.presses.push_back({model.now_ms - test.cue_ms, 0, action.x_mm, action.y_mm});
    return {};
}

Effects update_access(Model& model, const TestReleased&) {
    if (!model.session.press_test) return {};
    PressTest& test = *model.session.press_test;
    const auto stray_down_ms = std::exchange(test.stray_down_ms, std::nullopt);
    // Still held when it was asked for, it was meant for that, and came too soon.
    if (stray_down_ms && model.now_ms < test.cue_ms)
        test.longest_stray_ms = std::max(test.longest_stray_ms.value_or(0), model.now_ms - *stray_down_ms);
    if (test.down_ms == 0) return {};
    test.presses.back().held_ms = model.now_ms - test.down_ms;
    test.down_ms = 0;
    test.let_go_ms = model.now_ms;
    if (test.presses.size() < presses_to_learn) {
        test.cue_ms = model.now_ms + waits_ms[test.presses.size()];
        return {};
    }
    test.done = true;
    if (test.by_switch)
        learn_switch(test, model.session.settings.scan);
    else
        learn_touch(test, model.session.settings);
    return {};
}

Effects update_access(Model& model, const ChangeHelper&) {
    model.session.helper = !model.session.helper;
    return {};
}

// VVSG 7.1-B, access.md O11. Who listens with headphones is not left in silence: with them in the voice is on for
// whoever comes.
Effects update_access(Model& model, const ResetSettings&) {
    PersonSession& session = model.session;
    const bool listens = session.settings.voice.on && model.carried.headphones;
    session.settings = first_settings(model);
    session.settings.voice.on = listens;
    session.card = {};
    return {};
}

} // namespace copro
