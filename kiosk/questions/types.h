// The list of question types, for the registry alone. Pure; any thread.
#pragma once

#include "kiosk/questions/question_type.h"

namespace copro {

[[nodiscard]] QuestionType notice_question();
[[nodiscard]] QuestionType choice_question();
[[nodiscard]] QuestionType choices_question();
[[nodiscard]] QuestionType faces_question();
[[nodiscard]] QuestionType text_question();
[[nodiscard]] QuestionType name_question();
[[nodiscard]] QuestionType money_question();
[[nodiscard]] QuestionType miles_question();
[[nodiscard]] QuestionType number_question();
[[nodiscard]] QuestionType decimal_question();
[[nodiscard]] QuestionType person_question();
[[nodiscard]] QuestionType companion_question();
[[nodiscard]] QuestionType people_question();
[[nodiscard]] QuestionType last_time_question();
[[nodiscard]] QuestionType place_question();
[[nodiscard]] QuestionType repeat_question();
[[nodiscard]] QuestionType date_question();
[[nodiscard]] QuestionType sort_code_question();
[[nodiscard]] QuestionType account_number_question();
[[nodiscard]] QuestionType roll_number_question();
[[nodiscard]] QuestionType photo_question();

} // namespace copro
