// The yearly equality report: suppressed sums, and nothing else ever leaves (domain.md "Suppression"). Reads only; one
// thread.
#pragma once

#include "sync/server/reports/table.h"
#include "sync/server/store/store.h"

namespace copro {

struct Suppression {
    std::int64_t most_hidden = 4;    // from 1 up to this a number says "fewer than" one more; the stricter preset: 7
    std::int64_t step = 5;           // all others go to the nearest of these
    std::int64_t least_answers = 20; // of a form in the year, or nothing of it is shown; and for a percentage
};
inline constexpr Suppression usual_suppression{};
inline constexpr Suppression strict_suppression{7};

// year: "2025", one that is over: of two reports of a year that goes on, one taken from the other would show who came
// in between. Each form by itself, one question at a time: there are no cross-tables, as nobody's answers are kept
// together.
[[nodiscard]] Result<Table> equality_report(StoreReader& store, const std::string& year, const Suppression& rule);

} // namespace copro
