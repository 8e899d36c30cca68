// The rules of Easy Read that need more than a list, for kiosk/words/easy_read.cpp alone. Each says what it found, or
// "". Pure; any thread.
#pragma once

#include "kiosk/words/easy_read_sentences.h"

namespace copro {

// "is saved": a form of be (or get) and a past participle; "checked by".
[[nodiscard]] std::string passive_in(const EnglishWords& words);
// The two words that deny, when there are two.
[[nodiscard]] std::string double_negative_in(const EnglishWords& words);
// "don't": Easy Read writes both words. A person's 's is none.
[[nodiscard]] std::string contraction_in(const EnglishWords& words);
// The second mark that opens one more clause; a semicolon is always one too many.
[[nodiscard]] std::string second_idea_in(const EnglishSentence& sentence);

} // namespace copro
