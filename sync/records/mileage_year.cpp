#include "sync/records/mileage_year.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace copro {

int tax_year_of(Date date) {
    using namespace std::chrono;
    const int year = static_cast<int>(date.year());
    return date < date.year() / April / 6 ? year - 1 : year;
}

std::vector<std::optional<Pence>> work_out_miles(const std::vector<ClaimedMiles>& lines, const ExpenseRules& rules) {
    std::vector<std::size_t> order(lines.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        const ClaimedMiles& one = lines[left];
        const ClaimedMiles& other = lines[right];
        return std::tie(one.date, one.reference, one.line) < std::tie(other.date, other.reference, other.line);
    });
    std::map<std::tuple<std::string, int, std::string>, MileTenths> before;
    std::vector<std::optional<Pence>> worked_out(lines.size());
    for (const std::size_t index : order) {
        const ClaimedMiles& line = lines[index];
        const ExpenseRule* rule = rules.find(line.category);
        if (rule == nullptr || rule->pays != Pays::miles) continue;
        // Whose miles nobody can tell are not added to anybody's.
        MileTenths alone;
        MileTenths& so_far = line.person.empty() ? alone : before[{line.person, tax_year_of(line.date), line.category}];
        const auto amount = mileage_amount(*rule, line.date, line.miles, so_far);
        so_far.tenths += line.miles.tenths;
        if (amount) worked_out[index] = *amount;
    }
    return worked_out;
}

} // namespace copro
