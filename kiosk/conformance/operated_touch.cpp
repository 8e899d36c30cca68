// O5: hands that shake.
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

Result<Activations> press_with_tremor(Rig& rig, const TouchSettings& help) {
    const auto tried = TRY(TriedKiosk::make(rig));
    TriedKiosk& kiosk = *tried;
    TRY(kiosk.touch("welcome.sign-in"));
    TRY(walk_to(kiosk, as_somebody(), "sign-in.roles"));
    // From here on: what helps a hand that shakes takes no short tap, as the walk makes them.
    kiosk.act(ChangeTouch{help});
    Activations found;
    Tremor hand(kiosk);
    std::vector<NodeId> answers;
    for (const NodeId& id : focus_order(kiosk.terminal.layout())) {
        if (id.starts_with("roles.")) answers.push_back(id);
    }
    if (answers.size() < 3) return invalid("O5", "there are no answers to press");
    for (int trace = 0; trace < traces; ++trace) {
        if (kiosk.screen() != "sign-in.roles") {
            // A press led away from the answers: nothing that comes after it is right.
            found.wrong += traces - trace;
            return found;
        }
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
    TouchSettings help;
    help.steady = true;
    help.repeat_ms = 800;
    if (rig.faults.touch_help) rig.faults.touch_help(help);
    const Activations found = TRY(press_with_tremor(rig, help));
    // The same hand with no help: were that never wrong, the help would have been shown to do nothing.
    const Activations unhelped = TRY(press_with_tremor(rig, {}));
    Finding finding;
    finding.measured = fmt::format(
        "of {} presses by a hand that shakes by 4 mm, bounces and strikes twice {} right and {} "
        "wrong, without that help {} wrong; hold {} to {} ms, repeats ignored {} to {} ms, {} of 3 points",
        traces, found.right, found.wrong, unhelped.wrong, hold.first, hold.second, repeat.first, repeat.second, points);
    finding.needs(found.wrong == 0, fmt::format("{} wrong activations", found.wrong));
    finding.needs(unhelped.wrong > 0, "the same hand presses nothing wrong without help: this shows nothing");
    finding.needs(hold.first == 0 && hold.second >= 2000, "the hold time does not go from 0 to 2 s");
    finding.needs(repeat.first == 0 && repeat.second >= 2000, "the time for repeats does not go from 0 to 2 s");
    finding.needs(points == 3, "first, last or same point cannot be chosen");
    finding.needs(found.was_seen, "a press is not seen while it is held");
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

} // namespace copro
