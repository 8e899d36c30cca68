// Sheets as they come out of the import, and what it found fault with; for the tests beside it. One thread.
#pragma once

#include "spreadsheet.h"
#include "sync/records/form.h"
#include "sync/server/forms/xlsform.h"

namespace copro::test {

inline const Rows yes_no{{"list_name", "name", "label::English (en)", "label::Cymraeg (cy)", "media::image"},
                         {"yn", "yes", "Yes", "Ie", "yes.svg"},
                         {"yn", "no", "No", "Na", ""}};

inline XlsForm form_of(const Sheets& sheets, const std::string& name = "buses.xlsx") {
    const Spreadsheet file(sheets);
    const auto workbook = read_workbook(file.bytes(), name);
    REQUIRE(workbook.ok());
    return read_xlsform(*workbook, name, {"bus", "yes"});
}

// "kind: sheet cell: why", as the person who imports is told.
inline std::string text_of(const FormFinding& one) {
    using Kind = FormFinding::Kind;
    const std::string kind = one.kind == Kind::wrong ? "wrong" : one.kind == Kind::needed ? "needed" : "left out";
    return kind + ": " + one.sheet + " " + column_letters(one.column) + std::to_string(one.row + 1) + ": " + one.why;
}

// The only fault that was found with a survey.
inline std::string only_finding(const Rows& survey, const Rows& choices = yes_no, const Rows& settings = {}) {
    XlsForm form = form_of({survey, choices, settings});
    INFO(describe_findings(form));
    std::erase_if(form.findings, [](const FormFinding& one) { return one.what == "the list yn"; });
    REQUIRE(form.findings.size() == 1);
    return text_of(form.findings.front());
}

// The last question of a survey with which nothing is wrong.
inline Json question_of(const Rows& survey, const Rows& choices = yes_no) {
    XlsForm form = form_of({survey, choices, {}});
    std::erase_if(form.findings, [](const FormFinding& one) { return one.what == "the list yn"; });
    INFO(describe_findings(form));
    REQUIRE(form.findings.empty());
    const auto loaded = load_survey(form.survey, "survey");
    INFO((loaded.ok() ? "" : loaded.error().text()));
    REQUIRE(loaded.ok());
    return form.survey["questions"].back();
}

} // namespace copro::test
