// Listen: the voice begins at once, and is set here by ear. Without a voice it says so, and who can read instead.
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

#include <algorithm>
#include <array>

namespace copro {

namespace {

struct Step {
    const char* id;
    MessageKey label;
    const char* picture;
    Action action;
};
const std::array steps{
    Step{"listen.slower", MessageKey("listen.slower"), "slower", ChangeWordRate{-1}},
    Step{"listen.faster", MessageKey("listen.faster"), "faster", ChangeWordRate{1}},
    Step{"listen.softer", MessageKey("listen.softer"), "softer", ChangeLoudness{-1}},
    Step{"listen.louder", MessageKey("listen.louder"), "listen", ChangeLoudness{1}},
};

// Said again whenever it changes, so that nobody needs to see how far it goes (S6).
Node level(const char* id, const MessageKey& key, int at, int of, const Words& words) {
    Node node = text_node(id, words.say(key, {{"at", words.number(at)}, {"of", words.number(of)}}));
    node.role = Role::status;
    node.progress = Progress{at, of};
    return node;
}

int rate_step(int words_a_minute) {
    const auto* const found = std::find(std::begin(all_word_rates), std::end(all_word_rates), words_a_minute);
    return static_cast<int>(found - std::begin(all_word_rates)) + 1;
}

void build_voice(const VoiceSettings& voice, const Words& words, Tree& tree) {
    tree.main.children.push_back(heading_node(words.say(MessageKey("listen.heading")), "listen"));
    tree.main.children.push_back(
        group_node("listen.levels", Arrange::split,
                   {level("listen.rate", MessageKey("listen.rate"), rate_step(voice.words_a_minute),
                          static_cast<int>(std::size(all_word_rates)), words),
                    level("listen.loudness", MessageKey("listen.loudness"), voice.loudness + 1, loudest + 1, words)}));
    Node list = group_node("listen.list", Arrange::grid, {});
    list.columns = 2;
    for (const Step& step : steps) {
        list.children.push_back(button_node(step.id, words.say(step.label), step.picture, Look::secondary));
    }
    Node mine = button_node("listen.private", words.say(MessageKey("listen.private")), "private", Look::secondary);
    mine.role = Role::checkbox;
    mine.selected = voice.private_aloud;
    list.children.push_back(std::move(mine));
    list.children.push_back(
        button_node("listen.stop", words.say(MessageKey("listen.stop")), "voice-off", Look::secondary));
    tree.main.children.push_back(std::move(list));
    add_card_button(tree, words);
    tree.actions.children.push_back(
        button_node("back", words.say(MessageKey("action.go-back-done")), "tick", Look::primary));
}

void build_no_voice(const Words& words, Tree& tree) {
    tree.main.children.push_back(heading_node(words.say(MessageKey("listen.no-voice")), "voice-off"));
    tree.main.children.push_back(idea_node("listen.person", words.say(MessageKey("listen.person")), "person"));
    add_back(tree, words);
}

void build_listen(const Model& model, const Words& words, Tree& tree) {
    if (model.session.settings.voice.on)
        build_voice(model.session.settings.voice, words, tree);
    else
        build_no_voice(words, tree);
}

std::optional<Action> on_listen(const Model&, const NodeEvent& event) {
    for (const Step& step : steps) {
        if (is_pressed(event, step.id)) return step.action;
    }
    if (is_pressed(event, "listen.private")) return AllowPrivateAloud{};
    if (is_pressed(event, "listen.stop")) return TurnVoice{false};
    return std::nullopt;
}

} // namespace

Screen listen_screen() { return {"listen", build_listen, on_listen}; }

} // namespace copro
