// People who come together: who is with whom, on the form and on the roll. Pure; any thread.
#pragma once

#include "kiosk/app/model.h"
#include "kiosk/questions/question_type.h"

namespace copro {

// Who a line of "I am here with…" is about.
[[nodiscard]] PersonAnswer companion_of(const Question& question, const Answers& line);
// Whom a question of "I am here with…" may not add: nobody is there twice. Nobody for any other question.
[[nodiscard]] NamedAlready named_already(const Model& model, const Question& question);
// Those of the lines that sign somebody in beside this person: not themselves, and nobody of the list a second time, as
// what was paused could have them. Two who are typed may have one name.
[[nodiscard]] std::vector<const Answers*> lines_of_others(const PersonAnswer& person, const Question& question,
                                                          const std::vector<Answers>& lines);
// The rows of those whom this person signed in.
[[nodiscard]] std::vector<RollEntry> others_of_party(const Model& model, const PersonAnswer& person);
// The rows that a saved sign-in puts on the roll: the person first, then whoever is with them and not there yet.
[[nodiscard]] std::vector<RollEntry> arrivals(const Model& model, const std::string& reference);

} // namespace copro
