// What staff pay from: claims by line, how each is paid, what is owed since a rate went up, what is to be booked. Reads
// only; one thread.
#pragma once

#include "sync/records/rules.h"
#include "sync/server/reports/table.h"
#include "sync/server/store/store.h"

namespace copro {

// One row for each line of a claim and one for its fee; the claim's total stands on each of them. With rules, each line
// by the mile also says what it should be over the person's tax year, all of their claims together. No bank numbers.
[[nodiscard]] Result<Table> claims_report(StoreReader& store, const std::string& meeting,
                                          const ExpenseRules* rules = nullptr);
// One row for each claim: what is paid, to whom and how, with the bank numbers of those who gave some.
[[nodiscard]] Result<Table> payments_report(StoreReader& store, const std::string& meeting);
// What claims already made should have been by the rates known now: the lines that differ, and the sum for each person
// and tax year, less what of `claim top-up` and `claim overpaid` fell on costs. Nothing for those whose name nobody
// knows, and nothing for claims that were not approved or were withdrawn.
[[nodiscard]] Result<Table> topups_report(StoreReader& store, const ExpenseRules& rules);
// What people ask to have booked for them.
[[nodiscard]] Result<Table> bookings_report(StoreReader& store, const std::string& meeting);

} // namespace copro
