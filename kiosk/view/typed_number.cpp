#include "kiosk/view/typed_number.h"

#include <algorithm>

namespace copro {

namespace {

constexpr std::size_t digits_in_group = 3;

bool is_digits_alone(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
}

// "6", "6.", ".5", "6,60": one mark at most, whichever.
bool has_one_mark_at_most(std::string_view text, int places) {
    const std::size_t at = text.find_first_of(".,");
    if (at == std::string_view::npos) return is_digits_alone(text);
    const std::string_view behind = text.substr(at + 1);
    return is_digits_alone(text.substr(0, at)) && is_digits_alone(behind) &&
           behind.size() <= static_cast<std::size_t>(places);
}

// "1,234" and "1,234.50" in English; "1,23" may lack digits that are still to be typed.
bool is_in_groups(std::string_view text, int places, char mark, bool may_lack_digits) {
    const std::size_t at = text.find(mark);
    if (at != std::string_view::npos) {
        const std::string_view behind = text.substr(at + 1);
        if (!is_digits_alone(behind) || behind.size() > static_cast<std::size_t>(places)) return false;
        may_lack_digits = false;
    }
    std::string_view whole = text.substr(0, at);
    const char between = mark == '.' ? ',' : '.';
    std::size_t end = whole.find(between);
    const std::string_view first = whole.substr(0, end);
    // Nobody writes "0,500" for five hundred.
    if (first.empty() || first.size() > digits_in_group || first.front() == '0' || !is_digits_alone(first))
        return false;
    while (end != std::string_view::npos) {
        whole.remove_prefix(end + 1);
        end = whole.find(between);
        const std::string_view group = whole.substr(0, end);
        const bool is_short = group.size() < digits_in_group && may_lack_digits && end == std::string_view::npos;
        if (!is_digits_alone(group) || (group.size() != digits_in_group && !is_short)) return false;
    }
    return true;
}

} // namespace

std::optional<std::string> typed_number(std::string_view text, int places, char mark) {
    std::string number(text);
    if (has_one_mark_at_most(text, places)) {
        std::replace(number.begin(), number.end(), ',', '.');
        return number;
    }
    if (!is_in_groups(text, places, mark, false)) return std::nullopt;
    std::erase(number, mark == '.' ? ',' : '.');
    std::replace(number.begin(), number.end(), ',', '.');
    return number;
}

bool begins_number(std::string_view text, int places, char mark) {
    return has_one_mark_at_most(text, places) || is_in_groups(text, places, mark, true);
}

std::string in_other_marks(std::string_view text, int places, char from, char to) {
    std::string number(text);
    if (from == to) return number;
    if (const auto plain = typed_number(text, places, from)) {
        number = *plain;
        std::replace(number.begin(), number.end(), '.', to);
        return number;
    }
    for (char& letter : number) {
        if (letter == from)
            letter = to;
        else if (letter == to)
            letter = from;
    }
    return number;
}

} // namespace copro
