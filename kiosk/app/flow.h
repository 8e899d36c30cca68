// Which question comes when: conditions, next and before, steps; which meeting's survey. Pure; any thread.
#pragma once

#include "kiosk/app/model.h"

namespace copro {

// What a run of the form is called, and its screens: a survey's own id may be that of another form.
[[nodiscard]] std::string run_of_form(const Form& form);
// The form in progress; only while there is a run.
[[nodiscard]] const Form& form_of(const Model& model);
// The question on the screen: the line's, inside a repeat.
[[nodiscard]] const Question& current_question(const Model& model);
// Can its answer be said instead of typed, here and now?
[[nodiscard]] bool may_be_spoken(const Model& model, const Question& question);
// The names of all that was said in these answers, in their lines too.
[[nodiscard]] std::set<std::string> voices_in(const Answers& answers);
// What that question may look at.
[[nodiscard]] QuestionContext question_context(const Model& model, const Question& question, const Words& words);

// Which ideas of the form's last page are not true of what was answered. owed: for the claim.
[[nodiscard]] std::set<std::size_t> ideas_to_leave_out(const Form& form, const Answers& answers, Pence owed,
                                                       bool was_here = false);
// Is the question asked, given the answers on its level?
[[nodiscard]] bool is_asked(const Model& model, const Question& question, const Answers& answers);
// The next or the one before, among those that are asked; none past either end.
[[nodiscard]] std::optional<std::size_t> next_asked(const Model& model, const std::vector<Question>& questions,
                                                    const Answers& answers, std::size_t from);
[[nodiscard]] std::optional<std::size_t> asked_before(const Model& model, const std::vector<Question>& questions,
                                                      const Answers& answers, std::size_t from);

// The id of the form's question that means this, and what was answered to it; "" and nullptr for none.
[[nodiscard]] std::string id_that(Means means, const Form& form);
[[nodiscard]] const std::string* text_that(Means means, const Form& form, const Answers& answers);

// "step 2 of 5": questions that are asked, and "check your answers" at the end. of: 0 while an answer that is still to
// come decides how many there are, so that no total is told that turns out to be another.
[[nodiscard]] Progress step_of(const Model& model);
// Without what was answered to questions that are no longer asked: only that is recorded.
[[nodiscard]] Answers answers_that_count(const Model& model);

// The form's question of type "person", if it has one.
[[nodiscard]] const Question* person_question_of(const Form& form);
// Who the person is: chosen in this form, or known from before.
[[nodiscard]] PersonAnswer person_of(const Model& model);

} // namespace copro
