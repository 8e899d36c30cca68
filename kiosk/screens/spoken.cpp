// An answer is spoken: Start, Stop, and then listen to it, keep it or say it again. Nobody is heard unawares: the band
// says when the microphone is on, and it is on nowhere else.
#include "kiosk/app/flow.h"
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

#include <array>

namespace copro {

namespace {

Label spoken_question(const Model& model, const Words& words) {
    const Question& question = current_question(model);
    return wording_of(question_context(model, question, words), question.wording);
}

// What was asked, under a heading that says something else.
void add_spoken_question(const Model& model, const Words& words, Tree& tree) {
    Node node = text_node("spoken.question", spoken_question(model, words), Look::soft);
    mark_language(node, current_question(model).wording, words);
    tree.main.children.push_back(std::move(node));
}

void add_spoken_message(const Model& model, const Words& words, Tree& tree) {
    const std::string& message = model.session.spoken.message;
    if (!message.empty()) tree.main.children.push_back(alert_node(words.say(MessageKey(message))));
}

Node spoken_time_node(const Model& model, const Words& words) {
    const std::int64_t seconds = model.session.spoken.ms / 1000;
    return idea_node("spoken.time",
                     words.say(MessageKey("spoken.seconds"),
                               {{"at", words.number(seconds)}, {"of", words.number(model.carried.longest_voice_s)}}),
                     "clock");
}

// By how many bars are full, and in words: neither rests on colour.
Node speech_level_node(const Model& model, const Words& words) {
    constexpr std::array bars{"level-0", "level-1", "level-2", "level-3", "level-4", "level-5"};
    constexpr int levels_a_bar = loudest_level / 5;
    const int level = model.session.spoken.level;
    const MessageKey key = level >= least_level_of_speech ? MessageKey("spoken.heard") : MessageKey("spoken.quiet");
    Node node = idea_node("spoken.level", words.say(key), bars[static_cast<std::size_t>(level / levels_a_bar)]);
    node.role = Role::status;
    return node;
}

void build_spoken_ready(const Model& model, const Words& words, Tree& tree) {
    Node heading = heading_node(spoken_question(model, words), "microphone");
    mark_language(heading, current_question(model).wording, words);
    tree.main.children.push_back(std::move(heading));
    add_spoken_message(model, words, tree);
    add_back(tree, words);
    // Where no voice can be kept nobody is asked for one: the message says to go back, and type it.
    const bool has_no_room = model.session.spoken.message == MessageKey("spoken.no-room").text();
    if (model.session.spoken.lost || has_no_room) return;
    if (model.session.spoken.message.empty())
        tree.main.children.push_back(idea_node("spoken.how", words.say(MessageKey("spoken.how")), "said"));
    tree.main.children.push_back(idea_node("spoken.known", words.say(MessageKey("spoken.known")), "listened"));
    // What is needed today is of no use when it is heard tomorrow.
    if (form_of(model).event == "in")
        tree.main.children.push_back(idea_node("spoken.not-today", words.say(MessageKey("spoken.not-today")), "staff"));
    tree.main.children.push_back(spoken_time_node(model, words));
    tree.actions.children.push_back(
        button_node("spoken.start", words.say(MessageKey("spoken.start")), "microphone", Look::primary));
}

void build_spoken_recording(const Model& model, const Words& words, Tree& tree) {
    tree.screen = "spoken.recording";
    Node on = text_node("spoken.on", words.say(MessageKey("spoken.on")));
    on.role = Role::status;
    tree.band.children.push_back(std::move(on));
    // Nobody is asked to speak before the microphone hears them.
    const bool hears = model.session.spoken.ms > 0;
    tree.main.children.push_back(hears ? heading_node(words.say(MessageKey("spoken.now")), "microphone")
                                       : heading_node(words.say(MessageKey("five-press.wait")), "clock"));
    add_spoken_question(model, words, tree);
    if (hears) tree.main.children.push_back(speech_level_node(model, words));
    tree.main.children.push_back(spoken_time_node(model, words));
    add_back(tree, words);
    tree.actions.children.push_back(
        button_node("spoken.stop", words.say(MessageKey("spoken.stop")), "stop", Look::primary));
}

void build_spoken_held(const Model& model, const Words& words, Tree& tree) {
    tree.screen = "spoken.held";
    // The next step is what the message asks for.
    const bool is_silent = model.session.spoken.message == MessageKey("spoken.nothing-heard").text();
    tree.main.children.push_back(heading_node(words.say(MessageKey("spoken.keep-this")), "microphone"));
    add_spoken_message(model, words, tree);
    tree.main.children.push_back(spoken_time_node(model, words));
    // Where it could not be played, nobody is asked to listen; and throwing it away alone is no large card.
    const bool can_play = model.session.spoken.message != MessageKey("spoken.not-played").text();
    Node group = group_node("spoken.choices", can_play ? Arrange::tiles : Arrange::grid, {});
    if (can_play) {
        group.children.push_back(
            model.session.spoken.playing
                ? button_node("spoken.hush", words.say(MessageKey("spoken.hush")), "stop", Look::secondary)
                : button_node("spoken.listen", words.say(MessageKey("spoken.listen")), "play", Look::secondary));
    }
    group.children.push_back(
        button_node("spoken.leave", words.say(MessageKey("spoken.leave")), "remove", Look::secondary));
    tree.main.children.push_back(std::move(group));
    tree.actions.children.push_back(button_node("spoken.again", words.say(MessageKey("spoken.again")), "again",
                                                is_silent ? Look::primary : Look::secondary));
    tree.actions.children.push_back(button_node("spoken.keep", words.say(MessageKey("spoken.keep")), "tick",
                                                is_silent ? Look::secondary : Look::primary));
}

void build_spoken_screen(const Model& model, const Words& words, Tree& tree) {
    switch (model.session.spoken.step) {
    case SpokenStep::ready: return build_spoken_ready(model, words, tree);
    case SpokenStep::recording: return build_spoken_recording(model, words, tree);
    case SpokenStep::held: return build_spoken_held(model, words, tree);
    }
}

std::optional<Action> on_spoken_screen(const Model& model, const NodeEvent& event) {
    // Back is not the button that throws it away: it ends what goes on.
    if (is_pressed(event, "back") && model.session.spoken.playing) return HushSpoken{};
    if (is_pressed(event, "spoken.start")) return StartSpoken{};
    if (is_pressed(event, "spoken.stop")) return StopSpoken{};
    if (is_pressed(event, "spoken.listen")) return PlaySpoken{};
    if (is_pressed(event, "spoken.hush")) return HushSpoken{};
    if (is_pressed(event, "spoken.again")) return SpokenAgain{};
    if (is_pressed(event, "spoken.keep")) return KeepSpoken{};
    if (is_pressed(event, "spoken.leave")) return GoBack{};
    return std::nullopt;
}

} // namespace

Screen speaking_screen() { return {spoken_screen, build_spoken_screen, on_spoken_screen}; }

} // namespace copro
