#include "kiosk/questions/lines.h"

#include "kiosk/questions/parts.h"

#include <charconv>

namespace copro {

namespace {

std::optional<std::size_t> number_after(const std::string& text, std::string_view start) {
    if (!text.starts_with(start)) return std::nullopt;
    std::size_t number = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + start.size(), end, number);
    if (read.ec != std::errc() || read.ptr != end || number == 0) return std::nullopt;
    return number - 1;
}

} // namespace

const std::vector<Answers>& lines_of(const QuestionContext& context) {
    static const std::vector<Answers> none;
    const auto* lines = context.answers.get<std::vector<Answers>>(context.question.id);
    return lines == nullptr ? none : *lines;
}

std::optional<QuestionEdit> on_lines(const QuestionContext& context, const NodeEvent& event) {
    const auto pressed = pressed_option(context.question, event);
    if (!pressed) return std::nullopt;
    const std::size_t count = lines_of(context).size();
    QuestionEdit edit;
    if (*pressed == "add") {
        edit.open_line = count;
        return edit;
    }
    if (const auto line = number_after(*pressed, "change-"); line && *line < count) {
        edit.open_line = line;
        return edit;
    }
    return std::nullopt;
}

} // namespace copro
