// Claims as staff read them in a terminal: all in a list, one with all that an approver needs, and what would be
// approved by itself. One thread.
#pragma once

#include "sync/records/approval.h"
#include "sync/server/claims.h"
#include "sync/server/reports/claim_miles.h"

namespace copro {

[[nodiscard]] Result<std::string> list_claims(const Command& command, const ClaimParts& parts);
[[nodiscard]] Result<std::string> show_claim(const Command& command, const ClaimParts& parts);
// "sent (fee approved, expenses sent)": with its parts where they were decided apart.
[[nodiscard]] std::string standing_text(const ClaimStanding& standing);
// The rules that came with the command.
[[nodiscard]] Result<ApprovalRules> approval_of_command(const Command& command);

// Every claim as the rules look at it, in the order of cases.all. What staff should look at is sought for those alone
// that are still `sent`.
[[nodiscard]] std::vector<WeighedClaim> weighed(const ClaimCases& cases, const PictureContents& contents,
                                                const RulesBeside* expenses);
// The expense rules that came with the command, beside all claims; none when it brought none.
[[nodiscard]] Result<std::optional<RulesBeside>> rules_beside(const Command& command, const ClaimCases& cases);
// What an approver should look at, by the rules that came with the command, and what could not be looked at.
[[nodiscard]] Result<std::vector<std::string>> looks_of(const Command& command, const ClaimCases& cases,
                                                        const ClaimCase& one, const PictureContents& contents);

} // namespace copro
