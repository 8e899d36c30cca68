// Somebody who is on the roll signs in again: told so kindly, with what they may want instead.
#include "kiosk/app/flow.h"
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

namespace copro {

namespace {

void build_already_here(const Model& model, const Words& words, Tree& tree) {
    if (!model.session.run) return;
    const Label name = Label::of_person(UserText{person_of(model).name});
    tree.main.children.push_back(heading_node(words.say(MessageKey("already-here.heading"), {{"name", name}}), "tick"));
    tree.main.children.back().is_private = true;
    // A hint under the heading that has the picture, as under a question.
    tree.main.children.push_back(
        text_node("already-here.text", words.say(MessageKey("already-here.text")), Look::soft));
    Node ways = group_node("already-here.ways", Arrange::grid, {});
    ways.columns = 2;
    ways.children = {
        button_node("already-here.feedback", words.say(MessageKey("welcome.feedback")), "feedback", Look::secondary),
        button_node("already-here.claim", words.say(MessageKey("welcome.claim")), "claim", Look::secondary),
        button_node("already-here.role-card", words.say(MessageKey("notice.your-role")), "role", Look::secondary),
        button_node("already-here.sign-out", words.say(MessageKey("welcome.sign-out")), "leave", Look::secondary)};
    tree.main.children.push_back(std::move(ways));
    add_back(tree, words);
    add_next(tree, words.say(MessageKey("action.finish")), "finish");
}

std::optional<Action> on_already_here(const Model& model, const NodeEvent& event) {
    (void)model;
    if (is_pressed(event, "next")) return EndSession{};
    if (is_pressed(event, "already-here.role-card")) return GoTo{"role-card"};
    if (const auto form = pressed_after(event, "already-here.")) return StartForm{*form};
    return std::nullopt;
}

} // namespace

Screen already_here_screen() { return {"already-here", build_already_here, on_already_here}; }

} // namespace copro
