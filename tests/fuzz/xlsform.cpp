// A spreadsheet that somebody sends to be imported as a survey: the zip, its XML, and what the cells say.
#include "sync/server/forms/xlsform.h"

#include "sync/records/form.h"
#include "tests/fuzz/fuzz.h"
#include "tests/sync/server/forms/raw_zip.h"

namespace copro::fuzz {

namespace {

std::string row_of(const std::vector<std::string>& cells) {
    std::string row = "<row>";
    for (const std::string& cell : cells) row += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
    return row + "</row>";
}

std::string survey_sheet() {
    return row_of({"type", "name", "label", "relevant", "constraint", "parameters"}) +
           row_of({"integer", "age", "How old are you?", "", ". &gt; 0 and . &lt; 120"}) +
           row_of({"range", "score", "How good?", "${age} &gt; 17", "", "start=1 end=5 step=1"}) +
           row_of({"begin group", "g", "Why"}) + row_of({"text", "why", "Why?", "not(${score} = 3)"}) +
           row_of({"end group"});
}

// Stored, not packed: a changed byte then changes a cell, and not only the packing.
std::vector<std::string> xlsform_seeds() { return {test::zip_of(test::parts_with(survey_sheet())), survey_sheet()}; }

void try_workbook(std::string_view bytes) {
    const auto workbook = read_workbook(bytes, "a.xlsx");
    if (!workbook) {
        promise(!workbook.error().reason.empty(), "a refusal has a reason");
        return promise(workbook.error().place.starts_with("a.xlsx"), "a refusal names the file");
    }
    const XlsForm form = read_xlsform(*workbook, "a.xlsx", {"bus"});
    for (const FormFinding& finding : form.findings) {
        promise(!finding.why.empty() && !finding.what.empty(), "a finding says what and why");
        promise_utf8(finding.what);
        promise_utf8(finding.why);
    }
    promise_utf8(describe_questions(form) + describe_findings(form));
    const bool is_clean = !form.has(FormFinding::Kind::wrong) && !form.has(FormFinding::Kind::needed);
    promise(!is_clean || load_survey(form.survey, "survey").ok(), "what nothing is wrong with can be asked");
}

void try_xlsform(std::string_view bytes) {
    try_workbook(bytes);
    // The same bytes as the sheet inside a whole file: no zip's checksum stands before what they say.
    try_workbook(test::zip_of(test::parts_with(std::string(bytes))));
}

const Registered xlsform_registered{{"xlsform", xlsform_seeds, try_xlsform}};

} // namespace

} // namespace copro::fuzz
