// What can be claimed and at what rate, by date: one file in config/rules/ for each category. Pure; any thread.
#pragma once

#include "sync/records/claim_settings.h"
#include "sync/records/date.h"
#include "sync/records/money.h"

#include <optional>
#include <vector>

namespace copro {

// Up to so many miles in a tax year (6 April to 5 April) at so much; the last band has no end.
struct MileageBand {
    std::int64_t up_to_miles = 0; // 0 = no end
    Pence per_mile;
};

struct DatedRate {
    Date effective_from{};
    std::vector<MileageBand> bands;
};

// The most that is paid for one line from a day on; none = no cap from then on.
struct DatedCap {
    Date effective_from{};
    std::optional<Pence> per_line;
};

enum class Pays { amount, miles };              // what the person gives: what it cost, or how far
enum class Receipt { needed, not_needed };      // domain.md: mileage, tolls and light refreshment need none
enum class Approval { not_needed, beforehand }; // asked about, never in the way

// What is asked of a cost, and whether it is on offer at all.
struct RuleTerms {
    Receipt receipt = Receipt::needed;
    Approval approval = Approval::not_needed;
    bool is_off = false; // not on offer; what was claimed under it before is still worked out
    bool operator==(const RuleTerms&) const = default;
};

struct DatedTerms {
    Date effective_from{};
    RuleTerms terms;
};

struct ExpenseRule {
    std::string category; // "car"; also the file's name
    int order = 0;        // where it stands in the list
    std::string wording;  // message key
    std::string picture;
    bool is_journey = false; // asks from, to and return
    Pays pays = Pays::amount;
    RuleTerms terms;                 // until the first change
    std::vector<DatedTerms> changes; // newest last
    std::vector<DatedRate> rates;    // newest last; empty for Pays::amount
    std::vector<DatedCap> caps;      // newest last; blank until an owner sets one
    std::string source;              // where the figures come from
};

class ExpenseRules {
public:
    ExpenseRules() = default;
    // Sorted by order; error when two share a category or an order.
    [[nodiscard]] static Result<ExpenseRules> of(std::vector<ExpenseRule> rules, ClaimSettings settings = {});
    [[nodiscard]] const std::vector<ExpenseRule>& all() const { return m_rules; }
    [[nodiscard]] const ExpenseRule* find(std::string_view category) const;
    // What holds for every category.
    [[nodiscard]] const ClaimSettings& settings() const { return m_settings; }

private:
    std::vector<ExpenseRule> m_rules;
    ClaimSettings m_settings;
};

// place: the file's name; its stem must be the category.
[[nodiscard]] Result<ExpenseRule> load_expense_rule(std::string_view text, const std::string& place);

// What holds for a cost of that day.
[[nodiscard]] const RuleTerms& terms_on(const ExpenseRule& rule, Date date);
// Nothing where no cap holds on that day.
[[nodiscard]] std::optional<Pence> cap_on(const ExpenseRule& rule, Date date);

// What the journey earns. miles_before: miles already claimed in the same tax year. Rounded to the nearest penny, a
// half upwards, once for the whole line. Error `invalid` when no rate holds on that day.
[[nodiscard]] Result<Pence> mileage_amount(const ExpenseRule& rule, Date date, MileTenths miles,
                                           MileTenths miles_before = {});

} // namespace copro
