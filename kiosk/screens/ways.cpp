// More ways to use the kiosk, each one press away: switches, touch, reach, curtain, a helper.
#include "kiosk/app/update.h"
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

namespace copro {

namespace {

void build_ways(const Model& model, const Words& words, Tree& tree) {
    const ViewSettings& settings = model.session.settings;
    tree.main.children.push_back(heading_node(words.say(MessageKey("ways.heading")), "settings"));
    Node list = group_node("ways.list", Arrange::grid, {});
    list.columns = 2;
    list.children.push_back(button_node("ways.touch", words.say(MessageKey("ways.touch")), "touch", Look::secondary));
    list.children.push_back(
        button_node("ways.switches", words.say(MessageKey("ways.switches")), "switch", Look::secondary));
    list.children.push_back(button_node("ways.learn", words.say(MessageKey("ways.learn")), "learn", Look::secondary));
    list.children.push_back(button_node("open.pass", words.say(MessageKey("pass.open")), "card", Look::secondary));
    if (may_turn_time_out_off(model.session))
        list.children.push_back(
            button_node("ways.time", words.say(MessageKey("ways.time")), "waiting", Look::secondary));
    list.children.push_back(option_node("ways.reach", words.say(MessageKey("ways.reach")), Role::checkbox,
                                        settings.low_reach, "low-reach"));
    list.children.push_back(option_node("ways.helper", words.say(MessageKey("ways.helper")), Role::checkbox,
                                        model.session.helper, "supporter"));
    // Only who listens can do without the screen.
    if (settings.voice.on)
        list.children.push_back(option_node("ways.curtain", words.say(MessageKey("ways.curtain")), Role::checkbox,
                                            settings.curtain, "curtain"));
    list.children.push_back(button_node("ways.reset", words.say(MessageKey("ways.reset")), "again", Look::secondary));
    tree.main.children.push_back(std::move(list));
    add_done(tree, words);
}

std::optional<Action> on_ways(const Model& model, const NodeEvent& event) {
    if (is_pressed(event, "ways.touch")) return GoTo{"touch-help"};
    if (is_pressed(event, "ways.switches")) return GoTo{"switches"};
    if (is_pressed(event, "ways.time")) return GoTo{"time"};
    if (is_pressed(event, "ways.learn")) return StartPressTest{};
    if (is_pressed(event, "ways.reach")) return ChangeReach{};
    if (is_pressed(event, "ways.reset")) return ResetSettings{};
    if (is_pressed(event, "ways.helper")) return ChangeHelper{};
    if (is_pressed(event, "ways.curtain")) return DrawCurtain{!model.session.settings.curtain};
    return std::nullopt;
}

} // namespace

Screen ways_screen() { return {"ways", build_ways, on_ways}; }

} // namespace copro
