// What an author's own pictures and sounds do for a question: shown and heard where they are on this kiosk, and as if
// they had never been where they are not. Pure; any thread.
#pragma once

#include "kiosk/questions/question_type.h"

namespace copro {

// The author's picture, else the kiosk's own of that name.
[[nodiscard]] std::string picture_of(const QuestionContext& context, const MediumByLanguage& own,
                                     const std::string& otherwise);
// The words, with the author's voice where there is one in the language that they are in.
[[nodiscard]] Label with_voice_of(const QuestionContext& context, const Wording& wording,
                                  const MediumByLanguage& sounds, const Label& words);

// Is anything of the survey spoken in that language, and here?
[[nodiscard]] bool speaks(const Form& survey, const std::string& language, const std::set<std::string>& media);

} // namespace copro
