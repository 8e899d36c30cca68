#include "sync/server/fee_rates.h"

#include "sync/base/json.h"
#include "sync/records/date.h"
#include "sync/server/reports/report_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace copro {

namespace {

constexpr std::int64_t most_fee_pence = 1'000'000;

bool is_day_or_year(const std::string& text) {
    const bool is_year = text.size() == 4 && text.find_first_not_of("0123456789") == std::string::npos;
    return is_year || parse_date(text).ok();
}

Result<FeeRate> read_fee_rate(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    FeeRate rate;
    rate.effective_from = TRY(from.text("effective_from"));
    if (!is_day_or_year(rate.effective_from)) return from.wrong("effective_from", "must be a day or a year");
    rate.for_what = TRY(from.text("for"));
    rate.pence = TRY(from.integer("pence", 1, most_fee_pence));
    (void)TRY(from.text("source"));
    rate.to_confirm = TRY(from.text_or("to_confirm", ""));
    TRY(from.done());
    return rate;
}

Result<FeeFunder> read_funder(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    FeeFunder funder;
    funder.id = TRY(from.text("id"));
    funder.name = TRY(from.text("name"));
    for (const Json& one : *TRY(from.array("rates"))) {
        const std::string at = fmt::format("{}/{}", from.place_of("rates"), funder.rates.size());
        funder.rates.push_back(TRY(read_fee_rate(one, at)));
    }
    TRY(from.done());
    return funder;
}

} // namespace

const FeeFunder* FeeRates::funder(const std::string& id) const {
    const auto found = std::find_if(funders.begin(), funders.end(), [&](const FeeFunder& one) { return one.id == id; });
    return found == funders.end() ? nullptr : &*found;
}

Result<FeeRates> load_fee_rates(std::string_view text, const std::string& place) {
    const Json json = TRY(parse_json(text, place));
    JsonObject from = TRY(JsonObject::of(json, place + "#"));
    if (TRY(from.integer("schema", 1, 1000)) != 1) return from.wrong("schema", "must be 1");
    FeeRates rates;
    rates.ours = TRY(from.text_or("ours", ""));
    (void)TRY(from.text_or("to_confirm", ""));
    for (const Json& one : *TRY(from.array("funders"))) {
        const std::string at = fmt::format("{}/{}", from.place_of("funders"), rates.funders.size());
        FeeFunder funder = TRY(read_funder(one, at));
        if (rates.funder(funder.id) != nullptr) return invalid(at + "/id", "stands here twice");
        rates.funders.push_back(std::move(funder));
    }
    if (!rates.ours.empty() && rates.funder(rates.ours) == nullptr)
        return from.wrong("ours", "is none of the funders below");
    TRY(from.done());
    return rates;
}

std::vector<FeeRate> rates_on(const FeeFunder& funder, const std::string& day) {
    // Steps of one table have one name and one day: a later day of that name ends all of the earlier.
    std::vector<FeeRate> held;
    for (const FeeRate& one : funder.rates) {
        if (one.effective_from > day) continue;
        const bool is_old = std::any_of(funder.rates.begin(), funder.rates.end(), [&](const FeeRate& other) {
            return other.for_what == one.for_what && other.effective_from > one.effective_from &&
                   other.effective_from <= day;
        });
        if (!is_old) held.push_back(one);
    }
    return held;
}

std::string fee_list(const FeeRates& rates, const std::string& day) {
    std::string out;
    for (const FeeFunder& funder : rates.funders) {
        for (const FeeRate& one : rates_on(funder, day)) {
            out += fmt::format("{}\t{}\t{}\tfrom {}\t{}\n", funder.id, one.for_what, pounds(one.pence),
                               one.effective_from, one.to_confirm.empty() ? "-" : "TO CONFIRM: " + one.to_confirm);
        }
    }
    return out.empty() ? "no rate held on " + day + "\n" : out;
}

std::string doubt_of_fee(const FeeRates& rates, std::int64_t pence, const std::string& day) {
    const FeeFunder* ours = rates.funder(rates.ours);
    if (ours == nullptr) return {};
    for (const FeeRate& one : rates_on(*ours, day)) {
        if (one.pence == pence) return {};
    }
    return fmt::format("its fee of {} is no rate of {} that holds on its day", pounds(pence), ours->id);
}

} // namespace copro
