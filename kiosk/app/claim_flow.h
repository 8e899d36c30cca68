// What a claim in progress knows of its lines: is this one there already, was it claimed before, is it paid for? Pure;
// any thread.
#pragma once

#include "kiosk/app/effect.h"

namespace copro {

// Does the line look like another one of this claim, or like one of an earlier claim at this kiosk?
[[nodiscard]] bool looks_claimed_before(const Model& model, const Answers& line);
// Has the organisation booked and paid what the open line is about?
[[nodiscard]] bool is_line_booked(const Model& model);
// The first of all lines that is: their day may be another since they were written.
[[nodiscard]] std::optional<std::size_t> first_booked_line(const Model& model);
// Is there anything to pay: a fee that was taken, or costs, whatever they come to?
[[nodiscard]] bool is_anything_owed(const Model& model, const Answers& answers);
// The question to the store that fits the open line; nothing before its amount is known.
[[nodiscard]] Effects look_for_line(const Model& model);
// Of all lines, to be recognised in a later claim.
[[nodiscard]] std::vector<std::string> keys_of_lines(const Model& model);

} // namespace copro
