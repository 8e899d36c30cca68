// The files that ship with Copro, and small changes to them, for the tests of their loaders. Any thread.
#pragma once

#include "sync/base/files.h"
#include "sync/base/json.h"
#include "sync/records/claim.h"
#include "sync/records/form.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace copro::test {

inline std::filesystem::path source(const std::string& path) { return std::filesystem::path(COPRO_SOURCE_DIR) / path; }

inline std::string text_of(const std::string& path) {
    const auto text = read_file(source(path));
    REQUIRE(text.ok());
    return *text;
}

inline Json json_of(const std::string& path) {
    const auto json = parse_json(text_of(path), path);
    REQUIRE(json.ok());
    return *json;
}

inline std::vector<std::filesystem::path> files_of(const std::string& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(source(folder))) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

// One change at a JSON pointer: {"/fee_pence", 0}. A discarded value takes the field away.
struct Change {
    std::string at;
    Json value;
};

inline Json without() { return Json(Json::value_t::discarded); }

inline std::string changed(Json json, const Change& change) {
    const Json::json_pointer pointer(change.at);
    if (change.value.is_discarded())
        json[pointer.parent_pointer()].erase(pointer.back());
    else
        json[pointer] = change.value;
    return json.dump();
}

inline ExpenseRules shipped_rules() {
    std::vector<ExpenseRule> rules;
    for (const auto& file : files_of("config/rules")) {
        const auto text = read_file(file);
        REQUIRE(text.ok());
        auto rule = load_expense_rule(*text, file.filename().string());
        INFO(file.string());
        REQUIRE(rule.ok());
        rules.push_back(rule.take());
    }
    auto all = ExpenseRules::of(std::move(rules));
    REQUIRE(all.ok());
    return all.take();
}

inline MeetingPack sample_pack() {
    auto pack = load_meeting_pack(text_of("config/meetings/better-buses.json"), "better-buses.json");
    REQUIRE(pack.ok());
    return pack.take();
}

inline Date day(const char* text) { return *parse_date(text); }

} // namespace copro::test
