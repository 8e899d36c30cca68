// Staff bring back work that was paused, with its person beside them: when it was paused, its pictures, and no more.
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/pause_parts.h"
#include "kiosk/screens/screens.h"

namespace copro {

namespace {

void build_list(const Model& model, const Words& words, Tree& tree) {
    tree.main.children.push_back(heading_node(words.say(MessageKey("staff.paused.heading")), "waiting"));
    add_pause_error(model, words, tree);
    tree.main.children.push_back(
        idea_node("staff-paused.beside", words.say(MessageKey("staff.paused.beside")), "supporter"));
    Node list = group_node("staff-paused.list", Arrange::grid, {});
    list.columns = 2;
    for (const PausedEntry& entry : model.carried.paused) {
        const Label label = words.say(MessageKey("staff.paused.at"), {{"time", words.time(entry.kept_wall_ms)}});
        Node node = button_node("staff-paused.row." + std::to_string(entry.row), label, "", Look::secondary);
        // What a person paused opens after a restart by their own pictures alone.
        node.disabled = !entry.can_show;
        if (!entry.can_show) node.detail = words.say(MessageKey("staff.paused.own-pictures"));
        list.children.push_back(std::move(node));
    }
    if (!list.children.empty()) tree.main.children.push_back(std::move(list));
    add_back(tree, words);
}

void build_one(const Model& model, const Words& words, Tree& tree) {
    tree.main.children.push_back(heading_node(words.say(MessageKey("staff.paused.pictures"))));
    add_pause_error(model, words, tree);
    add_code(model.session.pause.code, words, tree);
    tree.main.children.push_back(
        idea_node("staff-paused.beside", words.say(MessageKey("staff.paused.beside")), "supporter"));
    add_back(tree, words);
    tree.actions.children.push_back(
        button_node("staff-paused.open", words.say(MessageKey("staff.paused.open")), "next", Look::primary));
}

void build_staff_paused(const Model& model, const Words& words, Tree& tree) {
    if (!model.session.staff.inside) return staff_pin_screen().build(model, words, tree);
    if (model.session.pause.code.empty()) return build_list(model, words, tree);
    tree.screen = "staff-paused.pictures";
    build_one(model, words, tree);
}

std::optional<Action> on_staff_paused(const Model& model, const NodeEvent& event) {
    if (!model.session.staff.inside) return staff_pin_screen().on(model, event);
    if (is_pressed(event, "staff-paused.open")) return OpenPaused{};
    const auto row = pressed_after(event, "staff-paused.row.");
    if (!row) return std::nullopt;
    for (const PausedEntry& entry : model.carried.paused) {
        if (entry.can_show && *row == std::to_string(entry.row)) return ShowPaused{entry.row};
    }
    return std::nullopt;
}

} // namespace

Screen staff_paused_screen() { return {"staff-paused", build_staff_paused, on_staff_paused}; }

} // namespace copro
