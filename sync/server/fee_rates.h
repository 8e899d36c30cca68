// What funders pay for somebody's time, as dated data (config/fees.json), for staff who write a meeting's pack: which
// rates held on a day, and whether a meeting's fee is one of them. Pure; any thread.
#pragma once

#include "sync/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace copro {

struct FeeRate {
    std::string effective_from; // a day, or a year where no source says the day
    std::string for_what;
    std::int64_t pence = 0;
    std::string to_confirm; // "" = confirmed at its source
};
struct FeeFunder {
    std::string id;
    std::string name;
    std::vector<FeeRate> rates;
};
struct FeeRates {
    std::string ours; // the funder whose rates hold here; "" = nobody has said
    std::vector<FeeFunder> funders;

    [[nodiscard]] const FeeFunder* funder(const std::string& id) const;
};

// Refuses anything unknown, twice or out of range: file, place and reason.
[[nodiscard]] Result<FeeRates> load_fee_rates(std::string_view text, const std::string& place);
// Of each funder what held on that day (YYYY-MM-DD): for a later day of the same thing the later rate takes its place.
[[nodiscard]] std::vector<FeeRate> rates_on(const FeeFunder& funder, const std::string& day);
// One line for each rate of that day.
[[nodiscard]] std::string fee_list(const FeeRates& rates, const std::string& day);
// Why a meeting's fee is to be looked at; "" when it is one of ours, or nobody has said which are.
[[nodiscard]] std::string doubt_of_fee(const FeeRates& rates, std::int64_t pence, const std::string& day);

} // namespace copro
