// The roll call: one person a line with a box to tick, for a fire. Offline, and over a restart of the kiosk.
#include "kiosk/app/roll.h"
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/roll_parts.h"
#include "kiosk/screens/screens.h"

#include <algorithm>

namespace copro {

namespace {

// Read from a little way off, and in haste: as many as can be seen at once, in letters that are never small.
constexpr TextSize least_size = TextSize::standard;

std::int64_t here_on_roll(const Model& model) { return static_cast<std::int64_t>(model.carried.roll.size()); }

bool are_all_found(const Model& model) { return found_on_roll(model) == here_on_roll(model); }

Label count_label(const Model& model, const Words& words) {
    return words.say(MessageKey("roll-call.found"),
                     {{"found", words.number(found_on_roll(model))}, {"here", words.number(here_on_roll(model))}});
}

Node line_node(const Model& model, const RollEntry& entry, const Words& words) {
    Node node =
        button_node("roll-call.row." + std::to_string(entry.row), name_on_roll(entry, words), "", Look::secondary);
    node.role = Role::checkbox;
    // Since when somebody is here helps nobody to find them; it is on the paper.
    if (came_with_others(model, entry)) node.detail = detail_on_roll(model, entry, words);
    node.selected = entry.more.found;
    node.sample = std::max(model.session.settings.text_size, least_size);
    node.is_private = true;
    return node;
}

// The heading: it stands on every part, and takes no row from the people.
Node what_to_do(const Model& model, const Words& words) {
    if (model.carried.roll.empty()) return heading_node(words.say(MessageKey("roll-call.heading")));
    if (are_all_found(model)) return heading_node(words.say(MessageKey("roll-call.all-found")), "tick");
    return heading_node(words.say(MessageKey("roll-call.touch")));
}

// Who signed in at another kiosk stands on that one's list alone.
void add_other_kiosks(const Model& model, const Words& words, Tree& tree) {
    const auto& meetings = model.carried.meetings;
    const bool has_others =
        std::any_of(meetings.begin(), meetings.end(), [](const auto& meeting) { return meeting->pack.kiosks > 1; });
    if (has_others) {
        tree.main.children.push_back(
            idea_node("roll-call.others", words.say(MessageKey("roll-call.others")), "warning"));
    }
}

void build_roll_call(const Model& model, const Words& words, Tree& tree) {
    if (!may_see_roll(model)) return staff_pin_screen().build(model, words, tree);
    const bool nobody = model.carried.roll.empty();
    if (!nobody) {
        // In the band, which every part has.
        Node count = text_node("roll-call.count", count_label(model, words));
        count.role = Role::status;
        tree.band.children.push_back(std::move(count));
    }
    tree.main.children.push_back(what_to_do(model, words));
    add_other_kiosks(model, words, tree);
    if (model.session.card.message == MessageKey("roll-call.saved").text())
        tree.main.children.push_back(idea_node("roll-call.saved", words.say(MessageKey("roll-call.saved")), "saved"));
    if (!model.carried.roll_owed.empty() || !model.carried.roll_call.owed.empty())
        tree.main.children.push_back(alert_node(words.say(MessageKey("roll-call.not-kept"))));
    add_printing(model, words, tree);
    if (nobody) {
        tree.main.children.push_back(idea_node("roll-call.empty", words.say(MessageKey("roll-call.nobody")), "people"));
    } else {
        Node list = group_node("roll-call.list", Arrange::grid, {});
        list.columns = 2;
        for (const RollEntry& entry : roll_by_name(model)) list.children.push_back(line_node(model, entry, words));
        tree.main.children.push_back(std::move(list));
    }
    // After everybody, far from the print button: whoever wants the list does not lose what was ticked.
    if (is_called(model)) {
        Node after = group_node("roll-call.after", Arrange::grid, {});
        after.columns = 2;
        after.children = {
            button_node("roll-call.end", words.say(MessageKey("roll-call.end")), "finish", Look::secondary),
            button_node("roll-call.again", words.say(MessageKey("roll-call.again")), "remove", Look::quiet)};
        tree.main.children.push_back(std::move(after));
    }
    add_back(tree, words);
    if (!nobody) add_print(model, words, tree);
}

std::optional<Action> on_roll_call(const Model& model, const NodeEvent& event) {
    if (!may_see_roll(model)) return staff_pin_screen().on(model, event);
    if (is_pressed(event, "list.print")) return PrintList{};
    if (is_pressed(event, "roll-call.again")) return ClearTicks{};
    if (is_pressed(event, "roll-call.end")) return EndRollCall{};
    const auto row = pressed_after(event, "roll-call.row.");
    if (!row) return std::nullopt;
    for (const RollEntry& entry : model.carried.roll) {
        if (*row == std::to_string(entry.row)) return TickFound{entry.row, !entry.more.found};
    }
    return std::nullopt;
}

} // namespace

void add_printing(const Model& model, const Words& words, Tree& tree) {
    const std::string& message = model.session.card.message;
    if (message == MessageKey("staff.not-printed").text())
        tree.main.children.push_back(alert_node(words.say(MessageKey(message))));
    if (message == MessageKey("staff.printing").text())
        tree.main.children.push_back(idea_node("list.printing", words.say(MessageKey(message)), "printer"));
}

void add_print(const Model& model, const Words& words, Tree& tree) {
    if (!model.carried.has_printer || model.session.card.message == MessageKey("staff.printing").text()) return;
    tree.actions.children.push_back(
        button_node("list.print", words.say(MessageKey("roll-call.print")), "printer", Look::secondary));
}

Screen roll_call_screen() { return {"roll-call", build_roll_call, on_roll_call}; }

} // namespace copro
