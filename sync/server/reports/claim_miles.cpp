#include "sync/server/reports/claim_miles.h"

#include "sync/records/mileage_year.h"

namespace copro {

WorkedOut work_out_claims(const ClaimCases& cases, const ExpenseRules& rules) {
    std::vector<ClaimedMiles> lines;
    std::vector<std::pair<Uuid, std::int64_t>> places;
    for (const ClaimCase& one : cases.all) {
        if (!one.costs_count()) continue;
        std::int64_t number = 0;
        for (const ClaimedLine& line : one.row.body.lines) {
            ++number;
            const auto date = parse_date(line.date);
            if (line.miles_tenths == 0 || !date) continue;
            lines.push_back({one.person, *date, one.reference, number, line.category, MileTenths{line.miles_tenths},
                             Pence{line.amount_pence}});
            places.emplace_back(one.row.facts.rec_id, number);
        }
    }
    const auto amounts = work_out_miles(lines, rules);
    WorkedOut worked_out;
    for (std::size_t at = 0; at < amounts.size(); ++at) {
        if (amounts[at]) worked_out[places[at]] = *amounts[at];
    }
    return worked_out;
}

} // namespace copro
