// The report: a row for every rule, a shortfall that cannot be missed, and OpenACR that reads as YAML.
#include "kiosk/conformance/report.h"
#include "rig_fixture.h"
#include "sync/base/files.h"
#include "sync/base/json.h"

#include <map>
#include <regex>
#include <set>
#include <sstream>

using namespace copro;
using namespace copro::test;

namespace {

struct Line {
    std::size_t indent = 0;
    std::string text;
};

std::vector<Line> lines_of(const std::string& yaml) {
    std::vector<Line> lines;
    std::istringstream in(yaml);
    for (std::string line; std::getline(in, line);) {
        const std::size_t indent = line.find_first_not_of(' ');
        if (indent != std::string::npos) lines.push_back({indent, line.substr(indent)});
    }
    return lines;
}

// Block mappings and sequences, with plain or double-quoted scalars: what the report is made of.
class YamlReader {
public:
    explicit YamlReader(const std::string& yaml)
        : m_lines(lines_of(yaml)) {}
    Json read() {
        const Json all = block(0);
        REQUIRE(m_at == m_lines.size());
        return all;
    }

private:
    static Json scalar(const std::string& text) {
        if (text.starts_with('"')) return Json::parse(text);
        // A plain scalar with these would be read as something else.
        INFO(text);
        CHECK(text.find(": ") == std::string::npos);
        CHECK(text.find(" #") == std::string::npos);
        return text;
    }
    Json block(std::size_t indent) {
        REQUIRE(m_at < m_lines.size());
        Json all;
        while (m_at < m_lines.size() && m_lines[m_at].indent == indent) {
            Line& line = m_lines[m_at];
            if (line.text.starts_with("- ")) {
                line = {indent + 2, line.text.substr(2)};
                all.push_back(block(indent + 2));
                continue;
            }
            const std::size_t colon = line.text.find(':');
            REQUIRE(colon != std::string::npos);
            const std::string key = line.text.substr(0, colon);
            const std::string value = line.text.size() > colon + 2 ? line.text.substr(colon + 2) : "";
            INFO(key);
            CHECK_FALSE(all.contains(key));
            ++m_at;
            if (!value.empty())
                all[key] = scalar(value);
            else
                all[key] = block(m_lines.at(m_at).indent);
        }
        return all;
    }
    std::vector<Line> m_lines;
    std::size_t m_at = 0;
};

Result<Finding> no_finding(Rig&) { return Finding{}; }

Measured row(const char* id, Result<Finding> finding, std::vector<Criterion> criteria) {
    return {{id, "asks", "clause", "required", no_finding, std::move(criteria)}, std::move(finding)};
}

std::vector<Measured> some_rows() {
    const Criterion first{"success_criteria_level_a", "1.4.1"};
    const Criterion second{"success_criteria_level_a", "1.4.11"};
    return {row("V1", Finding{"12.7 mm: \"wide\" # all", {}, ""}, {first, second}),
            row("V2", Finding{"3 mm", {"too small"}, ""}, {first, {"hardware", "402.4"}}),
            row("S5", Finding{"6 dB", {}, "the sound level"}, {{"hardware", "402.3.1"}}),
            row("O1", Error{ErrorKind::unavailable, "voice", "is not there"}, {{"software", "502.3.1"}})};
}

ReportFacts some_facts() {
    return {"1.2.3", "Example Charity", "access@charity.example",
            Date{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(5)}, "9 screens"};
}

} // namespace

TEST_CASE("every row of the rules is there once, with a clause and a figure that is asked for") {
    std::set<std::string> ids;
    for (const Row& one : all_rows()) {
        INFO(one.id);
        CHECK(ids.insert(one.id).second);
        CHECK_FALSE(std::string(one.asks).empty());
        CHECK_FALSE(std::string(one.clause).empty());
        CHECK_FALSE(std::string(one.required).empty());
    }
    const std::map<char, int> families{{'V', 9}, {'S', 13}, {'O', 14}, {'C', 6}};
    for (const auto& [family, count] : families) {
        for (int number = 1; number <= count; ++number) {
            INFO(family << number);
            CHECK(ids.count(std::string(1, family) + std::to_string(number)) == 1);
        }
    }
    CHECK(ids.size() == 42);
}

TEST_CASE("every row has a test that breaks the kiosk and sees that row fall short") {
    std::string names;
    for (const char* file : {"look", "heard", "operated", "content"}) {
        const auto text = read_file(source("tests/kiosk/conformance") / (std::string(file) + "_rows_test.cpp"));
        REQUIRE(text.ok());
        std::istringstream in(*text);
        for (std::string line; std::getline(in, line);) {
            if (line.starts_with("TEST_CASE(") && line.find(" fall") != std::string::npos) names += line + "\n";
        }
    }
    for (const Row& one : all_rows()) {
        INFO(one.id);
        CHECK(std::regex_search(names, std::regex("\\b" + std::string(one.id) + "\\b")));
    }
}

TEST_CASE("what falls short and what could not be measured are both told, and neither is a pass") {
    const std::vector<Measured> rows = some_rows();
    CHECK(short_of(rows) == "V2, O1");
    const std::string table = table_of(rows);
    for (const char* words : {"V1   pass", "V2   FALLS SHORT", "short:    too small", "S5   pass, rest on site",
                              "to be checked on site: the sound level", "O1   NOT MEASURED", "voice: is not there"}) {
        INFO(table);
        CHECK(table.find(words) != std::string::npos);
    }
}

TEST_CASE("the OpenACR report is YAML with what its schema requires") {
    const Json report = YamlReader(open_acr_of(some_rows(), some_facts())).read();
    CHECK(report["title"] == "Copro Accessibility Conformance Report");
    CHECK(report["product"]["name"] == "Copro kiosk");
    CHECK(report["product"]["version"] == "1.2.3");
    CHECK(report["author"]["email"] == "access@charity.example");
    CHECK(report["author"]["company_name"] == "Example Charity");
    CHECK(report["report_date"] == "2026-11-05");
    CHECK(report["catalog"] == "2.5-edition-wcag-2.2-508-eu-en");
    const Json& criteria = report["chapters"]["success_criteria_level_a"]["criteria"];
    REQUIRE(criteria.size() == 2);
    CHECK(criteria[0]["num"] == "1.4.1");
    CHECK(criteria[1]["num"] == "1.4.11"); // by number, not by letter
    const Json& both = criteria[0]["components"][0];
    CHECK(both["name"] == "software");
    CHECK(both["adherence"]["level"] == "partially-supports");
    CHECK(both["adherence"]["notes"] == "V1: 12.7 mm: \"wide\" # all. V2: 3 mm. Falls short: too small.");
    const Json& hardware = report["chapters"]["hardware"]["criteria"];
    CHECK(hardware[0]["num"] == "402.3.1");
    CHECK(hardware[0]["components"][0]["adherence"]["notes"] == "S5: 6 dB. To be checked on site: the sound level.");
    CHECK(hardware[1]["components"][0]["adherence"]["level"] == "does-not-support");
    CHECK(report["chapters"]["software"]["criteria"][0]["components"][0]["adherence"]["level"] == "does-not-support");
}

TEST_CASE("each criterion that a row is told of is one of the catalogue's, in a chapter of the report") {
    // Of GSA/openacr, catalogue 2.5-edition-wcag-2.2-508-eu-en: those that a kiosk can be measured against.
    const std::map<std::string, std::set<std::string>> catalogue{
        {"success_criteria_level_a",
         {"1.1.1", "1.4.1", "2.1.1", "2.1.2", "2.2.1", "2.3.1", "2.5.1", "2.5.2", "3.1.1", "3.2.6", "3.3.1", "3.3.7",
          "4.1.2"}},
        {"success_criteria_level_aa",
         {"1.4.3", "1.4.4", "1.4.10", "1.4.11", "2.4.7", "2.4.11", "2.5.7", "2.5.8", "3.2.3", "3.3.3", "3.3.4", "3.3.8",
          "4.1.3"}},
        {"success_criteria_level_aaa",
         {"1.4.6", "2.1.3", "2.2.5", "2.2.6", "2.3.2", "2.3.3", "2.4.12", "2.4.13", "2.5.5", "2.5.6", "3.1.3", "3.1.5",
          "3.3.6", "3.3.9"}},
        {"functional_performance_criteria", {"302.1", "302.4", "302.6", "302.7", "302.9"}},
        {"hardware",
         {"402.2.1", "402.2.2", "402.2.3", "402.2.4", "402.3.1", "402.3.2", "402.4", "403.1", "405.1", "407.4",
          "407.5"}},
        {"software", {"502.3.1"}},
        {"support_documentation_and_services", {"603.3"}},
        {"en_301_549_functional_performance",
         {"4.2.1", "4.2.2", "4.2.3", "4.2.4", "4.2.5", "4.2.6", "4.2.7", "4.2.9", "4.2.10", "4.2.11"}},
        {"en_301_549_generic_requirements",
         {"5.1.2.2",  "5.1.3.1",  "5.1.3.2",  "5.1.3.3",  "5.1.3.4",  "5.1.3.5",  "5.1.3.6",  "5.1.3.8", "5.1.3.9",
          "5.1.3.10", "5.1.3.11", "5.1.3.12", "5.1.3.13", "5.1.3.14", "5.1.3.15", "5.1.3.16", "5.1.4",   "5.1.5",
          "5.1.6.1",  "5.1.6.2",  "5.1.7",    "5.2",      "5.3",      "5.7",      "5.8",      "5.9"}},
    };
    std::vector<Measured> all;
    for (const Row& one : all_rows()) {
        for (const Criterion& criterion : one.criteria) {
            INFO(one.id << " " << criterion.chapter << " " << criterion.number);
            REQUIRE(catalogue.count(criterion.chapter) == 1);
            CHECK(catalogue.at(criterion.chapter).count(criterion.number) == 1);
        }
        all.push_back({one, Finding{"a figure", {}, ""}});
    }
    const Json report = YamlReader(open_acr_of(all, some_facts())).read();
    for (const auto& [chapter, numbers] : catalogue) {
        INFO(chapter);
        CHECK(report["chapters"][chapter]["criteria"].size() == numbers.size());
    }
}
