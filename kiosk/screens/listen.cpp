// Listen: the voice begins at once, and is set here by ear; what all keys of the voice do can be touched here too.
// Without a voice, or without sound, it says so, and who can read instead; where there are only some recorded messages
// it says that.
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/level.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/settings_words.h"

#include <array>

namespace copro {

namespace {

struct Step {
    const char* id;
    MessageKey label;
    const char* picture;
    Action action;
};
const std::array voice_steps{
    Step{"listen.slower", MessageKey("listen.slower"), "slower", ChangeWordRate{-1}},
    Step{"listen.faster", MessageKey("listen.faster"), "faster", ChangeWordRate{1}},
    Step{"listen.softer", MessageKey("listen.softer"), "softer", ChangeLoudness{-1}},
    Step{"listen.louder", MessageKey("listen.louder"), "listen", ChangeLoudness{1}},
};

// One button for what can be done with the reading now, as under a film.
Node hold_button(bool paused, const Words& words) {
    if (paused) return button_node("listen.pause", words.say(MessageKey("film.go-on")), "play", Look::secondary);
    return button_node("listen.pause", words.say(MessageKey("listen.pause")), "hold", Look::secondary);
}

Progress rate_level(int words_a_minute) {
    return {static_cast<int>(step_of_value(all_word_rates, words_a_minute)) + 1,
            static_cast<int>(std::size(all_word_rates))};
}

void build_voice(const VoiceSettings& voice, bool says_all, const Words& words, Tree& tree) {
    if (says_all) {
        tree.main.children.push_back(heading_node(words.say(MessageKey("listen.heading")), "listen"));
    } else {
        tree.main.children.push_back(heading_node(words.say(MessageKey("listen.some")), "listen"));
        tree.main.children.push_back(idea_node("listen.rest", words.say(MessageKey("listen.rest")), "person"));
    }
    const auto button = [&](const Step& step) {
        return button_node(step.id, words.say(step.label), step.picture, Look::secondary);
    };
    tree.main.children.push_back(
        stepper_node(level_node("listen.rate", MessageKey("listen.rate"), rate_level(voice.words_a_minute), words),
                     {button(voice_steps[0]), button(voice_steps[1])}));
    tree.main.children.push_back(stepper_node(
        level_node("listen.loudness", MessageKey("listen.loudness"), {voice.loudness + 1, loudest + 1}, words),
        {button(voice_steps[2]), button(voice_steps[3])}));
    Node reading =
        group_node("listen.reading", Arrange::grid,
                   {hold_button(voice.paused, words),
                    button_node("listen.again", words.say(MessageKey("listen.again")), "again", Look::secondary),
                    button_node("listen.stop", words.say(MessageKey("listen.stop")), "voice-off", Look::secondary)});
    // One low row, and the longest words in another: all of it stands on one part of a large screen.
    reading.columns = 3;
    tree.main.children.push_back(std::move(reading));
    Node mine = button_node("listen.private", words.say(MessageKey("listen.private")), "named", Look::secondary);
    mine.role = Role::checkbox;
    mine.selected = voice.private_aloud;
    tree.main.children.push_back(std::move(mine));
    add_ways(tree, words);
    add_done(tree, words);
}

void build_no_voice(const Model& model, const Words& words, Tree& tree) {
    tree.main.children.push_back(heading_node(words.say(why_unheard(model)), "voice-off"));
    tree.main.children.push_back(idea_node("listen.person", words.say(MessageKey("listen.person")), "person"));
    add_back(tree, words);
    add_ways(tree, words);
}

void build_listen(const Model& model, const Words& words, Tree& tree) {
    const ViewSettings& settings = model.session.settings;
    if (settings.voice.on)
        build_voice(settings.voice, has_voice(model, settings.language), words, tree);
    else
        build_no_voice(model, words, tree);
}

std::optional<Action> on_listen(const Model&, const NodeEvent& event) {
    for (const Step& step : voice_steps) {
        if (is_pressed(event, step.id)) return step.action;
    }
    if (is_pressed(event, "listen.pause")) return PauseVoice{};
    if (is_pressed(event, "listen.again")) return ReadAgain{};
    if (is_pressed(event, "listen.private")) return AllowPrivateAloud{};
    if (is_pressed(event, "listen.stop")) return TurnVoice{false};
    return std::nullopt;
}

} // namespace

MessageKey why_unheard(const Model& model) {
    return model.carried.has_sound ? MessageKey("listen.no-voice") : MessageKey("listen.no-sound");
}

Screen listen_screen() { return {"listen", build_listen, on_listen}; }

} // namespace copro
