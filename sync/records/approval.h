// Approval by itself and chasing, as config/approval.json has them: off until an owner says so (domain.md,
// "Auto-approval"). Pure; any thread.
#pragma once

#include "sync/records/date.h"
#include "sync/records/money.h"

#include <map>
#include <span>

namespace copro {

struct ApprovalRules {
    bool is_on = false;
    Pence most; // of one claim, and of all that a person claims on one day, fee and costs together
    std::int64_t most_a_month = 0;
    std::int64_t most_a_year = 0;
    std::int64_t within_percent = 0; // of the last one that a person approved, for each kind of cost
    std::int64_t by_hand_after = 0;  // so many in a row that nobody looked at
    std::int64_t chase_after_days = 0;
    std::int64_t reject_days_after_chase = 0; // told, never done by itself
};

// Errors name file, place and reason. place: the file's name.
[[nodiscard]] Result<ApprovalRules> load_approval_rules(std::string_view text, const std::string& place);

// A claim as these rules look at it.
struct WeighedClaim {
    std::string reference;
    std::string person; // "" = nobody can tell whose it is
    Date day{};
    std::map<std::string, Pence> by_type; // "car", "fee": all of it together
    bool is_withdrawn = false;
    // How it was approved, if it was: the order of approvals is that of approved_ms.
    enum class Approved { no, by_hand, by_rule } approved = Approved::no;
    std::int64_t approved_ms = 0;
    bool is_in_part = false; // approved at another amount than was asked: nobody knows of which kind the rest is
    std::string warning;     // what staff should look at, "" = nothing

    [[nodiscard]] Pence total() const;
};

// Why somebody must look at it; "" = it would be approved by itself. all: every claim there is, this one among them.
// Month and year are the calendar's, by the day on which it was claimed.
[[nodiscard]] std::string why_by_hand(const ApprovalRules& rules, const WeighedClaim& claim,
                                      std::span<const WeighedClaim> all);

enum class Waiting { in_time, chase, may_be_rejected };
// since: nothing has happened to it from that day on.
[[nodiscard]] Waiting waiting_on(const ApprovalRules& rules, Date since, Date today);

} // namespace copro
