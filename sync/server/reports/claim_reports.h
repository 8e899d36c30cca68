// What became of claims, as tables: states and steps, days to pay, what was booked and claimed all the same, who is out
// of pocket, what was given in kind, who was there. Reads only; one thread.
#pragma once

#include "sync/server/reports/table.h"
#include "sync/server/store/store.h"

#include <string_view>

namespace copro {

// For the command line: "claim-states", "claim-steps", "days-to-pay", "booked", "out-of-pocket", "in-kind",
// "payroll", "claim-attendance".
[[nodiscard]] std::vector<std::string> claim_report_names();
[[nodiscard]] bool is_claim_report(std::string_view name);
// meeting: only that one, "" for all.
[[nodiscard]] Result<Table> claim_report(StoreReader& store, std::string_view name, const std::string& meeting);

} // namespace copro
