#include "kiosk/config.h"
#include "kiosk/questions/question_type.h"
#include "sync/records/approval.h"
#include "sync/records/form.h"
#include "sync/records/meeting_pack.h"
#include "sync/records/rules.h"
#include "tests/lint/lints.h"

namespace copro::lint {

namespace {

template <typename Loaded>
void note_error(const std::string& file, const Result<Loaded>& result, Findings& found) {
    if (!result) found.push_back({file, 0, result.error().text()});
}

} // namespace

Findings data_files(const std::filesystem::path& root) {
    Findings found;
    for (const SourceFile& file : files_in(root, {"assets/forms"}, {".json"})) {
        note_error(file.path, load_form(file.text, file.path, question_type_names()), found);
    }
    std::vector<ExpenseRule> rules;
    for (const SourceFile& file : files_in(root, {"config/rules"}, {".json"})) {
        auto rule = load_expense_rule(file.text, file.path);
        note_error(file.path, rule, found);
        if (rule) rules.push_back(rule.take());
    }
    note_error("config/rules", ExpenseRules::of(std::move(rules)), found);
    for (const SourceFile& file : files_in(root, {"config"}, {"claims.json"})) {
        note_error(file.path, load_claim_settings(file.text, file.path), found);
    }
    for (const SourceFile& file : files_in(root, {"config"}, {"approval.json"})) {
        note_error(file.path, load_approval_rules(file.text, file.path), found);
    }
    for (const SourceFile& file : files_in(root, {"config/meetings"}, {".json"})) {
        note_error(file.path, load_meeting_pack(file.text, file.path), found);
    }
    for (const SourceFile& file : files_in(root, {"config"}, {"kiosk.toml"})) {
        note_error(file.path, load_config(root / file.path), found);
    }
    return found;
}

} // namespace copro::lint
