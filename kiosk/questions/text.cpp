// Words typed on the keyboard: a sentence or two, or the name of a person or place.
#include "kiosk/questions/parts.h"
#include "kiosk/questions/types.h"

namespace copro {

namespace {

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

void build_typing(const QuestionContext& context, Typing typing, std::vector<Node>& into) {
    Node box = group_node(option_id(context.question, "typing"), Arrange::column, {});
    box.children.push_back(field_node(context));
    box.children.push_back(build_keyboard(typing, context.typed, context.settings.alphabet, context.words));
    into.push_back(std::move(box));
}

std::optional<QuestionEdit> type_words(const QuestionContext& context, Typing typing, const NodeEvent& event) {
    auto typed = type_into(context.typed, typing, context.question.longest, event);
    if (!typed) return std::nullopt;
    QuestionEdit edit;
    edit.answer = Answer(trimmed(typed->text));
    edit.typed = std::move(typed);
    return edit;
}

void build_text(const QuestionContext& context, std::vector<Node>& into) {
    build_typing(context, Typing::sentence, into);
}
void build_name(const QuestionContext& context, std::vector<Node>& into) { build_typing(context, Typing::name, into); }

std::optional<QuestionEdit> on_text(const QuestionContext& context, const NodeEvent& event) {
    return type_words(context, Typing::sentence, event);
}
std::optional<QuestionEdit> on_name(const QuestionContext& context, const NodeEvent& event) {
    return type_words(context, Typing::name, event);
}

std::optional<MessageKey> check_text(const QuestionContext& context) {
    const Answer* answer = context.answer();
    if (!context.question.required || (answer != nullptr && !is_empty(*answer))) return std::nullopt;
    return MessageKey("error.type-something");
}

Label sum_up_text(const QuestionContext& context) {
    const auto* text = context.answers.get<std::string>(context.question.id);
    return text == nullptr ? Label() : Label::of_person(UserText{*text});
}

std::string retype_text(const QuestionContext& context) {
    const auto* text = context.answers.get<std::string>(context.question.id);
    return text == nullptr ? std::string() : *text;
}

} // namespace

QuestionType text_question() {
    return {"text", build_text, on_text, check_text, sum_up_text, retype_text, read_text, true};
}

// People and places: each word starts with a capital.
QuestionType name_question() {
    return {"name", build_name, on_name, check_text, sum_up_text, retype_text, read_text, true};
}

} // namespace copro
