// The words after Save with what they tell of: name, number, total, days. For the screen and for paper. Pure; any
// thread.
#pragma once

#include "kiosk/app/model.h"

namespace copro {

// Only while something was just saved, at a meeting.
[[nodiscard]] Label saved_words(const Model& model, const Wording& wording, const Words& words);

} // namespace copro
