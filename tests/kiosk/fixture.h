// The shipped forms, rules, words and sample meeting, loaded for the tests. One thread.
#pragma once

#include "kiosk/questions/question_type.h"
#include "sync/base/files.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace copro::test {

// 22 November 2026, 09:55 in London.
inline constexpr std::int64_t morning_ms = 1'795'341'300'000;

inline std::filesystem::path source(const std::string& path) { return std::filesystem::path(COPRO_SOURCE_DIR) / path; }

inline std::string text_of(const std::filesystem::path& file) {
    INFO(file.string());
    const auto text = read_file(file);
    REQUIRE(text.ok());
    return *text;
}

inline std::vector<std::filesystem::path> files_of(const std::string& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(source(folder))) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

inline Library library_of(const std::vector<std::string>& languages, bool pseudo = false) {
    auto library = Library::load(std::filesystem::path(COPRO_BINARY_DIR) / "words", languages, pseudo);
    REQUIRE(library.ok());
    return library.take();
}
inline Library words_of_all(bool pseudo = true) { return library_of({"en", "cy"}, pseudo); }

inline std::vector<std::string> shipped_languages() {
    std::vector<std::string> languages;
    for (const auto& file : files_of("assets/words")) languages.push_back(file.stem().string());
    return languages;
}
// In any of them, or of the two of the tests.
inline Words shipped_words(const std::string& language) {
    static const Library library = library_of(shipped_languages(), true);
    return library.words(language);
}

inline MeetingPack sample_pack() {
    auto pack = load_meeting_pack(text_of(source("config/meetings/better-buses.json")), "better-buses.json");
    REQUIRE(pack.ok());
    return pack.take();
}

inline std::vector<Form> shipped_forms() {
    std::vector<Form> forms;
    for (const auto& file : files_of("assets/forms")) {
        auto form = load_form(text_of(file), file.filename().string(), question_type_names());
        INFO(file.string());
        REQUIRE(form.ok());
        forms.push_back(form.take());
    }
    REQUIRE(share_questions(forms).ok());
    return forms;
}

inline ExpenseRules shipped_rules() {
    std::vector<ExpenseRule> rules;
    for (const auto& file : files_of("config/rules")) {
        auto rule = load_expense_rule(text_of(file), file.filename().string());
        INFO(file.string());
        REQUIRE(rule.ok());
        rules.push_back(rule.take());
    }
    auto settings = load_claim_settings(text_of(source("config/claims.json")), "claims.json");
    REQUIRE(settings.ok());
    auto all = ExpenseRules::of(std::move(rules), settings.take());
    REQUIRE(all.ok());
    return all.take();
}

} // namespace copro::test
