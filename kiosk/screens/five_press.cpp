// Five presses, from which the kiosk learns how fast and how steady this person is (access.md O7).
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/level.h"
#include "kiosk/screens/screens.h"

namespace copro {

namespace {

void build_learning(const PressTest& test, std::int64_t now_ms, const Words& words, Tree& tree) {
    const bool now = now_ms >= test.cue_ms;
    tree.main.children.push_back(heading_node(words.say(MessageKey("five-press.heading")), "learn"));
    tree.main.children.push_back(idea_node("five-press.text", words.say(MessageKey("five-press.text")), "switch"));
    // Words, picture and frame all change: nobody needs to see a colour.
    Node here =
        button_node("five-press.here", words.say(now ? MessageKey("five-press.now") : MessageKey("five-press.wait")),
                    now ? "touch" : "clock", now ? Look::primary : Look::secondary);
    Node tiles = group_node("five-press.tiles", Arrange::tiles, {std::move(here)});
    tree.main.children.push_back(std::move(tiles));
    tree.main.children.push_back(level_node("five-press.count", MessageKey("five-press.count"),
                                            {static_cast<int>(test.presses.size()), presses_to_learn}, words));
    add_back(tree, words);
}

void build_learned(const PressTest& test, const TouchSettings& touch, const Words& words, Tree& tree) {
    tree.main.children.push_back(heading_node(words.say(MessageKey("five-press.done")), "tick"));
    tree.main.children.push_back(
        test.by_switch ? idea_node("five-press.set", words.say(MessageKey("five-press.set-switch")), "switch")
                       : idea_node("five-press.set", words.say(MessageKey("five-press.set-touch")), "touch"));
    // Else somebody who touches as they did before would not know why nothing happens.
    if (!test.by_switch && touch.hold_ms > 0)
        tree.main.children.push_back(
            idea_node("five-press.hold", words.say(MessageKey("five-press.set-hold")), "clock"));
    tree.actions.children.push_back(
        button_node("five-press.again", words.say(MessageKey("five-press.again")), "back", Look::secondary));
    add_done(tree, words);
}

void build_five_press(const Model& model, const Words& words, Tree& tree) {
    const PressTest test = model.session.press_test.value_or(PressTest());
    if (test.done)
        build_learned(test, model.session.settings.touch, words, tree);
    else
        build_learning(test, model.now_ms, words, tree);
}

std::optional<Action> on_five_press(const Model&, const NodeEvent& event) {
    if (is_pressed(event, "five-press.again")) return StartPressTest{};
    return std::nullopt;
}

} // namespace

Screen five_press_screen() { return {"five-press", build_five_press, on_five_press}; }

} // namespace copro
