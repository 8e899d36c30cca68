// The report as OpenACR: https://github.com/GSA/openacr. A JSON text is a YAML scalar, so texts are written as JSON.
#include "kiosk/conformance/report.h"
#include "sync/base/json.h"

#include <fmt/format.h>

#include <array>

namespace copro {

namespace {

struct Chapter {
    const char* id;
    const char* component; // of the catalogue: the success criteria are asked of each part of a product
    const char* notes;
};
// In the catalogue's order.
constexpr std::array chapters{
    Chapter{"success_criteria_level_a", "software",
            "Measured on the kiosk itself. What is not listed was not evaluated."},
    Chapter{"success_criteria_level_aa", "software",
            "Measured on the kiosk itself. What is not listed was not evaluated."},
    Chapter{"success_criteria_level_aaa", "software",
            "Measured on the kiosk itself. What is not listed was not evaluated."},
    Chapter{"functional_performance_criteria", "none", "Measured on the kiosk itself."},
    Chapter{"hardware", "none",
            "What hangs on the housing, such as reach, force and braille, is to be checked on site."},
    Chapter{"software", "none", "Measured on the kiosk itself."},
    Chapter{"support_documentation_and_services", "none", "Measured on the kiosk itself."},
    Chapter{"en_301_549_functional_performance", "none", "Measured on the kiosk itself."},
    Chapter{"en_301_549_generic_requirements", "none", "Measured on the kiosk itself."},
};

std::string yaml_text(const std::string& text) {
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

// All rows that bear on one criterion.
struct Adherence {
    int held = 0;
    int fell_short = 0;
    std::string notes;

    void add(const Measured& one) {
        const bool holds = one.finding && one.finding->verdict() != Verdict::falls_short;
        (holds ? held : fell_short) += 1;
        if (!notes.empty()) notes += " ";
        notes += fmt::format("{}: {}.", one.row.id,
                             one.finding ? one.finding->measured : "not measured, " + one.finding.error().text());
        if (!one.finding) return;
        for (std::size_t at = 0; at < std::min<std::size_t>(one.finding->shortfalls.size(), 3); ++at)
            notes += " Falls short: " + one.finding->shortfalls[at] + ".";
        if (!one.finding->on_site.empty()) notes += " To be checked on site: " + one.finding->on_site + ".";
    }
    [[nodiscard]] const char* level() const {
        if (fell_short == 0) return "supports";
        return held > 0 ? "partially-supports" : "does-not-support";
    }
};

// "2.5.8" before "2.5.11".
struct ByNumber {
    bool operator()(const std::string& one, const std::string& other) const {
        const auto parts = [](const std::string& number) {
            std::vector<int> all{0};
            for (const char digit : number) {
                if (digit == '.')
                    all.push_back(0);
                else
                    all.back() = all.back() * 10 + (digit - '0');
            }
            return all;
        };
        return parts(one) < parts(other);
    }
};

std::string chapter_text(const Chapter& chapter, const std::vector<Measured>& all) {
    std::map<std::string, Adherence, ByNumber> criteria;
    for (const Measured& one : all) {
        for (const Criterion& criterion : one.row.criteria) {
            if (std::string_view(criterion.chapter) == chapter.id) criteria[criterion.number].add(one);
        }
    }
    if (criteria.empty()) return {};
    std::string text = fmt::format("  {}:\n    notes: {}\n    criteria:\n", chapter.id, yaml_text(chapter.notes));
    for (const auto& [number, adherence] : criteria) {
        text += fmt::format("      - num: {}\n        components:\n          - name: {}\n            adherence:\n"
                            "              level: {}\n              notes: {}\n",
                            yaml_text(number), chapter.component, adherence.level(), yaml_text(adherence.notes));
    }
    return text;
}

std::string contact_text(const char* name, const ReportFacts& facts) {
    std::string text = std::string(name) + ":\n";
    if (!facts.organisation.empty()) text += "  company_name: " + yaml_text(facts.organisation) + "\n";
    return text + "  email: " + yaml_text(facts.contact) + "\n";
}

} // namespace

std::string open_acr_of(const std::vector<Measured>& all, const ReportFacts& facts) {
    const std::string date =
        fmt::format("{:04}-{:02}-{:02}", static_cast<int>(facts.date.year()), static_cast<unsigned>(facts.date.month()),
                    static_cast<unsigned>(facts.date.day()));
    std::string text;
    text += "title: Copro Accessibility Conformance Report\n";
    text += "product:\n  name: Copro kiosk\n  version: " + yaml_text(facts.version) + "\n";
    text +=
        "  description: A kiosk on which people who use social care sign in, give feedback and claim their costs.\n";
    text += contact_text("author", facts);
    text += "report_date: " + yaml_text(date) + "\n";
    text += "last_modified_date: " + yaml_text(date) + "\n";
    text += "version: 1\n";
    std::string notes = "Each note says the row of the kiosk's own table and the figure that was measured.";
    if (const std::string list = short_of(all); !list.empty()) notes += " Rows that fall short: " + list + ".";
    text += "notes: " + yaml_text(notes) + "\n";
    text += "evaluation_methods_used: " +
            yaml_text("copro-kiosk conformance, on this build: screens laid out and drawn (" + facts.swept +
                      "), whole visits by each way in, a clock that is moved, and the voice's own samples.") +
            "\n";
    text += "license: CC0-1.0\n";
    text += "catalog: 2.5-edition-wcag-2.2-508-eu-en\n";
    text += "chapters:\n";
    for (const Chapter& chapter : chapters) text += chapter_text(chapter, all);
    return text;
}

} // namespace copro
