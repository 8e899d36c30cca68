// "Check your answers": each with Change, then Save (GOV.UK check answers; access.md C1).
#include "kiosk/app/flow.h"
#include "kiosk/questions/own_media.h"
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

namespace copro {

namespace {

Label name_of_question(const Question& question, const Words& words) {
    return words.say(question.short_wording.empty() ? question.wording : question.short_wording);
}

// What an answer of a claim is worth, beside it: nobody has to add up, or to turn to the next part, to know.
Label worth_of(const Question& question, const std::optional<Claim>& claim, const Words& words) {
    if (!claim) return {};
    if (question.type == "repeat" && !claim->lines.empty()) return words.money(claim->expenses);
    // "I want less" has its own question, and its amount is that one's answer.
    if (question.id == "fee" && claim->fee_choice == "yes") return words.money(claim->fee);
    return {};
}

// More are no one idea any more (access.md C3), and in the largest letters higher than a screen.
constexpr std::size_t most_on_line = 4;

// What was answered, in as many lines as it takes: nobody confirms what they cannot see.
std::vector<Label> answer_lines(const Question& question, const QuestionContext& context) {
    const QuestionType& type = type_of(question);
    std::vector<Label> lines;
    if (type.list_up != nullptr) {
        const std::vector<Label> all = type.list_up(context);
        for (std::size_t from = 0; from < all.size(); from += most_on_line) {
            const std::size_t count = std::min(most_on_line, all.size() - from);
            lines.push_back(joined(std::span(all).subspan(from, count), context.words));
        }
    } else if (Label answer = type.sum_up(context); !answer.empty()) {
        lines.push_back(std::move(answer));
    }
    if (lines.empty()) lines.push_back(context.words.say(MessageKey("check.no-answer")));
    return lines;
}

// Each line says what it answers and has its Change, as the next may stand on another part. In the largest letters only
// the first has: below words it would take the room of half of them.
void add_answer(const Model& model, const Question& question, const std::optional<Claim>& claim, const Words& words,
                std::vector<Node>& into) {
    const QuestionContext context = question_context(model, question, words);
    std::size_t number = 0;
    for (Label& answer : answer_lines(question, context)) {
        Node node;
        const std::string id = question.id + (++number == 1 ? "" : "." + std::to_string(number));
        node.id = "check." + id;
        node.role = Role::summary;
        node.look = Look::card;
        node.picture = picture_of(context, question.own_picture, question.picture);
        node.label = name_of_question(question, words);
        const Wording& wording = question.short_wording.empty() ? question.wording : question.short_wording;
        mark_language(node, wording, words);
        node.detail = std::move(answer);
        if (number == 1) node.value = worth_of(question, claim, words);
        if (number == 1 || model.session.settings.text_size != TextSize::largest) {
            Node change =
                button_node("change." + id, words.say(MessageKey("action.change")), "change", Look::secondary);
            change.spoken = words.say(MessageKey("action.change-what"), {{"what", node.label}});
            node.children.push_back(std::move(change));
        }
        node.is_private = question.is_private || !node.value.empty();
        into.push_back(std::move(node));
    }
}

Node money_line(const char* id, const MessageKey& key, Pence amount, const Words& words) {
    Node node = text_node(id, words.say(key, {{"amount", words.money(amount)}}), Look::money);
    node.is_private = true;
    return node;
}

std::optional<Claim> claim_of(const Model& model) {
    if (form_of(model).kind != "claim") return std::nullopt;
    auto claim = work_out_claim(answers_that_count(model), *model.carried.rules, model.session.meeting->pack);
    if (!claim) return std::nullopt;
    return claim.take();
}

void add_state(const Model& model, const std::optional<Claim>& claim, const Words& words, Tree& tree) {
    const std::string& error = model.session.run->error;
    std::vector<Node>& children = tree.main.children;
    // Right before the answers, and on the first part (C2): the total waits where it is added up.
    if (!error.empty()) return children.push_back(alert_node(words.say(MessageKey(error))));
    Node not_saved = idea_node("check.not-saved", words.say(MessageKey("check.not-saved-yet")), "warning");
    if (!claim) return children.push_back(std::move(not_saved));
    // What the person came for is seen first, and again where it is added up.
    // Nothing asked for is a full answer, and is told in words: "£0.00" may as well be a slip.
    const bool is_for_nothing = claim->total().pence == 0;
    Node total = is_for_nothing ? text_node("check.no-money", words.say(MessageKey("check.no-money")), Look::money)
                                : money_line("check.total", MessageKey("check.total"), claim->total(), words);
    total.is_private = true;
    children.push_back(group_node("check.state", Arrange::split, {std::move(not_saved), std::move(total)}));
}

void add_totals(const Model& model, const Claim& claim, const Words& words, Tree& tree) {
    std::vector<Node>& children = tree.main.children;
    for (const ClaimLine& line : claim.lines) {
        const ExpenseRule* rule = model.carried.rules->find(line.category);
        Node node;
        node.id = "check.line." + std::to_string(&line - claim.lines.data() + 1);
        node.role = Role::summary;
        node.look = Look::money;
        node.picture = rule->picture;
        node.label = words.say(MessageKey(rule->wording));
        if (!line.from.empty()) {
            node.detail = words.say(
                line.is_return ? MessageKey("claim.line.return") : MessageKey("claim.line.one-way"),
                {{"from", Label::of_person(UserText{line.from})}, {"to", Label::of_person(UserText{line.to})}});
        }
        node.value = words.money(line.amount);
        node.is_private = true;
        children.push_back(std::move(node));
    }
    if (model.session.meeting->pack.fee) {
        children.push_back(money_line("check.sum.fee", MessageKey("check.fee"), claim.fee, words));
    }
    children.push_back(money_line("check.sum.total", MessageKey("check.total"), claim.total(), words));
}

void build_check(const Model& model, const Words& words, Tree& tree) {
    const Form& form = form_of(model);
    const FormRun& run = *model.session.run;
    tree.screen = run.form + ".check";
    tree.band.children.push_back(step_node(model, words));
    tree.main.children.push_back(heading_node(words.say(MessageKey("check.heading"))));
    const std::optional<Claim> claim = claim_of(model);
    add_state(model, claim, words, tree);
    if (!voices_in(run.answers).empty()) {
        tree.main.children.push_back(idea_node("check.voice", words.say(MessageKey("spoken.known")), "listened"));
    }
    for (const Question& question : form.questions) {
        if (!type_of(question).asks || !is_asked(model, question, run.answers)) continue;
        add_answer(model, question, claim, words, tree.main.children);
    }
    if (claim) add_totals(model, *claim, words, tree);
    add_back(tree, words);
    tree.actions.children.push_back(button_node("stop", words.say(MessageKey("action.stop")), "cancel", Look::quiet));
    tree.actions.children.push_back(button_node("save", words.say(form.save), "save", Look::primary));
}

std::optional<Action> on_check(const Model& model, const NodeEvent& event) {
    (void)model;
    if (is_pressed(event, "save")) return SaveForm{};
    if (is_pressed(event, "stop")) return GoTo{"stop"};
    // The number of a line comes after a dot, which no question's id has.
    if (const auto line = pressed_after(event, "change.")) return ChangeQuestion{line->substr(0, line->find('.'))};
    return std::nullopt;
}

} // namespace

Screen check_screen() { return {"check", build_check, on_check}; }

} // namespace copro
