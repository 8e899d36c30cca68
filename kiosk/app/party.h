// People who come together: who is with whom, on the form and on the roll. Pure; any thread.
#pragma once

#include "kiosk/app/model.h"

namespace copro {

// Who a line of "I am here with…" is about.
[[nodiscard]] PersonAnswer companion_of(const Question& question, const Answers& line);
// The rows of those whom this person signed in.
[[nodiscard]] std::vector<RollEntry> others_of_party(const Model& model, const PersonAnswer& person);
// The rows that a saved sign-in puts on the roll: the person first, then whoever is with them and not there yet.
[[nodiscard]] std::vector<RollEntry> arrivals(const Model& model, const std::string& reference);

} // namespace copro
