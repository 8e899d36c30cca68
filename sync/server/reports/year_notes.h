// The parts of the year's report that rest on what staff did: apologies, actions on barriers, payments. Reads only; one
// thread.
#pragma once

#include "sync/server/reports/year_tally.h"

namespace copro {

// Who was invited and came, sent apologies or did not come; what is on the lists of what is to be done.
[[nodiscard]] Result<void> add_staff_notes(StoreReader& reader, int year, const std::string& today, YearFacts& facts);
// What people asked for in that year in the plans of meetings, and what came of it.
[[nodiscard]] Result<void> add_plans(StoreReader& reader, int year, const std::string& today, YearFacts& facts);
// How long people waited for the person that they asked for: calls, not people, so that each
// number stands by itself and a small one is hidden.
[[nodiscard]] Result<void> add_help(StoreReader& reader, int year, YearFacts& facts);
// Whose trains and beds were asked for and booked, and who paid for them all the same; who chose training instead of
// the fee, and had it.
[[nodiscard]] Result<void> add_booked(StoreReader& reader, int year, YearFacts& facts);
[[nodiscard]] Result<void> add_training(StoreReader& reader, int year, YearFacts& facts);
// How often somebody came to a meeting.
void add_visits(const SignIns& rows, int year, YearFacts& facts);
// How long people waited for what they claimed in that year, as far as it is paid.
[[nodiscard]] Result<void> add_days_to_pay(StoreReader& reader, int year, YearFacts& facts);

} // namespace copro
