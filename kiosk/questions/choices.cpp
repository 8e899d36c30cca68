// Any of several answers; one that stands alone ("nothing today") clears the others.
#include "kiosk/questions/parts.h"
#include "kiosk/questions/types.h"

#include <algorithm>

namespace copro {

namespace {

using Chosen = std::vector<std::string>;

Chosen chosen_of(const QuestionContext& context) {
    const auto* chosen = context.answers.get<Chosen>(context.question.id);
    return chosen == nullptr ? Chosen{} : *chosen;
}

bool has(const Chosen& chosen, const std::string& id) {
    return std::find(chosen.begin(), chosen.end(), id) != chosen.end();
}

void build_choices(const QuestionContext& context, std::vector<Node>& into) {
    const Chosen chosen = chosen_of(context);
    Node group = group_node(option_id(context.question, "answers"), Arrange::grid, {});
    for (const Option& option : context.question.options) {
        group.children.push_back(answer_node(context, option, Role::checkbox, has(chosen, option.id)));
    }
    group.columns = context.question.options.size() > most_in_two_columns ? 3 : 2;
    into.push_back(std::move(group));
}

// In the form's order whatever the order of pressing, so that the same answers make the same record.
Chosen toggled(const QuestionContext& context, const Option& pressed) {
    const Chosen before = chosen_of(context);
    const bool now_on = !has(before, pressed.id);
    Chosen after;
    for (const Option& option : context.question.options) {
        if (option.id == pressed.id) {
            if (now_on) after.push_back(option.id);
        } else if (has(before, option.id) && !(now_on && (pressed.alone || option.alone))) {
            after.push_back(option.id);
        }
    }
    return after;
}

std::optional<QuestionEdit> on_choices(const QuestionContext& context, const NodeEvent& event) {
    const auto pressed = pressed_option(context.question, event);
    if (!pressed) return std::nullopt;
    for (const Option& option : context.question.options) {
        if (option.id != *pressed) continue;
        QuestionEdit edit;
        edit.answer = Answer(toggled(context, option));
        return edit;
    }
    return std::nullopt;
}

std::vector<Label> list_up_choices(const QuestionContext& context) {
    std::vector<Label> all;
    const Chosen chosen = chosen_of(context);
    for (const Option& option : context.question.options) {
        if (has(chosen, option.id)) all.push_back(context.words.say(option.wording));
    }
    return all;
}

Label sum_up_choices(const QuestionContext& context) { return joined(list_up_choices(context), context.words); }

// "bus train": the names with spaces between them.
Answer read_choices(const std::string& text) {
    Chosen chosen;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        if (end > 0) chosen.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return Answer(std::move(chosen));
}

} // namespace

QuestionType choices_question() {
    return {"choices", build_choices, on_choices, needed_if_required, sum_up_choices, no_retype, read_choices,
            true,      tick_on_paper, nullptr,    std::nullopt,       list_up_choices};
}

} // namespace copro
