// An amount of money in pence, or a distance in tenths of a mile, typed with digits and a decimal mark.
#include "kiosk/questions/parts.h"
#include "kiosk/questions/types.h"
#include "kiosk/view/typed_number.h"
#include "kiosk/words/figures.h"

namespace copro {

namespace {

// "6", "6.6" and "6.60" with two places are 600, 660 and 660. None for "" and ".".
std::optional<std::int64_t> read_number(std::string_view text, int places) {
    std::int64_t number = 0;
    int after_point = -1;
    bool has_digit = false;
    for (const char letter : text) {
        if (letter == '.') {
            after_point = 0;
            continue;
        }
        number = number * 10 + (letter - '0');
        has_digit = true;
        if (after_point >= 0) ++after_point;
        if (number > 100'000'000) return std::nullopt;
    }
    if (!has_digit) return std::nullopt;
    for (int place = std::max(after_point, 0); place < places; ++place) number *= 10;
    return number;
}

struct Unit {
    Typing typing;
    std::int64_t most;
};
constexpr Unit pounds{Typing::money, most_pence_in_line.pence};
constexpr Unit tenths{Typing::miles, most_miles_in_line.tenths};

void build_number(const QuestionContext& context, const Unit& unit, Label shown, std::vector<Node>& into) {
    Node field = field_node(context);
    field.detail = std::move(shown);
    Node box = group_node(option_id(context.question, "typing"), Arrange::column, {});
    box.children.push_back(std::move(field));
    box.children.push_back(build_keyboard(unit.typing, context.typed, context.settings.alphabet, context.words));
    into.push_back(std::move(box));
}

std::optional<QuestionEdit> type_number(const QuestionContext& context, const Unit& unit, const NodeEvent& event) {
    constexpr int longest = 8; // "9,999.99"
    const std::string& language = context.words.language();
    auto typed = type_into(context.typed, unit.typing, longest, event, language);
    if (!typed) return std::nullopt;
    const int places = places_of(unit.typing);
    const auto plain = typed_number(typed->text, places, decimal_mark(language));
    const auto number = plain ? read_number(*plain, places) : std::nullopt;
    QuestionEdit edit;
    edit.answer = number ? Answer(*number) : Answer();
    edit.typed = std::move(typed);
    return edit;
}

std::optional<MessageKey> check_number(const QuestionContext& context, const Unit& unit) {
    const auto* number = context.answers.get<std::int64_t>(context.question.id);
    if (number == nullptr) {
        if (!context.question.required && context.typed.text.empty()) return std::nullopt;
        return MessageKey("error.type-number");
    }
    if (*number == 0) return MessageKey("error.more-than-zero");
    if (*number > unit.most) return MessageKey("error.too-large");
    const bool has_fee = context.question.at_most_fee && context.meeting != nullptr && context.meeting->fee;
    if (has_fee && *number > context.meeting->fee->pence) return MessageKey("error.more-than-fee");
    return std::nullopt;
}

// More than is paid for one line: said, and taken all the same, for a person decides (domain.md, "Subsistence caps").
std::optional<MessageKey> doubt_amount(const QuestionContext& context) {
    const auto* category = context.answers.get<std::string>("category");
    const auto* pence = context.answers.get<std::int64_t>(context.question.id);
    if (category == nullptr || pence == nullptr || context.rules == nullptr || !context.claimed_for)
        return std::nullopt;
    const ExpenseRule* rule = context.rules->find(*category);
    const auto cap = rule == nullptr ? std::nullopt : cap_on(*rule, *context.claimed_for);
    if (!cap || *pence <= cap->pence) return std::nullopt;
    return MessageKey("error.over-cap");
}

Label money_of(const QuestionContext& context) {
    const auto* pence = context.answers.get<std::int64_t>(context.question.id);
    return pence == nullptr ? Label() : context.words.money(Pence{*pence});
}

Label miles_of(const QuestionContext& context) {
    const auto* miles = context.answers.get<std::int64_t>(context.question.id);
    if (miles == nullptr) return {};
    return context.words.say(MessageKey("miles.amount"), {{"miles", context.words.miles(MileTenths{*miles})}});
}

void build_money(const QuestionContext& context, std::vector<Node>& into) {
    build_number(context, pounds, money_of(context), into);
}
void build_miles(const QuestionContext& context, std::vector<Node>& into) {
    build_number(context, tenths, miles_of(context), into);
}
std::optional<QuestionEdit> on_money(const QuestionContext& context, const NodeEvent& event) {
    return type_number(context, pounds, event);
}
std::optional<QuestionEdit> on_miles(const QuestionContext& context, const NodeEvent& event) {
    return type_number(context, tenths, event);
}
std::optional<MessageKey> check_money(const QuestionContext& context) { return check_number(context, pounds); }
std::optional<MessageKey> check_miles(const QuestionContext& context) { return check_number(context, tenths); }

// With the mark of the language that is on the screen now.
std::string retype_number(const QuestionContext& context, const Unit& unit) {
    const auto* number = context.answers.get<std::int64_t>(context.question.id);
    if (number == nullptr) return {};
    return plain_decimal(*number, places_of(unit.typing), context.words.language());
}
std::string retype_money(const QuestionContext& context) { return retype_number(context, pounds); }
std::string retype_miles(const QuestionContext& context) { return retype_number(context, tenths); }

Answer read_whole(const std::string& text) {
    const auto number = read_number(text, 0);
    return number ? Answer(*number) : Answer();
}

void write_money(const QuestionContext& context, PaperQuestion& into) { into.fill_in = gap_of_money(context.words); }
void write_miles(const QuestionContext& context, PaperQuestion& into) {
    into.fill_in = context.words.say(MessageKey("miles.amount"), {{"miles", paper_gap()}});
}

} // namespace

QuestionType money_question() {
    QuestionType type{"money",      build_money, on_money, check_money, money_of,
                      retype_money, read_whole,  true,     write_money, doubt_amount};
    type.number = pounds.typing;
    return type;
}
QuestionType miles_question() {
    QuestionType type{"miles",      build_miles, on_miles, check_miles, miles_of,
                      retype_miles, read_whole,  true,     write_miles};
    type.number = tenths.typing;
    return type;
}

} // namespace copro
