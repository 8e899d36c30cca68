// What a claim's answers are worth under the rules: lines, fee and totals in pence. Pure; any thread.
#pragma once

#include "sync/base/json_fwd.h"
#include "sync/records/answers.h"
#include "sync/records/meeting_pack.h"
#include "sync/records/rules.h"

namespace copro {

struct ClaimLine {
    std::string category;
    std::string from;
    std::string to;
    bool is_return = false;
    MileTenths miles; // both ways together when it is a return journey
    Pence amount;
    std::string who_paid;
    std::string receipt; // "yes", "no" or "" when none is needed
    std::string no_receipt_because;
    std::string approved; // "yes", "not-yet", "not-sure", or "" where nobody has to agree
    std::string approved_by;
    std::string claimed_before; // "different": it looked like an earlier one, and the person says that it is not
};

struct Claim {
    std::vector<ClaimLine> lines;
    std::string fee_choice; // "" when no fee was offered
    Pence fee;
    Pence expenses;
    [[nodiscard]] Pence total() const { return expenses + fee; }
};

// The day that the costs are from: the meeting's, or another that the person gave ("when", "day").
[[nodiscard]] Date claim_day(const Answers& answers, const MeetingPack& pack);

// One line's answers (the repeat's inner questions: category, from, to, way, miles, amount, who-paid, approved,
// approved-by, receipt, no-receipt-because, same-again). miles_before: on earlier lines of this claim in the same
// category.
[[nodiscard]] Result<ClaimLine> claim_line(const Answers& answers, const ExpenseRules& rules, Date journey_day,
                                           MileTenths miles_before);
// All of it (lines, fee, fee-less). Errors `invalid` for a line without a known category or amount.
[[nodiscard]] Result<Claim> work_out_claim(const Answers& answers, const ExpenseRules& rules, const MeetingPack& pack);

// The body of a claim record, PROTOCOL.md.
[[nodiscard]] Json claim_body(const Claim& claim, const Answers& answers, const MeetingPack& pack);

} // namespace copro
