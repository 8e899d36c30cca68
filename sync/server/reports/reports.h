// What staff get out: attendance, feedback, surveys, claims and what the meeting room said as tables. Reads only; one
// thread.
#pragma once

#include "sync/records/rules.h"
#include "sync/server/reports/table.h"
#include "sync/server/store/store.h"

namespace copro {

// meeting: only that one, "" for all.
[[nodiscard]] Result<Table> attendance_report(StoreReader& store, const std::string& meeting);
// What people asked for and whether they got it: one row for each sign-in with needs, beside that person's sign-out.
[[nodiscard]] Result<Table> needs_report(StoreReader& store, const std::string& meeting);
// One row for each answer, in the order in which they were asked.
[[nodiscard]] Result<Table> feedback_report(StoreReader& store, const std::string& meeting);
// One row for each answer; the day alone, and nobody's name.
[[nodiscard]] Result<Table> survey_report(StoreReader& store, const std::string& meeting);

// What people were told could and could not change: each text once for each day, form, wording and language, how often
// it was shown, and the words while the meeting's pack still has them.
[[nodiscard]] Result<Table> shown_report(StoreReader& store, const std::string& meeting);

// By its name: attendance, invited (invited.h), needs, feedback, survey, room, help, or one of money_reports.h, shown.
// Error `invalid` for another. today: YYYY-MM-DD. rules: nullptr = nothing is worked out anew.
[[nodiscard]] Result<Table> report(StoreReader& store, const std::string& name, const std::string& meeting,
                                   const std::string& today, const ExpenseRules* rules = nullptr);

} // namespace copro
