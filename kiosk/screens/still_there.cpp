// After a long silence: are you still there? 45 seconds to answer, and it can be put off for ever (access.md O9).
#include "kiosk/app/paused_work.h"
#include "kiosk/app/update.h"
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/pause_parts.h"
#include "kiosk/screens/screens.h"

namespace copro {

namespace {

// WCAG 2.2.6: what becomes of the work is said before the time is over. The three look alike in words, so each has a
// picture of its own.
Node what_becomes_of_it(const Model& model, const Words& words) {
    const auto say = [&](const MessageKey& key, const char* picture) {
        return idea_node("still-there.text", words.say(key), picture);
    };
    if (can_pause(model)) return say(MessageKey("still-there.kept"), "staff");
    if (has_unsaved(model.session)) return say(MessageKey("still-there.text"), "private");
    return say(MessageKey("still-there.start"), "back");
}

void build_still_there(const Model& model, const Words& words, Tree& tree) {
    tree.main.children.push_back(heading_node(words.say(MessageKey("still-there.heading")), "clock"));
    add_pause_error(model, words, tree);
    tree.main.children.push_back(what_becomes_of_it(model, words));
    if (!model.session.photo.kept.empty()) {
        tree.main.children.push_back(
            idea_node("still-there.photos", words.say(MessageKey("still-there.photos")), "camera"));
    }
    const SpokenState& spoken = model.session.spoken;
    if (!spoken.kept.empty() || spoken.step != SpokenStep::ready) {
        tree.main.children.push_back(
            idea_node("still-there.voice", words.say(MessageKey("still-there.voice")), "microphone"));
    }
    // Side by side: both are seen at once, within the time to answer.
    Node list = group_node("still-there.list", Arrange::grid, {});
    list.columns = 2;
    if (can_pause(model)) list.children.push_back(pause_button(words));
    if (may_turn_time_out_off(model.session)) {
        list.children.push_back(
            button_node("still-there.time", words.say(MessageKey("still-there.time")), "waiting", Look::secondary));
    }
    if (!list.children.empty()) tree.main.children.push_back(std::move(list));
    tree.actions.children.push_back(
        button_node("still-there.finish", words.say(MessageKey("action.finish")), "finish", Look::secondary));
    tree.actions.children.push_back(
        button_node("still-there.yes", words.say(MessageKey("still-there.yes")), "yes", Look::primary));
}

std::optional<Action> on_still_there(const Model& model, const NodeEvent& event) {
    (void)model;
    if (is_pressed(event, "still-there.yes")) return StayHere{};
    if (is_pressed(event, "still-there.finish")) return Finish{};
    if (is_pressed(event, "still-there.time")) return GoTo{"time"};
    return on_pause(event);
}

} // namespace

Screen still_there_screen() { return {"still-there", build_still_there, on_still_there}; }

} // namespace copro
