#include "kiosk/assets.h"

#include "kiosk/app/flow.h"
#include "sync/base/files.h"
#include "sync/base/folder.h"
#include "sync/base/log.h"
#include "sync/records/rule_texts.h"

#include <fmt/format.h>

#include <algorithm>

namespace copro {

namespace {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> json_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code code;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, code)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    if (code) return Error{ErrorKind::not_found, folder.string(), code.message()};
    std::sort(files.begin(), files.end());
    return files;
}

// What no source confirms is used as it is, and says so at each start until an owner has decided (domain.md, †).
void log_what_to_confirm(const std::vector<Form>& forms) {
    for (const Form& form : forms) {
        if (!form.questions_of.empty()) continue; // said once, for the form that they are from
        for (const Question& question : form.questions) {
            if (question.to_confirm.empty()) continue;
            log_info("question.to-confirm",
                     {{"form", form.id}, {"question", question.id}, {"why", question.to_confirm}});
        }
    }
}

// Said where it stands in the settings, before a file is looked for that nobody has heard of.
Result<void> have_words_for(const KioskConfig& config, const fs::path& folder) {
    std::error_code code;
    std::vector<std::string> known;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, code))
        known.push_back(entry.path().filename());
    std::sort(known.begin(), known.end());
    for (const std::string& language : config.languages) {
        if (std::find(known.begin(), known.end(), language) != known.end()) continue;
        return invalid(config.languages_place,
                       fmt::format("\"languages\" names {}, which is none of {}", language, fmt::join(known, ", ")));
    }
    return {};
}

// nullptr where the operator has put in no tables.
Result<std::shared_ptr<const ModulusTable>> load_modulus(const KioskConfig& config) {
    if (config.modulus.empty()) return std::shared_ptr<const ModulusTable>();
    const std::string weights = TRY(read_file(config.modulus));
    const fs::path& other = config.modulus_substitutes;
    const std::string substitutes = other.empty() ? std::string() : TRY(read_file(other));
    ModulusTable table = TRY(ModulusTable::parse(weights, config.modulus.string(), substitutes, other.string()));
    return std::make_shared<const ModulusTable>(std::move(table));
}

// A key that no message has would stand on the glass as it is, for everybody to see.
class WordingCheck {
public:
    explicit WordingCheck(Words words)
        : m_words(words) {}

    Result<void> form(const Form& form, const std::string& place) const {
        TRY(wordings({&form.title, &form.save, &form.saved}, place));
        for (const SavedIdea& idea : form.saved_ideas) TRY(wordings({&idea.wording}, place + "#/saved_ideas"));
        return questions(form.questions, place + "#/questions");
    }
    Result<void> message(const std::string& key, const std::string& place) const {
        if (m_words.has(key)) return {};
        return invalid(place, "there is no message \"" + key + "\" in " + m_words.language() + ".po");
    }

private:
    Result<void> wordings(std::initializer_list<const Wording*> all, const std::string& place) const {
        for (const Wording* wording : all) {
            if (!wording->key.empty()) TRY(message(wording->key, place));
        }
        return {};
    }
    Result<void> questions(const std::vector<Question>& all, const std::string& place) const {
        for (const Question& question : all) {
            const std::string at = place + "/" + question.id;
            TRY(wordings({&question.wording, &question.hint, &question.short_wording}, at));
            for (const SavedIdea& idea : question.ideas) TRY(wordings({&idea.wording}, at));
            for (const Option& option : question.options) TRY(wordings({&option.wording}, at + "/" + option.id));
            TRY(questions(question.questions, at));
        }
        return {};
    }
    Words m_words;
};

Result<std::vector<Form>> load_forms(const fs::path& folder, const WordingCheck& check) {
    std::vector<Form> forms;
    const std::vector<fs::path> files = TRY(json_files(folder));
    for (const fs::path& file : files) {
        const std::string text = TRY(read_file(file));
        forms.push_back(TRY(load_form(text, file.string(), question_type_names())));
        TRY(check.form(forms.back(), file.string()));
    }
    for (const char* id : forms_of_screens) {
        const bool is_here = std::any_of(forms.begin(), forms.end(), [&](const Form& form) { return form.id == id; });
        if (!is_here) return Error{ErrorKind::not_found, folder.string(), fmt::format("there is no form \"{}\"", id)};
    }
    TRY(share_questions(forms));
    return forms;
}

Result<ExpenseRules> load_rules(const AssetFolders& folders, const WordingCheck& check) {
    const std::string settings = TRY(read_file(folders.claims));
    ClaimSettings claims = TRY(load_claim_settings(settings, folders.claims.string()));
    const RuleTexts texts = TRY(read_folder(folders.rules, ".json"));
    ExpenseRules rules = TRY(rules_from(texts, folders.rules.string(), std::move(claims)));
    for (const ExpenseRule& rule : rules.all()) {
        const fs::path file = folders.rules / (rule.category + ".json"); // the file's name is the category
        TRY(check.message(rule.wording, file.string() + "#/wording"));
    }
    return rules;
}

} // namespace

Result<AssetFolders> find_assets() {
    std::error_code code;
    const fs::path program = fs::read_symlink("/proc/self/exe", code);
    if (code) return internal("the program cannot find itself: " + code.message());
    const fs::path beside = program.parent_path();
    const AssetFolders built{beside / "../../assets", beside / "../../config/rules",
                             beside / "../../config/claims.json", beside / "words"};
    const fs::path share = beside / "../share/copro";
    const AssetFolders installed{share / "assets", share / "rules", share / "claims.json", share / "words"};
    for (const AssetFolders& folders : {built, installed}) {
        if (fs::is_directory(folders.assets, code) && fs::is_directory(folders.words, code)) {
            return AssetFolders{folders.assets.lexically_normal(), folders.rules.lexically_normal(),
                                folders.claims.lexically_normal(), folders.words.lexically_normal()};
        }
    }
    return Error{ErrorKind::not_found, built.assets.lexically_normal().string(),
                 "the forms, pictures and words that belong to this program are not there"};
}

Result<Carried> load_carried(const AssetFolders& folders, const KioskConfig& config, bool pseudo) {
    TRY(have_words_for(config, folders.words));
    Carried carried;
    carried.library = std::make_shared<const Library>(TRY(Library::load(folders.words, config.languages, pseudo)));
    const WordingCheck check(carried.library->words(""));
    carried.forms = std::make_shared<const std::vector<Form>>(TRY(load_forms(folders.assets / "forms", check)));
    if (!pseudo) log_what_to_confirm(*carried.forms);
    carried.rules = std::make_shared<const ExpenseRules>(TRY(load_rules(folders, check)));
    carried.modulus = TRY(load_modulus(config));
    return carried;
}

} // namespace copro
