// What questions with lines share: the lines there are, adding one, changing one. Pure; any thread.
#pragma once

#include "kiosk/questions/question_type.h"

namespace copro {

[[nodiscard]] const std::vector<Answers>& lines_of(const QuestionContext& context);
// "add" opens a new line, "change-1" the first one.
[[nodiscard]] std::optional<QuestionEdit> on_lines(const QuestionContext& context, const NodeEvent& event);

} // namespace copro
