// One question of a form, whatever its type: the only question on the screen (access.md C1).
#include "kiosk/app/flow.h"
#include "kiosk/questions/own_media.h"
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"
#include "sync/records/equality.h"

#include <algorithm>
#include <iterator>

namespace copro {

namespace {

// Leaving an optional question unanswered is a choice with a name of its own.
bool can_skip(const Model& model, const Question& question, const Words& words) {
    if (question.required || !type_of(question).asks || !question.questions.empty()) return false;
    const QuestionContext context = question_context(model, question, words);
    const Answer* answer = context.answer();
    return (answer == nullptr || is_empty(*answer)) && context.typed.text.empty() && !context.is_spoken;
}

// Beside the way on, where it is on every part: the keyboard takes all the room that there is.
void add_say_instead(const QuestionContext& context, Tree& tree) {
    if (!context.has_microphone || context.is_spoken) return;
    tree.actions.children.push_back(
        button_node("spoken.open", context.words.say(MessageKey("spoken.say-instead")), "microphone", Look::secondary));
}

// Where names are looked for, and somebody at this meeting has a badge that may be shown instead.
void add_badge_instead(const Model& model, const Question& question, const Words& words, Tree& tree) {
    const Meeting* meeting = model.session.meeting.get();
    if (question.type != "person" || model.session.from_paper || meeting == nullptr || !meeting->has_badges()) return;
    tree.actions.children.push_back(
        button_node("badge.open", words.say(MessageKey("badge.open")), "badge", Look::secondary));
}

// Equality questions, once the person has agreed to them (domain.md: "Skip all"): on every part, in one place.
void add_skip_all(const Model& model, const Words& words, Tree& tree) {
    const FormRun& run = *model.session.run;
    if (form_of(model).kind != equality_kind || run.at == 0 || run.changing) return;
    tree.actions.children.push_back(
        button_node("skip-all", words.say(MessageKey("equality.skip-all")), "finish", Look::secondary));
}

// The first thing to do on an empty list is to add to it.
bool is_empty_list(const Model& model, const Question& question) {
    const auto* lines = model.session.run->answers.get<std::vector<Answers>>(question.id);
    return lines == nullptr || lines->empty();
}

void add_next_step(const Model& model, const Question& question, const Words& words, Tree& tree) {
    if (can_skip(model, question, words)) {
        const MessageKey skip = type_of(question).skip.value_or(MessageKey("action.skip"));
        tree.actions.children.push_back(button_node("next", words.say(skip), "skip", Look::secondary));
    } else if (!question.questions.empty()) {
        add_next(tree, words.say(MessageKey("claim.that-is-all")));
        if (is_empty_list(model, question)) tree.actions.children.back().look = Look::secondary;
    } else {
        add_next(tree, words.say(MessageKey("action.next")));
    }
}

// The author's own words for what is wrong, where there are some.
Wording own_error(const Question& question, const std::string& error, bool is_empty_answer) {
    if (error == MessageKey("error.does-not-fit").text()) {
        return question.constraint ? question.constraint->message : Wording{};
    }
    return is_empty_answer && question.required ? question.required_message : Wording{};
}

void add_error(const Model& model, const QuestionContext& context, const Words& words, Tree& tree) {
    const std::string& error = model.session.run->error;
    if (error.empty()) return;
    const Answer* answer = context.answer();
    const bool nothing_there = (answer == nullptr || is_empty(*answer)) && context.typed.text.empty();
    const Wording own = own_error(context.question, error, nothing_there);
    Node alert = alert_node(own.empty() ? words.say(MessageKey(error)) : words.say(own));
    if (!own.empty()) mark_language(alert, own, words);
    tree.main.children.push_back(std::move(alert));
}

// The first page of a line that is in the list already: where it can be taken out.
bool is_kept_line(const Model& model) {
    const FormRun& run = *model.session.run;
    if (!run.line || run.line->at != 0) return false;
    const auto* lines = run.answers.get<std::vector<Answers>>(form_of(model).questions[run.at].id);
    return lines != nullptr && run.line->index < lines->size();
}

void add_words(Tree& tree, const char* id, const Wording& wording, const QuestionContext& context) {
    if (wording.empty()) return;
    Node node = text_node(id, wording_of(context, wording), Look::soft);
    mark_language(node, wording, context.words);
    tree.main.children.push_back(std::move(node));
}

bool has_control(const Node& node) {
    return is_control(node.role) || std::any_of(node.children.begin(), node.children.end(), has_control);
}

bool has_one_chosen(const Node& node) {
    return (node.role == Role::radio && node.selected) ||
           std::any_of(node.children.begin(), node.children.end(), has_one_chosen);
}

void build_question(const Model& model, const Words& words, Tree& tree) {
    const Question& question = current_question(model);
    const FormRun& run = *model.session.run;
    tree.screen = run.form + "." + question.id;
    tree.band.children.push_back(step_node(model, words));
    const QuestionContext context = question_context(model, question, words);
    Node heading =
        heading_node(with_voice_of(context, question.wording, question.sound, wording_of(context, question.wording)),
                     picture_of(context, question.own_picture, question.picture));
    mark_language(heading, question.wording, words);
    tree.main.children.push_back(std::move(heading));
    add_words(tree, "section", question.section, context);
    add_words(tree, "hint", question.hint, context);
    std::vector<Node> own;
    type_of(question).build(context, own);
    // What is wrong stands right before the answer, whatever is told before that (C2).
    const auto answer = std::find_if(own.begin(), own.end(), has_control);
    std::move(own.begin(), answer, std::back_inserter(tree.main.children));
    add_error(model, context, words, tree);
    std::move(answer, own.end(), std::back_inserter(tree.main.children));
    add_back(tree, words);
    add_skip_all(model, words, tree);
    add_say_instead(context, tree);
    add_badge_instead(model, question, words, tree);
    if (is_kept_line(model)) {
        tree.actions.children.push_back(
            button_node("line.remove", words.say(MessageKey("action.remove")), "remove", Look::secondary));
    }
    add_next_step(model, question, words, tree);
    tree.settled = has_one_chosen(tree.main);
}

std::optional<Action> on_question(const Model& model, const NodeEvent& event) {
    if (is_pressed(event, "next")) return Continue{};
    if (is_pressed(event, "line.remove")) return RemoveLine{};
    if (is_pressed(event, "skip-all")) return SkipRest{};
    if (is_pressed(event, "spoken.open")) return OpenSpoken{};
    if (is_pressed(event, "badge.open")) return GoTo{std::string(badge_screen)};
    if (is_pressed(event, "spoken.remove")) return RemoveSpoken{};
    if (is_alphabet_key(event)) return ChangeAlphabet{};
    const Words words = words_of(model);
    const Question& question = current_question(model);
    const QuestionContext context = question_context(model, question, words);
    if (auto edit = type_of(question).on(context, event)) return EditAnswer{std::move(*edit)};
    return std::nullopt;
}

} // namespace

Screen question_screen() { return {"question", build_question, on_question}; }

} // namespace copro
