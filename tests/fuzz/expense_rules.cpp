// What can be claimed, as an organisation writes it, and what a journey then earns.
#include "sync/base/json.h"
#include "sync/records/rules.h"
#include "tests/fuzz/fuzz.h"

namespace copro::fuzz {

namespace {

// The file is named after the category, whatever the bytes call it: the fuzzer need not guess a name.
std::string file_of(std::string_view bytes) {
    const Json json = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
    const bool has_name = json.is_object() && json.contains("category") && json["category"].is_string();
    return (has_name ? json["category"].get<std::string>() : "car") + ".json";
}

void try_mileage(const ExpenseRule& rule, Date date) {
    std::int64_t before = 0;
    for (const std::int64_t tenths : {0LL, 1LL, 10LL, 99'999LL, 100'000LL, 10'000'000LL}) {
        const auto earned = mileage_amount(rule, date, MileTenths{tenths}, MileTenths{50});
        if (!earned) return promise(date < rule.rates.front().effective_from, "a rate holds once there is one");
        promise(earned->pence >= before, "more miles never earn less");
        before = earned->pence;
    }
}

void try_rule(std::string_view bytes) {
    const std::string file = file_of(bytes);
    auto rule = load_expense_rule(bytes, file);
    if (!rule) return promise_refusal(rule.error());
    promise(rule->category + ".json" == file, "a category is named as its file");
    promise((rule->pays == Pays::miles) == !rule->rates.empty(), "a rate is there when miles are paid");
    const ExpenseRule kept = *rule;
    if (kept.pays == Pays::miles) {
        for (const DatedRate& rate : kept.rates) try_mileage(kept, rate.effective_from);
        try_mileage(kept, *parse_date("2000-01-01"));
    }
    const auto all = ExpenseRules::of({rule.take()});
    promise(all.ok() && all->find(kept.category) != nullptr, "a rule is found by its category");
    promise(!ExpenseRules::of({kept, kept}).ok(), "a category cannot stand twice");
}

const Registered expense_rules_registered{{"expense_rules", [] { return project_files("config/rules"); }, try_rule}};

} // namespace

} // namespace copro::fuzz
