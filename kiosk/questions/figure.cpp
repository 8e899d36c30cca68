// A number that is no money and no distance, of a meeting's own survey: how many, how old, how long.
#include "kiosk/questions/parts.h"
#include "kiosk/questions/types.h"
#include "kiosk/view/typed_number.h"
#include "kiosk/words/figures.h"

#include <algorithm>
#include <charconv>

namespace copro {

namespace {

// Whole: below 2^31 with room to spare. Others: two places after the mark, as the keyboard takes them.
constexpr int most_digits = 9;

void build_figure(const QuestionContext& context, Typing typing, std::vector<Node>& into) {
    Node box = group_node(option_id(context.question, "typing"), Arrange::column, {});
    box.children.push_back(field_node(context));
    box.children.push_back(build_keyboard(typing, context.typed, context.settings.alphabet, context.words));
    into.push_back(std::move(box));
}

Answer read_digits(const std::string& text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? Answer(number) : Answer();
}

// As programs write it, whatever was typed: "7" for "007." and "0.5" for ".50".
Answer read_decimal(const std::string& text) {
    if (text.find_first_of("0123456789") == std::string::npos) return {};
    std::string tidy = text;
    if (tidy.find('.') != std::string::npos) tidy.erase(tidy.find_last_not_of('0') + 1);
    if (tidy.ends_with('.')) tidy.pop_back();
    tidy.erase(0, std::min(tidy.find_first_not_of('0'), tidy.size()));
    if (tidy.empty() || tidy.starts_with('.')) tidy.insert(0, "0");
    return Answer(std::move(tidy));
}

std::optional<QuestionEdit> type_figure(const QuestionContext& context, Typing typing, const NodeEvent& event) {
    auto typed = type_into(context.typed, typing, most_digits, event, context.words.language());
    if (!typed) return std::nullopt;
    QuestionEdit edit;
    const auto plain = typed_number(typed->text, places_of(typing), decimal_mark(context.words.language()));
    edit.answer = typing == Typing::digits ? read_digits(typed->text) : read_decimal(plain.value_or(""));
    edit.typed = std::move(typed);
    return edit;
}

std::optional<MessageKey> check_figure(const QuestionContext& context, const MessageKey& message) {
    const Answer* answer = context.answer();
    const bool has_answer = answer != nullptr && !is_empty(*answer);
    if (has_answer || (!context.question.required && context.typed.text.empty())) return std::nullopt;
    return message;
}

void build_whole(const QuestionContext& context, std::vector<Node>& into) {
    build_figure(context, Typing::digits, into);
}
void build_decimal(const QuestionContext& context, std::vector<Node>& into) {
    build_figure(context, Typing::decimal, into);
}
std::optional<QuestionEdit> on_whole(const QuestionContext& context, const NodeEvent& event) {
    return type_figure(context, Typing::digits, event);
}
std::optional<QuestionEdit> on_decimal(const QuestionContext& context, const NodeEvent& event) {
    return type_figure(context, Typing::decimal, event);
}
std::optional<MessageKey> check_whole(const QuestionContext& context) {
    return check_figure(context, MessageKey("error.type-whole-number"));
}
std::optional<MessageKey> check_decimal(const QuestionContext& context) {
    return check_figure(context, MessageKey("error.type-number"));
}

// With the mark of the language that is on the screen now.
std::string retype_figure(const QuestionContext& context) {
    const Answer* answer = context.answer();
    std::string text = answer == nullptr ? std::string() : plain_text(*answer);
    if (const std::size_t at = text.find('.'); at != std::string::npos) {
        text[at] = decimal_mark(context.words.language());
    }
    return text;
}
Label sum_up_figure(const QuestionContext& context) { return Label::of_person(UserText{retype_figure(context)}); }

} // namespace

QuestionType number_question() {
    return {"number", build_whole, on_whole, check_whole, sum_up_figure, retype_figure, read_digits, true};
}
QuestionType decimal_question() {
    QuestionType type{"decimal",     build_decimal, on_decimal,   check_decimal,
                      sum_up_figure, retype_figure, read_decimal, true};
    type.number = Typing::decimal;
    return type;
}

} // namespace copro
