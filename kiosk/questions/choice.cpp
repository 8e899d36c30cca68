// One of several answers, each with its picture.
#include "kiosk/questions/own_media.h"
#include "kiosk/questions/parts.h"
#include "kiosk/questions/types.h"

#include <algorithm>

namespace copro {

namespace {

std::optional<QuestionEdit> on_choice(const QuestionContext& context, const NodeEvent& event) {
    const auto pressed = pressed_option(context.question, event);
    if (!pressed) return std::nullopt;
    const std::vector<Option> options = options_of(context);
    const bool known = std::any_of(options.begin(), options.end(), [&](const Option& o) { return o.id == *pressed; });
    if (!known) return std::nullopt;
    QuestionEdit edit;
    edit.answer = Answer(*pressed);
    return edit;
}

Label sum_up_choice(const QuestionContext& context) {
    const auto* chosen = context.answers.get<std::string>(context.question.id);
    if (chosen == nullptr) return {};
    for (const Option& option : options_of(context)) {
        if (option.id == *chosen) return context.words.say(option.wording);
    }
    return {};
}

constexpr std::size_t most_cards = 4;

void build_choice(const QuestionContext& context, std::vector<Node>& into) {
    const std::vector<Option> options = options_of(context);
    const std::size_t count = options.size();
    // A few answers fill the screen as large cards. Without a picture a card is only a wide space round its words.
    const bool few = count <= most_cards && std::none_of(options.begin(), options.end(), [&](const Option& option) {
                         return picture_of(context, option.own_picture, option.picture).empty();
                     });
    build_options(context, few ? Arrange::tiles : Arrange::grid, count > most_in_two_columns ? 3 : 2, into);
}

void build_faces(const QuestionContext& context, std::vector<Node>& into) {
    build_options(context, Arrange::tiles, 3, into);
}

} // namespace

void build_options(const QuestionContext& context, Arrange arrange, int columns, std::vector<Node>& into) {
    Node group = group_node(option_id(context.question, "answers"), arrange, {});
    const auto* chosen = context.answers.get<std::string>(context.question.id);
    for (const Option& option : options_of(context)) {
        const bool is_chosen = chosen != nullptr && *chosen == option.id;
        group.children.push_back(answer_node(context, option, Role::radio, is_chosen));
    }
    group.columns = columns;
    into.push_back(std::move(group));
}

QuestionType choice_question() {
    return {"choice",  build_choice, on_choice, needed_if_required, sum_up_choice,
            no_retype, read_text,    true,      tick_on_paper};
}

// Three big faces: Talking Mats' scale, with "not sure" always there (domain.md, Feedback).
QuestionType faces_question() {
    return {"faces",   build_faces, on_choice, needed_if_required, sum_up_choice,
            no_retype, read_text,   true,      tick_on_paper};
}

} // namespace copro
