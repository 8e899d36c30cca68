#include "sync/records/mileage_year.h"
#include "tests/sync/records/sample_files.h"

#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <tuple>

using namespace copro;
using namespace copro::test;

namespace {

ClaimedMiles car(const char* person, const char* date, const char* reference, std::int64_t tenths,
                 std::int64_t claimed = 0) {
    return {person, day(date), reference, 1, "car", MileTenths{tenths}, Pence{claimed}};
}

std::vector<std::int64_t> pence_of(const std::vector<ClaimedMiles>& lines) {
    std::vector<std::int64_t> all;
    for (const auto& one : work_out_miles(lines, shipped_rules())) all.push_back(one ? one->pence : -1);
    return all;
}

// Tenth by tenth, as a clerk would with a pencil: the rate of each is that of its day and of the miles before it.
std::int64_t pence_by_hand(const ClaimedMiles& line, std::int64_t before) {
    const std::int64_t first_rate = line.date < day("2026-04-06") ? 45 : 55;
    std::int64_t tenths_of_pence = 0;
    for (std::int64_t at = before; at < before + line.miles.tenths; ++at) {
        tenths_of_pence += line.category == "motorcycle" ? 24 : (at < 100'000 ? first_rate : 25);
    }
    return (tenths_of_pence + 5) / 10;
}

} // namespace

TEST_CASE("a tax year begins on 6 April") {
    CHECK(tax_year_of(day("2026-04-05")) == 2025);
    CHECK(tax_year_of(day("2026-04-06")) == 2026);
    CHECK(tax_year_of(day("2026-12-31")) == 2026);
    CHECK(tax_year_of(day("2027-04-05")) == 2026);
}

TEST_CASE("10,000 miles at 55p, the rest at 25p, over all claims of a person in a tax year") {
    // 9,990 miles are 5,494.50; of the next 30 miles 10 are at 55p and 20 at 25p: 5.50 and 5.00.
    CHECK(pence_of({car("p-1", "2026-05-01", "A", 99'900), car("p-1", "2026-06-01", "B", 300)}) ==
          std::vector<std::int64_t>{549'450, 1'050});
    // The year after begins anew, and so does another person.
    CHECK(pence_of({car("p-1", "2026-05-01", "A", 100'000), car("p-1", "2027-04-06", "B", 100),
                    car("p-2", "2026-06-01", "C", 100)}) == std::vector<std::int64_t>{550'000, 550, 550});
}

TEST_CASE("journeys count in the order of their days, whenever they were claimed") {
    CHECK(pence_of({car("p-1", "2026-06-01", "A", 300), car("p-1", "2026-05-01", "B", 99'900)}) ==
          std::vector<std::int64_t>{1'050, 549'450});
    // On one day by reference, then by line.
    CHECK(pence_of({car("p-1", "2026-06-01", "B", 100), car("p-1", "2026-06-01", "A", 100'000)}) ==
          std::vector<std::int64_t>{250, 550'000});
}

TEST_CASE("a rate that was announced later holds for journeys that were claimed before") {
    // Claimed in April 2026 at 45p, before 55p was announced on 21 May and back-dated to 6 April.
    CHECK(pence_of({car("p-1", "2026-04-05", "A", 1000, 4500), car("p-1", "2026-04-06", "B", 1000, 4500)}) ==
          std::vector<std::int64_t>{4500, 5500});
}

TEST_CASE("who nobody can tell shares no band, and what has no rate is left alone") {
    CHECK(pence_of({car("", "2026-05-01", "A", 100'000), car("", "2026-06-01", "B", 100)}) ==
          std::vector<std::int64_t>{550'000, 550});
    ClaimedMiles old = car("p-1", "2001-01-01", "A", 100);
    ClaimedMiles unknown = car("p-1", "2026-06-01", "B", 100);
    unknown.category = "helicopter";
    CHECK(pence_of({old, unknown}) == std::vector<std::int64_t>{-1, -1});
}

TEST_CASE("over any claims each year comes to what a clerk works out tenth by tenth") {
    const bool holds = rc::check("mileage years", [] {
        const auto count = *rc::gen::inRange(1, 10);
        std::vector<ClaimedMiles> lines;
        for (int at = 0; at < count; ++at) {
            // Three tax years, two rates, both sides of each 6 April.
            const auto days = *rc::gen::inRange(0, 3 * 365);
            const auto person = *rc::gen::element<std::string>("p-1", "p-2");
            const auto category = *rc::gen::element<std::string>("car", "car", "motorcycle");
            const auto tenths = *rc::gen::inRange<std::int64_t>(1, 60'000);
            lines.push_back({person,
                             add_days(day("2025-01-01"), days),
                             "R" + std::to_string(at),
                             1,
                             category,
                             MileTenths{tenths},
                             {}});
        }
        const auto amounts = work_out_miles(lines, shipped_rules());
        std::map<std::tuple<std::string, int, std::string>, std::int64_t> before;
        std::vector<std::size_t> order(lines.size());
        for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t left, std::size_t right) { return lines[left].date < lines[right].date; });
        for (const std::size_t at : order) {
            const ClaimedMiles& line = lines[at];
            std::int64_t& so_far = before[{line.person, tax_year_of(line.date), line.category}];
            RC_ASSERT(amounts[at].has_value());
            RC_ASSERT(amounts[at]->pence == pence_by_hand(line, so_far));
            so_far += line.miles.tenths;
        }
    });
    CHECK(holds);
}
