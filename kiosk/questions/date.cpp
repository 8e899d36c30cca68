// A day, typed as digits in the order that people here write it: day, month, year. Shown in words beside it.
#include "kiosk/questions/parts.h"
#include "kiosk/questions/types.h"
#include "sync/records/payment.h"

#include <fmt/format.h>

namespace copro {

namespace {

constexpr int date_digits = 8; // 25 11 2026

// "25112026" or "251126" as "2026-11-25"; none for what is no day.
std::optional<std::string> day_of(const std::string& digits) {
    if (digits.size() != 8 && digits.size() != 6) return std::nullopt;
    const std::string year = digits.size() == 8 ? digits.substr(4) : "20" + digits.substr(4);
    const auto date = parse_date(fmt::format("{}-{}-{}", year, digits.substr(2, 2), digits.substr(0, 2)));
    return date ? std::optional(date_text(*date)) : std::nullopt;
}

std::optional<Date> answered_day(const QuestionContext& context) {
    const auto* text = context.answers.get<std::string>(context.question.id);
    if (text == nullptr) return std::nullopt;
    const auto date = parse_date(*text);
    return date ? std::optional(*date) : std::nullopt;
}

// "25 11 2026", as far as it is typed.
std::string spaced(const std::string& digits) {
    std::string text;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at == 2 || at == 4) text += ' ';
        text += digits[at];
    }
    return text;
}

void build_date(const QuestionContext& context, std::vector<Node>& into) {
    Node field = field_node(context);
    field.value = Label::of_person(UserText{spaced(context.typed.text)});
    if (const auto day = answered_day(context)) field.detail = context.words.date(*day);
    Node box = group_node(option_id(context.question, "typing"), Arrange::column, {});
    box.children.push_back(std::move(field));
    box.children.push_back(build_keyboard(Typing::digits, context.typed, context.settings.alphabet, context.words));
    into.push_back(std::move(box));
}

std::optional<QuestionEdit> on_date(const QuestionContext& context, const NodeEvent& event) {
    NodeEvent tidy = event;
    // "25/11/2026" and "25 11 2026" are the same day.
    if (event.gesture == Gesture::insert) tidy.text = digits_of(event.text);
    auto typed = type_into(context.typed, Typing::digits, date_digits, tidy, context.words.language());
    if (!typed) return std::nullopt;
    const auto day = day_of(typed->text);
    QuestionEdit edit;
    edit.answer = day ? Answer(*day) : Answer();
    edit.typed = std::move(typed);
    return edit;
}

std::optional<MessageKey> check_date(const QuestionContext& context) {
    const auto day = answered_day(context);
    if (!day) {
        if (!context.question.required && context.typed.text.empty()) return std::nullopt;
        return MessageKey("error.date");
    }
    if (context.question.in_future != (*day > context.today) && *day != context.today) {
        return context.question.in_future ? MessageKey("error.date-past") : MessageKey("error.date-later");
    }
    return std::nullopt;
}

// Late is warned about, and never refused (domain.md, "Claim deadline").
std::optional<MessageKey> doubt_date(const QuestionContext& context) {
    const auto day = answered_day(context);
    if (!day || context.question.in_future || context.rules == nullptr) return std::nullopt;
    if (!is_late(context.rules->settings(), *day, context.today)) return std::nullopt;
    return MessageKey("error.late");
}

Label sum_up_date(const QuestionContext& context) {
    const auto day = answered_day(context);
    return day ? context.words.date(*day) : Label();
}

std::string retype_date(const QuestionContext& context) {
    const auto day = answered_day(context);
    if (!day) return {};
    return fmt::format("{:02}{:02}{:04}", static_cast<unsigned>(day->day()), static_cast<unsigned>(day->month()),
                       static_cast<int>(day->year()));
}

} // namespace

QuestionType date_question() {
    return {"date",      build_date, on_date, check_date,    sum_up_date,
            retype_date, read_text,  true,    write_on_line, doubt_date};
}

} // namespace copro
