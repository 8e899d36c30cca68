// The rules out of the texts of config/rules, so that a command can hand them to the running server. Pure; any thread.
#pragma once

#include "sync/records/rules.h"

#include <map>

namespace copro {

using RuleTexts = std::map<std::string, std::string>; // "car.json" -> what is in it

// folder: for the errors alone.
[[nodiscard]] Result<ExpenseRules> rules_from(const RuleTexts& texts, const std::string& folder,
                                              ClaimSettings settings = {});

} // namespace copro
