#include "kiosk/questions/types.h"

#include <algorithm>
#include <array>

namespace copro {

namespace {

// One line for each question type.
const std::array all_types{
    notice_question(),         choice_question(),      choices_question(),   faces_question(),  text_question(),
    name_question(),           money_question(),       miles_question(),     number_question(), decimal_question(),
    person_question(),         repeat_question(),      place_question(),     date_question(),   sort_code_question(),
    account_number_question(), roll_number_question(), companion_question(), people_question(), last_time_question(),
    photo_question()};

const auto all_names = [] {
    std::array<std::string_view, all_types.size()> names{};
    std::transform(all_types.begin(), all_types.end(), names.begin(), [](const auto& type) { return type.name; });
    return names;
}();

} // namespace

std::span<const QuestionType> question_types() { return all_types; }

std::span<const std::string_view> question_type_names() { return all_names; }

const QuestionType& type_of(const Question& question) {
    const auto found = std::find_if(all_types.begin(), all_types.end(),
                                    [&](const QuestionType& type) { return type.name == question.type; });
    return found == all_types.end() ? all_types.front() : *found;
}

} // namespace copro
