// Help with touching, and switches: each setting in steps, tried at once on the screen where it is made (access.md O5,
// O6).
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/level.h"
#include "kiosk/screens/screens.h"

#include <array>

namespace copro {

namespace {

constexpr std::array hold_steps_ms{0, 300, 500, 800, 1200, 1600, 2000};
constexpr std::array repeat_steps_ms{0, 500, 800, 1200, 1600, 2000};
constexpr std::array first_pause_steps_ms{0, 400, 800, 1200, 2000, 3000};
constexpr std::array accept_steps_ms{0, 200, 300, 400, 600, 800, 1000};
constexpr std::array release_steps_ms{0, 300, 600, 800, 1000, 1500};
constexpr std::array loop_steps{1, 2, 3, 5, 10};

// One setting in steps: "ID.less" and "ID.more" change it.
template <typename Settings>
struct Stepped {
    const char* id = "";
    MessageKey level;
    MessageKey less;
    MessageKey more;
    std::span<const int> steps;
    int Settings::*value = nullptr;
};

const std::array touch_levels{
    Stepped<TouchSettings>{"touch.hold", MessageKey("touch.hold"), MessageKey("touch.hold-less"),
                           MessageKey("touch.hold-more"), hold_steps_ms, &TouchSettings::hold_ms},
    Stepped<TouchSettings>{"touch.repeat", MessageKey("touch.repeat"), MessageKey("touch.repeat-less"),
                           MessageKey("touch.repeat-more"), repeat_steps_ms, &TouchSettings::repeat_ms},
};
// A longer pace is a slower light: "more" is what takes longer, in all of them.
const std::array scan_levels{
    Stepped<ScanSettings>{"switches.pace", MessageKey("switches.pace"), MessageKey("switches.pace-less"),
                          MessageKey("switches.pace-more"), scan_paces_ms, &ScanSettings::pace_ms},
    Stepped<ScanSettings>{"switches.first", MessageKey("switches.first"), MessageKey("switches.first-less"),
                          MessageKey("switches.first-more"), first_pause_steps_ms, &ScanSettings::first_pause_ms},
    Stepped<ScanSettings>{"switches.accept", MessageKey("switches.accept"), MessageKey("switches.accept-less"),
                          MessageKey("switches.accept-more"), accept_steps_ms, &ScanSettings::accept_ms},
    Stepped<ScanSettings>{"switches.release", MessageKey("switches.release"), MessageKey("switches.release-less"),
                          MessageKey("switches.release-more"), release_steps_ms, &ScanSettings::release_ms},
    Stepped<ScanSettings>{"switches.loops", MessageKey("switches.loops"), MessageKey("switches.loops-less"),
                          MessageKey("switches.loops-more"), loop_steps, &ScanSettings::loops},
};

template <typename Settings>
Node stepper(const Stepped<Settings>& one, const Settings& settings, const Words& words) {
    const int at = static_cast<int>(step_of_value(one.steps, settings.*one.value)) + 1;
    return stepper_node(level_node(one.id, one.level, {at, static_cast<int>(one.steps.size())}, words),
                        {button_node(std::string(one.id) + ".less", words.say(one.less), "remove", Look::secondary),
                         button_node(std::string(one.id) + ".more", words.say(one.more), "add", Look::secondary)});
}

// What the settings become; none when the event is not about one of these.
template <typename Settings, std::size_t count>
std::optional<Settings> step_pressed(const std::array<Stepped<Settings>, count>& all, const Settings& settings,
                                     const NodeEvent& event) {
    for (const Stepped<Settings>& one : all) {
        const bool less = is_pressed(event, std::string(one.id) + ".less");
        if (!less && !is_pressed(event, std::string(one.id) + ".more")) continue;
        Settings changed = settings;
        changed.*one.value = stepped(one.steps, settings.*one.value, less ? -1 : 1);
        return changed;
    }
    return std::nullopt;
}

// One of several ways, by the message and the id that are its name.
template <typename Kind>
struct Named {
    MessageKey name;
    Kind kind = {};
};
const std::array points{Named<TouchPoint>{MessageKey("touch.same"), TouchPoint::same},
                        Named<TouchPoint>{MessageKey("touch.first"), TouchPoint::first},
                        Named<TouchPoint>{MessageKey("touch.last"), TouchPoint::last}};
const std::array scan_groupings{Named<ScanGrouping>{MessageKey("switches.rows"), ScanGrouping::rows},
                                Named<ScanGrouping>{MessageKey("switches.blocks"), ScanGrouping::blocks},
                                Named<ScanGrouping>{MessageKey("switches.single"), ScanGrouping::single}};
const std::array scan_ways{Named<ScanWay>{MessageKey("switches.off"), ScanWay::off},
                           Named<ScanWay>{MessageKey("switches.automatic"), ScanWay::automatic},
                           Named<ScanWay>{MessageKey("switches.step"), ScanWay::step},
                           Named<ScanWay>{MessageKey("switches.hold"), ScanWay::hold}};

template <typename Kind, std::size_t count>
Node ways(const char* id, const MessageKey& question, const std::array<Named<Kind>, count>& all, Kind chosen,
          const Words& words) {
    Node list = group_node(id, Arrange::grid, {});
    // More than one question stands on the page: each is asked above its own answers.
    list.label = words.say(question);
    list.columns = 2;
    for (const Named<Kind>& one : all) {
        list.children.push_back(
            option_node(std::string(one.name.text()), words.say(one.name), Role::radio, one.kind == chosen));
    }
    return list;
}

template <typename Kind, std::size_t count>
std::optional<Kind> way_pressed(const std::array<Named<Kind>, count>& all, const NodeEvent& event) {
    for (const Named<Kind>& one : all) {
        if (is_pressed(event, one.name.text())) return one.kind;
    }
    return std::nullopt;
}

void build_touch_help(const Model& model, const Words& words, Tree& tree) {
    const TouchSettings& touch = model.session.settings.touch;
    tree.main.children.push_back(heading_node(words.say(MessageKey("touch.heading")), "touch"));
    tree.main.children.push_back(ways("touch.points", MessageKey("touch.which"), points, touch.point, words));
    const bool big = model.session.settings.big_buttons;
    Node others =
        group_node("touch.others", Arrange::grid,
                   {option_node("touch.steady", words.say(MessageKey("touch.steady")), Role::checkbox, touch.steady),
                    option_node("touch.big", words.say(MessageKey("touch.big")), Role::checkbox, big)});
    others.columns = 2;
    tree.main.children.push_back(std::move(others));
    for (const auto& one : touch_levels) tree.main.children.push_back(stepper(one, touch, words));
    add_done(tree, words);
}

std::optional<Action> on_touch_help(const Model& model, const NodeEvent& event) {
    TouchSettings touch = model.session.settings.touch;
    if (const auto changed = step_pressed(touch_levels, touch, event)) return ChangeTouch{*changed};
    if (const auto point = way_pressed(points, event)) {
        touch.point = *point;
        return ChangeTouch{touch};
    }
    if (is_pressed(event, "touch.big")) return ChangeButtons{};
    if (!is_pressed(event, "touch.steady")) return std::nullopt;
    touch.steady = !touch.steady;
    return ChangeTouch{touch};
}

void build_switches(const Model& model, const Words& words, Tree& tree) {
    const ScanSettings& scan = model.session.settings.scan;
    tree.main.children.push_back(heading_node(words.say(MessageKey("switches.heading")), "switch"));
    tree.main.children.push_back(ways("switches.ways", MessageKey("switches.which"), scan_ways, scan.way, words));
    tree.main.children.push_back(
        ways("switches.groups", MessageKey("switches.path"), scan_groupings, scan.grouping, words));
    for (const auto& one : scan_levels) tree.main.children.push_back(stepper(one, scan, words));
    tree.main.children.push_back(
        option_node("switches.backwards", words.say(MessageKey("switches.backwards")), Role::checkbox, scan.backwards));
    add_done(tree, words);
}

std::optional<Action> on_switches(const Model& model, const NodeEvent& event) {
    ScanSettings scan = model.session.settings.scan;
    if (const auto changed = step_pressed(scan_levels, scan, event)) return ChangeScan{*changed};
    if (const auto way = way_pressed(scan_ways, event)) {
        scan.way = *way;
        return ChangeScan{scan};
    }
    if (const auto grouping = way_pressed(scan_groupings, event)) {
        scan.grouping = *grouping;
        return ChangeScan{scan};
    }
    if (!is_pressed(event, "switches.backwards")) return std::nullopt;
    scan.backwards = !scan.backwards;
    return ChangeScan{scan};
}

} // namespace

Screen touch_help_screen() { return {"touch-help", build_touch_help, on_touch_help}; }
Screen switches_screen() { return {"switches", build_switches, on_switches}; }

} // namespace copro
