// O1 to O4: every way in, no traps, release, and keys that are held.
#include "kiosk/conformance/rows.h"
#include "kiosk/conformance/ways_in.h"
#include "kiosk/devices/window.h"

#include <SDL.h>
#include <fmt/format.h>

namespace copro {

namespace {

Result<Finding> measure_ways_in(Rig& rig) {
    Finding finding;
    std::vector<std::string> by_first;
    int equal = 0;
    std::string names;
    for (const WayIn& way : ways_in()) {
        const auto saved = saved_by(rig, way);
        if (!saved) {
            finding.shortfalls.push_back(std::string(way.name) + ": " + saved.error().text());
            continue;
        }
        if (by_first.empty()) by_first = *saved;
        const bool is_equal = saved->size() == 3 && *saved == by_first;
        finding.needs(is_equal, fmt::format("{}: {} records, not the same as by touch", way.name, saved->size()));
        if (!is_equal) continue;
        ++equal;
        names += (names.empty() ? "" : ", ") + std::string(way.name);
    }
    finding.measured =
        fmt::format("sign-in, feedback and claim seal the same 3 records to the disk in {} of {} ways: {}", equal,
                    ways_in().size(), names);
    finding.on_site = "force and reach of the real keypad and switches";
    return finding;
}

Result<Finding> measure_focus_traps(Rig& rig) {
    const Swept& swept = *TRY(rig.swept());
    Finding finding;
    finding.shortfalls = told(swept.focus.traps);
    // Nothing asks for two fingers: the visit is made with one.
    const auto kiosk = TRY(kiosk_for_visit(rig));
    TRY(visit(*kiosk, by_touch(*kiosk)));
    finding.needs(kiosk->most_fingers() == 1, fmt::format("{} fingers at once", kiosk->most_fingers()));
    finding.measured =
        fmt::format("arrows lead from everything to everything on {} of {} layouts ({} controls); at most {} "
                    "finger or key at once",
                    swept.layouts - swept.focus.traps.count, swept.layouts, swept.focus.nodes, kiosk->most_fingers());
    return finding;
}

struct Releases {
    int tried = 0;
    int on_press = 0;
    int on_release = 0;
    int slid_off = 0;
};

Result<Releases> try_releases(Rig& rig) {
    using Kind = PointerEvent::Kind;
    Releases found;
    const auto first = TRY(TriedKiosk::make(rig));
    for (const NodeId& id : focus_order(first->terminal.layout())) {
        const auto pressed = TRY(TriedKiosk::make(rig));
        const Point at = pressed->terminal.layout().find(id)->rect.centre();
        ++found.tried;
        pressed->pointer(Kind::down, at);
        found.on_press += pressed->screen() == "welcome" ? 0 : 1;
        pressed->pass(100);
        pressed->pointer(Kind::up, at);
        found.on_release += pressed->screen() == "welcome" ? 0 : 1;
        const auto slid = TRY(TriedKiosk::make(rig));
        slid->pointer(Kind::down, at);
        slid->pass(100);
        slid->pointer(Kind::move, {1, 1});
        slid->pass(100);
        slid->pointer(Kind::up, {1, 1});
        found.slid_off += slid->screen() == "welcome" ? 0 : 1;
    }
    return found;
}

Result<Finding> measure_release(Rig& rig) {
    const Releases found = TRY(try_releases(rig));
    Finding finding;
    finding.measured =
        fmt::format("of {} controls {} act when pressed, {} when let go, {} after sliding off; no row above "
                    "needs more than taps",
                    found.tried, found.on_press, found.on_release, found.slid_off);
    finding.needs(found.tried > 0 && found.on_release == found.tried, "some do not act when they are let go");
    finding.needs(found.on_press == 0, fmt::format("{} act when pressed", found.on_press));
    finding.needs(found.slid_off == 0, fmt::format("{} act after sliding off", found.slid_off));
    return finding;
}

// A key that stays down, as the system tells it: once, and then again and again.
Result<int> steps_of_held_key(Rig& rig) {
    constexpr int told_again = 300; // ten seconds of it
    const auto kiosk = TRY(TriedKiosk::make(rig));
    EventReader reader(1920, 1080);
    std::vector<NodeId> visited;
    for (int times = 0; times <= told_again; ++times) {
        SDL_Event event{};
        event.type = SDL_KEYDOWN;
        event.key.keysym.sym = SDLK_TAB;
        event.key.repeat = times == 0 ? 0 : 1;
        const auto read = reader.read(event);
        if (!read) continue;
        const std::size_t before = static_cast<std::size_t>(kiosk->terminal.touches());
        TRY(kiosk->key(std::get<KeyEvent>(*read).name));
        for (std::size_t at = before; at < static_cast<std::size_t>(kiosk->terminal.touches()); ++at)
            visited.push_back(kiosk->focus());
    }
    return static_cast<int>(visited.size());
}

// The longest time after which the same key still does not count again, where somebody asked for as long as there is.
Result<std::int64_t> longest_lockout_ms(Rig& rig) {
    constexpr std::int64_t step_ms = 100;
    const auto kiosk = TRY(TriedKiosk::make(rig));
    TRY(kiosk->touch_all({"help.person", "ways.open", "ways.touch"}));
    for (int times = 0; times < 10; ++times) TRY(kiosk->touch("touch.repeat.more"));
    std::int64_t longest = 0;
    for (std::int64_t gap = step_ms; gap <= 4000; gap += step_ms) {
        kiosk->pass(10'000);
        TRY(kiosk->key("Tab"));
        const NodeId first = kiosk->focus();
        kiosk->pass(gap);
        TRY(kiosk->key("Tab"));
        if (kiosk->focus() == first) longest = gap;
    }
    return longest;
}

Result<Finding> measure_key_repeat(Rig& rig) {
    const int steps = TRY(steps_of_held_key(rig));
    const std::int64_t lockout = TRY(longest_lockout_ms(rig));
    Finding finding;
    finding.measured = fmt::format(
        "a key held for 10 s counts {} time; the same key is ignored for up to {} ms, as set", steps, lockout);
    finding.needs(steps == 1, fmt::format("a held key counts {} times", steps));
    finding.needs(lockout >= 500, fmt::format("the same key is ignored for {} ms at most", lockout));
    return finding;
}

} // namespace

Row ways_in_row() {
    return {"O1",
            "Each journey is done by touch, mouse, keyboard, keypad, switches, and without the screen",
            "EN 301 549 5.1.2.2, 5.1.6.1; VVSG 2.0 7.2-A",
            "the same records by each",
            measure_ways_in,
            {{"en_301_549_generic_requirements", "5.1.6.1"},
             {"success_criteria_level_a", "2.1.1"},
             {"success_criteria_level_aaa", "2.1.3"},
             {"success_criteria_level_aaa", "2.5.6"},
             {"functional_performance_criteria", "302.7"}}};
}

Row focus_traps_row() {
    return {"O2",
            "No traps for the focus; never two things at once",
            "EN 301 549 5.1.6.2, 5.9; WCAG 2.2 2.1.2",
            "everything leads to everything; one key or finger",
            measure_focus_traps,
            {{"en_301_549_generic_requirements", "5.1.6.2"},
             {"en_301_549_generic_requirements", "5.9"},
             {"success_criteria_level_a", "2.1.2"}}};
}

Row release_row() {
    return {"O3",
            "A press counts when it is let go; sliding off takes it back",
            "VVSG 2.0 7.2-H, 7.2-E; WCAG 2.2 2.5.1, 2.5.2, 2.5.7",
            "on release, never on press or after sliding off; taps alone",
            measure_release,
            {{"success_criteria_level_a", "2.5.1"},
             {"success_criteria_level_a", "2.5.2"},
             {"success_criteria_level_aa", "2.5.7"}}};
}

Row key_repeat_row() {
    return {"O4",
            "A held key counts once; a key struck twice can be made to count once",
            "VVSG 2.0 7.2-M; EN 301 549 5.7, 5.8; Section 508 407.4",
            "no repeat; ignored for at least 500 ms when asked",
            measure_key_repeat,
            {{"en_301_549_generic_requirements", "5.7"},
             {"en_301_549_generic_requirements", "5.8"},
             {"hardware", "407.4"}}};
}

} // namespace copro
