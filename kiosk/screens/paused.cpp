// "We kept what you began": the four pictures that bring it back, to be photographed or written down (O10, O12).
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/pause_parts.h"
#include "kiosk/screens/screens.h"

namespace copro {

namespace {

void build_paused(const Model& model, const Words& words, Tree& tree) {
    tree.main.children.push_back(heading_node(words.say(MessageKey("paused.heading"))));
    tree.main.children.push_back(text_node("paused.photo", words.say(MessageKey("paused.photo")), Look::soft));
    add_code(model.session.pause.code, words, tree);
    tree.main.children.push_back(
        group_node("paused.about", Arrange::split,
                   {idea_node("paused.today", words.say(MessageKey("paused.today")), "clock"),
                    idea_node("paused.staff", words.say(MessageKey("paused.staff")), "staff")}));
    add_next(tree, words.say(MessageKey("action.finish")), "finish");
}

std::optional<Action> on_paused(const Model&, const NodeEvent& event) {
    if (is_pressed(event, "next")) return EndSession{};
    return std::nullopt;
}

} // namespace

Screen paused_screen() { return {"paused", build_paused, on_paused}; }

} // namespace copro
