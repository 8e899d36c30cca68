// A batch of equality answers into sums: each is opened by itself, counted, and forgotten. Any thread.
#pragma once

#include "sync/base/json.h"
#include "sync/protocol/keys.h"
#include "sync/server/store/readable.h"

namespace copro {

// place: for the error. Errors: fewer than five answers, or of two forms (PROTOCOL.md section 2); something else than
// the names of questions and answers, as free text must never come near a report.
[[nodiscard]] Result<EqualityBody> read_equality(const Json& json, const std::string& place,
                                                 const SealingKeyPair& intake);

} // namespace copro
