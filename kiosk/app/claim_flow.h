// What a claim in progress knows of its lines: is this one there already, was it claimed before, is it paid for? Pure;
// any thread.
#pragma once

#include "kiosk/app/effect.h"

namespace copro {

// Are the costs somebody else's?
[[nodiscard]] bool is_claimed_for_another(const Model& model, const Answers& answers);
// Does the line look like another one of this claim, or like one of an earlier claim at this kiosk?
[[nodiscard]] bool looks_claimed_before(const Model& model, const Answers& line);
// Has the organisation booked and paid what the open line is about?
[[nodiscard]] bool is_line_booked(const Model& model);
// The first of all lines that is: their day may be another since they were written.
[[nodiscard]] std::optional<std::size_t> first_booked_line(const Model& model);
// A question of a line: both by their places.
struct LineQuestion {
    std::size_t line = 0;
    std::size_t question = 0;
};
// The first that a line must answer and does not: the day or the person may be another since it was written.
[[nodiscard]] std::optional<LineQuestion> first_line_that_asks(const Model& model);
// What the claim comes to as it stands; none of another form, and while a line cannot be worked out.
[[nodiscard]] std::optional<Pence> sum_of_claim(const Model& model);
// Is there anything to pay: a fee that was taken, or costs, whatever they come to?
[[nodiscard]] bool is_anything_owed(const Model& model, const Answers& answers);
// The question to the store that fits the open line; nothing before its amount is known.
[[nodiscard]] Effects look_for_line(const Model& model);
// The same for lines in the list that are not among the known ones any more: their day or the person is another.
[[nodiscard]] Effects look_for_lines(const Model& model, std::vector<std::string> known);
// Of all lines, to be recognised in a later claim.
[[nodiscard]] std::vector<std::string> keys_of_lines(const Model& model);

} // namespace copro
