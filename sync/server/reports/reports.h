// What staff get out: attendance, feedback, surveys and claims as tables. Reads only; one thread.
#pragma once

#include "sync/server/reports/table.h"
#include "sync/server/store/store.h"

namespace copro {

// meeting: only that one, "" for all.
[[nodiscard]] Result<Table> attendance_report(StoreReader& store, const std::string& meeting);
// One row for each answer, in the order in which they were asked.
[[nodiscard]] Result<Table> feedback_report(StoreReader& store, const std::string& meeting);
// One row for each answer; the day alone, and nobody's name.
[[nodiscard]] Result<Table> survey_report(StoreReader& store, const std::string& meeting);
// One row for each line of a claim and one for its fee; the claim's total stands on each of them.
[[nodiscard]] Result<Table> claims_report(StoreReader& store, const std::string& meeting);

// By its name: attendance, feedback, survey, claims. Error `invalid` for another.
[[nodiscard]] Result<Table> report(StoreReader& store, const std::string& name, const std::string& meeting);

} // namespace copro
