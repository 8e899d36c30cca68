// The words after Save with what they tell of: name, number, total, days. For the screen and for paper. Pure; any
// thread.
#pragma once

#include "kiosk/app/model.h"

namespace copro {

// Only while something was just saved, at a meeting.
[[nodiscard]] Label saved_words(const Model& model, const Wording& wording, const Words& words);

// What is true of what was saved, in order, for the form's last page and for the slip. number: its place in the form,
// from 1.
struct SavedLine {
    std::size_t number = 0;
    Label label;
    std::string picture;
};
[[nodiscard]] std::vector<SavedLine> saved_lines(const Model& model, const Form& form, const Words& words);
// Receipts on paper, each with what it is for, under a line that says what they are: for the slip in their envelope.
// Nothing when there are none.
[[nodiscard]] std::vector<Label> handed_in_lines(const Model& model, const Words& words);

} // namespace copro
