// What came of each claim, for whoever made it and asks at a kiosk. Reads only; one thread.
#pragma once

#include "sync/records/claim_answer.h"
#include "sync/server/reports/claim_cases.h"

namespace copro {

[[nodiscard]] ClaimAnswer answer_of(const ClaimCase& one);
// Of the claims that were made since that day; at most so many, the newest first.
[[nodiscard]] Result<std::vector<ToldClaim>> claims_to_tell(StoreReader& store, Date since, std::size_t most);

} // namespace copro
