// What may be told of numbers of people (domain.md "Suppression"): small ones are hidden, another goes with one that is
// hidden alone, the rest is rounded. Pure; any thread.
#pragma once

#include "sync/server/reports/equality_report.h"
#include "sync/server/reports/year_facts.h"

namespace copro {

// Of fewer than these it is not told who answered what: a nought would tell it of all of them.
inline constexpr std::int64_t least_to_split = 10;

struct ShownCount {
    enum class State { number, few, hidden };
    State state = State::number;
    std::int64_t number = 0;   // rounded; 0 is a true nought
    std::int64_t percent = -1; // -1 = not told
};

// The first is of all, then one for each answer.
[[nodiscard]] std::vector<ShownCount> shown_counts(const CountGroup& group, CountTable::Kind kind,
                                                   const Suppression& rule);

// Several groups that together are another one whose numbers are told as well, as months are a year: more is hidden
// until no month's hidden number is left over when the others are taken from the year.
[[nodiscard]] std::vector<std::vector<ShownCount>> shown_months(const std::vector<CountGroup>& months,
                                                                const Suppression& rule);

struct ShownMoney {
    std::string id; // "all" first
    bool is_hidden = false;
    std::int64_t pounds = 0;
};
// A sum is told when enough people's money is in it, and when what is hidden is enough people's too: nobody can take
// the others from the whole and find one person's.
[[nodiscard]] std::vector<ShownMoney> shown_money(const std::vector<MoneySum>& sums, const Suppression& rule);

} // namespace copro
