// A person instead of a screen, always in one place (access.md O13).
#include "kiosk/app/paused_work.h"
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

namespace copro {

namespace {

void build_person(const Model& model, const Words& words, Tree& tree) {
    tree.main.children.push_back(heading_node(words.say(MessageKey("person-help.heading")), "person"));
    tree.main.children.push_back(idea_node("person-help.badge", words.say(MessageKey("person-help.badge")), "staff"));
    // Before the rest: on a later part nobody would find it, and every wait would be one that nobody ended.
    tree.main.children.push_back(
        button_node("person-help.here", words.say(MessageKey("person-help.here")), "supporter", Look::secondary));
    const MessageKey wait =
        has_unsaved(model.session) ? MessageKey("person-help.wait") : MessageKey("person-help.no-hurry");
    tree.main.children.push_back(idea_node("person-help.wait", words.say(wait), "clock"));
    tree.main.children.push_back(idea_node("person-help.paper", words.say(MessageKey("person-help.paper")), "form"));
    add_back(tree, words);
    // Stopping is offered where help is, on every screen, and not beside each question's next step.
    if (model.session.run) {
        tree.actions.children.push_back(
            button_node("stop", words.say(MessageKey("person-help.stop")), "cancel", Look::secondary));
    } else {
        // In the middle of a journey it is found behind Listen and Text size: four buttons would crowd out the words.
        add_ways(tree, words);
    }
    tree.actions.children.push_back(
        button_node("person-help.staff", words.say(MessageKey("person-help.staff")), "pin", Look::quiet));
}

std::optional<Action> on_person(const Model&, const NodeEvent& event) {
    if (is_pressed(event, "person-help.here")) return HelpCame{};
    if (is_pressed(event, "person-help.staff")) return GoTo{"staff-pin"};
    if (is_pressed(event, "stop")) return GoTo{"stop"};
    return std::nullopt;
}

} // namespace

Screen person_screen() { return {"person", build_person, on_person}; }

} // namespace copro
