// What a step of a claim does to its money: what is approved and paid, of the fee and of the costs. A part of
// claim_state.cpp, which knows which step is allowed when. Pure; any thread.
#pragma once

#include "sync/records/claim_state.h"

namespace copro {

[[nodiscard]] Error refused_step(std::string reason);

// Is it a word on the claim, or does it move money?
[[nodiscard]] bool decides(ClaimStep step);
// All but the state. Errors `refused` and `invalid`: then the standing is of no use any more.
[[nodiscard]] Result<void> move_money(ClaimStanding& standing, const ClaimMove& move);
// A word on the fee or the costs alone.
[[nodiscard]] Result<void> decide_part(ClaimStanding& standing, const ClaimMove& move);

} // namespace copro
