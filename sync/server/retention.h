// How long what is kept, as data; what is due by it, and the commands `retention`, `held`, `erase` and `complaint`.
// One thread.
#pragma once

#include "sync/records/date.h"
#include "sync/server/commands.h"
#include "sync/server/erase.h"

#include <optional>

namespace copro {

struct RetentionRule {
    std::string what;       // "claims", "attendance", "voice" …
    int months = 0;         // 0 = until consent ends
    bool from_year = false; // counted from the end of the financial year, not from the day
};

struct RetentionRules {
    unsigned year_ends_month = 3;
    unsigned year_ends_day = 31;
    std::vector<RetentionRule> rules;

    [[nodiscard]] const RetentionRule* rule_of(const std::string& what) const;
};

// Refuses anything unknown, twice or out of range: file, place and reason.
[[nodiscard]] Result<RetentionRules> load_retention(std::string_view text, const std::string& place);

// The day on which it is due. A kiosk's clock may be wrong: what came counts as saved at most a year before it came,
// and never after.
[[nodiscard]] Date saved_on(std::int64_t wall_ms, std::int64_t received_ms);
[[nodiscard]] Date due_on(Date saved, const RetentionRule& rule, const RetentionRules& rules);

// What is due by these rules today.
[[nodiscard]] Result<ErasePlan> due_now(const RetentionRules& rules, const CareParts& parts);

[[nodiscard]] bool is_care(const std::string& verb);
[[nodiscard]] Result<std::string> run_care(const Command& command, const CareParts& parts);

} // namespace copro
