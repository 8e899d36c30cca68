#include "sync/server/command_rules.h"

#include "sync/protocol/fields.h"
#include "sync/records/rule_texts.h"

namespace copro {

Result<std::optional<ExpenseRules>> rules_of_command(const Command& command) {
    if (!command.has("rules")) return std::optional<ExpenseRules>();
    const Json json = TRY(fields::parse(command.option("rules"), "--rules"));
    RuleTexts texts;
    for (const auto& [name, text] : json.items()) {
        if (!text.is_string()) return invalid("--rules", "must be texts");
        texts[name] = text.get<std::string>();
    }
    return std::optional(TRY(rules_from(texts, command.option("rules_folder"))));
}

} // namespace copro
