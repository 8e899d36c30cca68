// One question of a form, whatever its type: the only question on the screen (access.md C1).
#include "kiosk/app/flow.h"
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

namespace copro {

namespace {

Node step_node(const Model& model, const Words& words) {
    Node step = text_node("frame.step", {});
    step.role = Role::status;
    const Progress progress = step_of(model);
    step.label = words.say(MessageKey("frame.step"), {{"journey", words.say(form_of(model).title)},
                                                      {"at", words.number(progress.at)},
                                                      {"of", words.number(progress.of)}});
    step.progress = progress;
    return step;
}

// Leaving an optional question unanswered is a choice with a name of its own.
bool can_skip(const Model& model, const Question& question, const Words& words) {
    if (question.required || !type_of(question).asks || question.type == "repeat") return false;
    const QuestionContext context = question_context(model, question, words);
    const Answer* answer = context.answer();
    return (answer == nullptr || is_empty(*answer)) && context.typed.text.empty();
}

void add_next_step(const Model& model, const Question& question, const Words& words, Tree& tree) {
    if (can_skip(model, question, words)) {
        tree.actions.children.push_back(
            button_node("next", words.say(MessageKey("action.skip")), "skip", Look::secondary));
    } else if (question.type == "repeat") {
        add_next(tree, words.say(MessageKey("claim.that-is-all")));
    } else {
        add_next(tree, words.say(MessageKey("action.next")));
    }
}

// The first page of a line that is in the list already: where it can be taken out.
bool is_kept_line(const Model& model) {
    const FormRun& run = *model.session.run;
    if (!run.line || run.line->at != 0) return false;
    const auto* lines = run.answers.get<std::vector<Answers>>(form_of(model).questions[run.at].id);
    return lines != nullptr && run.line->index < lines->size();
}

void build_question(const Model& model, const Words& words, Tree& tree) {
    const Question& question = current_question(model);
    const FormRun& run = *model.session.run;
    tree.screen = run.form + "." + question.id;
    tree.band.children.push_back(step_node(model, words));
    const QuestionContext context = question_context(model, question, words);
    tree.main.children.push_back(heading_node(wording_of(context, question.wording), question.picture));
    if (!question.hint.empty()) {
        tree.main.children.push_back(text_node("hint", wording_of(context, question.hint), Look::soft));
    }
    if (!run.error.empty()) tree.main.children.push_back(alert_node(words.say(MessageKey(run.error))));
    type_of(question).build(context, tree.main.children);
    add_back(tree, words);
    if (is_kept_line(model)) {
        tree.actions.children.push_back(
            button_node("line.remove", words.say(MessageKey("action.remove")), "remove", Look::secondary));
    }
    add_next_step(model, question, words, tree);
}

std::optional<Action> on_question(const Model& model, const NodeEvent& event) {
    if (is_pressed(event, "next")) return Continue{};
    if (is_pressed(event, "line.remove")) return RemoveLine{};
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
