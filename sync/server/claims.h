// What staff do with claims: look at them, ask, approve, reject, pay, and put right what was paid. Each step is a row
// that stays; what a claim's state is, its rows say. One thread.
#pragma once

#include "sync/server/commands.h"
#include "sync/server/reports/claim_cases.h"

namespace copro {

struct ClaimParts {
    StoreReader& reader;
    Writer& writer;
    const Clock& clock;
    const BlobFiles& blobs;
    const SealingKeyPair& intake;
};

// "claim list", "claim show", "claim approve" … Everything stored must have been opened.
[[nodiscard]] Result<std::string> run_claim(const Command& command, const ClaimParts& parts);

// By what the person took away, or the record's id. Errors: not_found, conflict.
[[nodiscard]] Result<const ClaimCase*> find_claim(const ClaimCases& cases, const std::string& reference);
// "12", "12.5" or "12.50" pounds.
[[nodiscard]] Result<Pence> parse_pounds(const std::string& text);

} // namespace copro
