// "Stop?": what was answered will be wiped, and nothing saved; or kept until the end of the day; or go on.
#include "kiosk/app/update.h"
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/pause_parts.h"
#include "kiosk/screens/screens.h"

namespace copro {

namespace {

void build_stop(const Model& model, const Words& words, Tree& tree) {
    tree.main.children.push_back(heading_node(words.say(MessageKey("stop.heading"))));
    add_pause_error(model, words, tree);
    tree.main.children.push_back(idea_node("stop.text", words.say(MessageKey("stop.text")), "warning"));
    if (can_pause(model)) {
        tree.main.children.push_back(idea_node("stop.kept", words.say(MessageKey("stop.kept")), "clock"));
        if (!model.session.photo.kept.empty()) {
            tree.main.children.push_back(idea_node("stop.photos", words.say(MessageKey("stop.photos")), "camera"));
        }
    }
    // What was said is not "what you typed", and is kept by no pause.
    if (!model.session.spoken.kept.empty())
        tree.main.children.push_back(idea_node("stop.voice", words.say(MessageKey("stop.voice")), "microphone"));
    if (can_pause(model)) add_pause(tree, words);
    // Who presses where Next always stands must not lose what they said.
    tree.actions.children.push_back(
        button_node("stop.wipe", words.say(MessageKey("stop.wipe")), "cancel", Look::secondary));
    tree.actions.children.push_back(button_node("back", words.say(MessageKey("stop.go-on")), "next", Look::primary));
}

std::optional<Action> on_stop(const Model& model, const NodeEvent& event) {
    (void)model;
    if (is_pressed(event, "stop.wipe")) return EndSession{};
    return on_pause(event);
}

} // namespace

Screen stop_screen() { return {"stop", build_stop, on_stop}; }

} // namespace copro
