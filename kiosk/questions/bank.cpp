// Bank numbers: typed in digits, shown while they are typed, and never again but for the last two. A number that does
// not look right is asked about kindly, once (GOV.UK pattern "Bank details"; domain.md, "Payment").
#include "kiosk/questions/parts.h"
#include "kiosk/questions/types.h"
#include "sync/records/payment.h"

namespace copro {

namespace {

const std::string* answered_number(const QuestionContext& context) {
    const auto* number = context.answers.get<std::string>(context.question.id);
    return number == nullptr || number->empty() ? nullptr : number;
}

// "… 56": enough to know it again, too little to use.
Label ending_of(const QuestionContext& context) {
    const std::string* number = answered_number(context);
    if (number == nullptr) return {};
    const Label last =
        Label::of_person(UserText{number->substr(number->size() - std::min<std::size_t>(2, number->size()))});
    return context.words.say(MessageKey("bank.ending"), {{"digits", last.kept_private()}});
}

void build_bank(const QuestionContext& context, Typing typing, std::string shown, std::vector<Node>& into) {
    Node field = field_node(context);
    field.value = Label::of_person(UserText{std::move(shown)});
    // It was typed before: it stays unless another is typed.
    if (context.typed.text.empty()) field.detail = ending_of(context);
    Node box = group_node(option_id(context.question, "typing"), Arrange::column, {});
    box.children.push_back(std::move(field));
    box.children.push_back(build_keyboard(typing, context.typed, context.settings.alphabet, context.words));
    into.push_back(std::move(box));
}

std::optional<QuestionEdit> type_bank(const QuestionContext& context, Typing typing, int longest,
                                      const NodeEvent& event) {
    NodeEvent tidy = event;
    if (typing == Typing::digits && event.gesture == Gesture::insert) tidy.text = digits_of(event.text);
    auto typed = type_into(context.typed, typing, longest, tidy, context.words.language());
    if (!typed) return std::nullopt;
    QuestionEdit edit;
    edit.answer = typed->text.empty() ? Answer() : Answer(trimmed(typed->text));
    edit.typed = std::move(typed);
    return edit;
}

std::string in_pairs(const std::string& digits) {
    std::string text;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at > 0 && at % 2 == 0) text += ' ';
        text += digits[at];
    }
    return text;
}

std::optional<MessageKey> check_bank(const QuestionContext& context, bool (*is_right)(std::string_view),
                                     const MessageKey& message) {
    const std::string* number = answered_number(context);
    if (number == nullptr && !context.question.required) return std::nullopt;
    if (number != nullptr && is_right(*number)) return std::nullopt;
    return message;
}

void build_sort_code(const QuestionContext& context, std::vector<Node>& into) {
    build_bank(context, Typing::digits, in_pairs(context.typed.text), into);
}
void build_plain_number(const QuestionContext& context, std::vector<Node>& into) {
    build_bank(context, Typing::digits, context.typed.text, into);
}
void build_roll_number(const QuestionContext& context, std::vector<Node>& into) {
    build_bank(context, Typing::name, context.typed.text, into);
}
std::optional<QuestionEdit> on_sort_code(const QuestionContext& context, const NodeEvent& event) {
    return type_bank(context, Typing::digits, 6, event);
}
std::optional<QuestionEdit> on_account_number(const QuestionContext& context, const NodeEvent& event) {
    return type_bank(context, Typing::digits, 8, event);
}
std::optional<QuestionEdit> on_roll_number(const QuestionContext& context, const NodeEvent& event) {
    return type_bank(context, Typing::name, 18, event);
}
std::optional<MessageKey> check_sort_code(const QuestionContext& context) {
    return check_bank(context, is_sort_code, MessageKey("error.sort-code"));
}
std::optional<MessageKey> check_account_number(const QuestionContext& context) {
    return check_bank(context, is_account_number, MessageKey("error.account"));
}
std::optional<MessageKey> check_roll_number(const QuestionContext& context) {
    return check_bank(context, is_roll_number, MessageKey("error.roll-number"));
}

// A slip of the finger, perhaps. A pass only means "could exist", and a fault need not be the person's: said once.
std::optional<MessageKey> doubt_account_number(const QuestionContext& context) {
    const auto* code = context.answers.get<std::string>("sort-code");
    const std::string* number = answered_number(context);
    const bool can_look = context.modulus != nullptr && code != nullptr && is_sort_code(*code) && number != nullptr &&
                          is_account_number(*number);
    if (!can_look) return std::nullopt;
    const auto verdict = context.modulus->check(*code, padded_account_number(*number));
    if (verdict != ModulusTable::Verdict::failed) return std::nullopt;
    return MessageKey("error.look-again");
}

} // namespace

QuestionType sort_code_question() {
    return {"sort-code", build_sort_code, on_sort_code, check_sort_code, ending_of, no_retype, read_text, true};
}
QuestionType account_number_question() {
    return {"account-number", build_plain_number,  on_account_number, check_account_number,
            ending_of,        no_retype,           read_text,         true,
            write_on_line,    doubt_account_number};
}
QuestionType roll_number_question() {
    return {"roll-number", build_roll_number, on_roll_number, check_roll_number, ending_of, no_retype, read_text, true};
}

} // namespace copro
