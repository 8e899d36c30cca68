// What lines that are paid by the mile should come to over their person's tax year, all claims together (domain.md,
// "Three facts"). Reads only; one thread.
#pragma once

#include "sync/records/rules.h"
#include "sync/server/reports/claim_cases.h"

namespace copro {

// By claim and the line's place in it, from 1.
using WorkedOut = std::map<std::pair<Uuid, std::int64_t>, Pence>;
// Nothing for claims that were not approved or were withdrawn: miles that nobody pays use up nobody's band.
[[nodiscard]] WorkedOut work_out_claims(const ClaimCases& cases, const ExpenseRules& rules);

// The rules with what they make of all claims: worked out once, however many claims are looked at.
struct RulesBeside {
    ExpenseRules rules;
    WorkedOut worked_out;
};

} // namespace copro
