// A person's miles over a tax year, all of their claims together: the band of 10,000 miles is for the year, and a rate
// that is announced later may hold for journeys that are paid already (domain.md, "Three facts"). The kiosk cannot read
// earlier claims, so the server works this out. Pure; any thread.
#pragma once

#include "sync/records/rules.h"

namespace copro {

// One line of one claim that was paid by the mile.
struct ClaimedMiles {
    std::string person; // the same text for the same person; "" = nobody can be told, and the line stands alone
    Date date{};
    std::string reference;
    std::int64_t line = 0; // its place in the claim
    std::string category;
    MileTenths miles;
    Pence claimed;
};

// 6 April to 5 April, by the year that it begins in.
[[nodiscard]] int tax_year_of(Date date);

// What each line should be by these rules, in the order in which they were given: by person, tax year and category (all
// cars together), journeys in the order of their days, then reference, then line. Nothing for a line whose category or
// day has no rate.
[[nodiscard]] std::vector<std::optional<Pence>> work_out_miles(const std::vector<ClaimedMiles>& lines,
                                                               const ExpenseRules& rules);

} // namespace copro
