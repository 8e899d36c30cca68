// What makes a line of a claim look like an earlier one: the same person, day, kind and amount (domain.md, "Duplicate
// rules"). Pure; any thread.
#pragma once

#include "sync/records/claim.h"

#include <optional>

namespace copro {

// Whose costs they are, as a text that is the same the next time; "" when nobody said, and nothing can be compared. Of
// another's costs, by whom they are claimed too: nobody learns here what that one claimed for themselves.
[[nodiscard]] std::string claimant_of(const Answers& answers, const PersonAnswer& person);
// Only ever kept as a keyed hash. None without a claimant.
[[nodiscard]] std::optional<std::string> line_key(const std::string& claimant, Date day, const ClaimLine& line);

// Has the organisation paid for this already?
[[nodiscard]] bool is_booked(const MeetingPack& pack, const PersonAnswer& person, const std::string& category,
                             Date day);

} // namespace copro
