// Somebody helped: before anything is saved the screen goes back to the person, who alone says yes.
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

namespace copro {

namespace {

void build_confirm_own(const Model&, const Words& words, Tree& tree) {
    tree.main.children.push_back(heading_node(words.say(MessageKey("confirm-own.heading"))));
    tree.main.children.push_back(
        idea_node("confirm-own.helper", words.say(MessageKey("confirm-own.helper")), "supporter"));
    tree.main.children.push_back(idea_node("confirm-own.you", words.say(MessageKey("confirm-own.you")), "me"));
    tree.actions.children.push_back(
        button_node("back", words.say(MessageKey("confirm-own.no")), "back", Look::secondary));
    tree.actions.children.push_back(
        button_node("confirm-own.yes", words.say(MessageKey("confirm-own.yes")), "yes", Look::primary));
}

std::optional<Action> on_confirm_own(const Model&, const NodeEvent& event) {
    if (is_pressed(event, "confirm-own.yes")) return SaveForm{};
    return std::nullopt;
}

} // namespace

Screen confirm_own_screen() { return {"confirm-own", build_confirm_own, on_confirm_own}; }

} // namespace copro
