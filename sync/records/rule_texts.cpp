#include "sync/records/rule_texts.h"

namespace copro {

Result<ExpenseRules> rules_from(const RuleTexts& texts, const std::string& folder, ClaimSettings settings) {
    std::vector<ExpenseRule> rules;
    for (const auto& [name, text] : texts) rules.push_back(TRY(load_expense_rule(text, folder + "/" + name)));
    return ExpenseRules::of(std::move(rules), std::move(settings));
}

} // namespace copro
