#include "sync/records/approval.h"

#include "sync/base/json.h"
#include "sync/records/claim_state.h"

#include <fmt/format.h>

#include <algorithm>

namespace copro {

namespace {

constexpr std::int64_t most_pence_of_itself = 10'000'000;
constexpr std::int64_t most_claims = 1000;
constexpr std::int64_t most_days = 3650;

std::int64_t claims_in_period(const WeighedClaim& claim, std::span<const WeighedClaim> all, bool whole_year) {
    return std::count_if(all.begin(), all.end(), [&](const WeighedClaim& other) {
        const bool is_near =
            other.day.year() == claim.day.year() && (whole_year || other.day.month() == claim.day.month());
        return other.person == claim.person && !other.is_withdrawn && is_near;
    });
}

// A claim that is made in two is still one.
Pence claimed_on_the_day(const WeighedClaim& claim, std::span<const WeighedClaim> all) {
    Pence sum;
    for (const WeighedClaim& other : all) {
        if (other.person == claim.person && other.day == claim.day && !other.is_withdrawn) sum += other.total();
    }
    return sum;
}

// Those of this person that were approved, the newest first.
std::vector<const WeighedClaim*> approved_of(const std::string& person, std::span<const WeighedClaim> all) {
    std::vector<const WeighedClaim*> approved;
    for (const WeighedClaim& one : all) {
        if (one.person == person && one.approved != WeighedClaim::Approved::no) approved.push_back(&one);
    }
    std::stable_sort(approved.begin(), approved.end(),
                     [](const auto* left, const auto* right) { return left->approved_ms > right->approved_ms; });
    return approved;
}

bool is_within(Pence amount, Pence last, std::int64_t percent) {
    const std::int64_t apart = amount.pence > last.pence ? amount.pence - last.pence : last.pence - amount.pence;
    return apart * 100 <= percent * last.pence;
}

std::string unlike_the_last(const ApprovalRules& rules, const WeighedClaim& claim,
                            const std::vector<const WeighedClaim*>& approved) {
    for (const auto& [type, amount] : claim.by_type) {
        const auto last = std::find_if(approved.begin(), approved.end(), [&, kind = type](const WeighedClaim* one) {
            return one->approved == WeighedClaim::Approved::by_hand && one->by_type.contains(kind);
        });
        if (last == approved.end()) return fmt::format("no person has approved {} for them yet", type);
        const bool is_like_it =
            !(*last)->is_in_part && is_within(amount, (*last)->by_type.at(type), rules.within_percent);
        if (!is_like_it) {
            return fmt::format("{} is not within {}% of the last one, {}", type, rules.within_percent,
                               (*last)->reference);
        }
    }
    return {};
}

} // namespace

Result<ApprovalRules> load_approval_rules(std::string_view text, const std::string& place) {
    const Json json = TRY(parse_json(text, place));
    JsonObject object = TRY(JsonObject::of(json, place + "#"));
    TRY(object.integer("schema", 1, 1));
    ApprovalRules rules;
    rules.is_on = TRY(object.flag("on"));
    rules.most = Pence{TRY(object.integer("most_pence", 1, most_pence_of_itself))};
    rules.most_a_month = TRY(object.integer("most_a_month", 1, most_claims));
    rules.most_a_year = TRY(object.integer("most_a_year", 1, most_claims));
    if (rules.most_a_year < rules.most_a_month) return object.wrong("most_a_year", "is less than in a month");
    rules.within_percent = TRY(object.integer("within_percent", 0, 100));
    rules.by_hand_after = TRY(object.integer("by_hand_after", 1, most_claims));
    rules.chase_after_days = TRY(object.integer("chase_after_days", 1, most_days));
    rules.reject_days_after_chase = TRY(object.integer("reject_days_after_chase", 1, most_days));
    if (TRY(object.text("source")).empty()) return object.wrong("source", "must say where these figures come from");
    TRY(object.done());
    return rules;
}

Pence WeighedClaim::total() const {
    Pence sum;
    for (const auto& [type, amount] : by_type) sum += amount;
    return sum;
}

std::string why_by_hand(const ApprovalRules& rules, const WeighedClaim& claim, std::span<const WeighedClaim> all) {
    if (claim.person.empty()) return "nobody can tell whose claim it is";
    if (!claim.warning.empty()) return claim.warning;
    if (claim.total() > rules.most) return "it is more than " + pounds_text(rules.most);
    if (claimed_on_the_day(claim, all) > rules.most) {
        return fmt::format("all that they claimed on that day is more than {}", pounds_text(rules.most));
    }
    if (claims_in_period(claim, all, false) > rules.most_a_month) {
        return fmt::format("more than {} claims in this month", rules.most_a_month);
    }
    if (claims_in_period(claim, all, true) > rules.most_a_year) {
        return fmt::format("more than {} claims in this year", rules.most_a_year);
    }
    const auto approved = approved_of(claim.person, all);
    const auto by_hand = std::find_if(approved.begin(), approved.end(), [](const WeighedClaim* one) {
        return one->approved == WeighedClaim::Approved::by_hand;
    });
    if (by_hand - approved.begin() >= rules.by_hand_after) {
        return fmt::format("{} in a row were approved by themselves", rules.by_hand_after);
    }
    return unlike_the_last(rules, claim, approved);
}

Waiting waiting_on(const ApprovalRules& rules, Date since, Date today) {
    const auto days = (std::chrono::sys_days{today} - std::chrono::sys_days{since}).count();
    if (days >= rules.chase_after_days + rules.reject_days_after_chase) return Waiting::may_be_rejected;
    return days >= rules.chase_after_days ? Waiting::chase : Waiting::in_time;
}

} // namespace copro
