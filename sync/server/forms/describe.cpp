// What the import tells the person who started it: the questions as they will be asked, and what is not supported.
#include "sync/server/forms/xlsform.h"

#include <fmt/format.h>

namespace copro {

namespace {

std::string line_of(const FormFinding& finding) {
    return fmt::format("  {} {}{}: {}: {}\n", finding.sheet, column_letters(finding.column), finding.row + 1,
                       finding.what, finding.why);
}

std::string part(const XlsForm& form, FormFinding::Kind kind, const std::string& heading) {
    std::string lines;
    for (const FormFinding& finding : form.findings) {
        if (finding.kind == kind) lines += line_of(finding);
    }
    return lines.empty() ? "" : heading + "\n" + lines;
}

std::string rules_of(const Json& question) {
    std::string rules;
    if (question.contains("required")) rules += ", must be answered";
    if (question.contains("show_if")) {
        rules += ", asked if " + question["show_if"]["expression"].get<std::string>();
    }
    if (question.contains("constraint")) {
        rules += ", must be " + question["constraint"]["expression"].get<std::string>();
    }
    return rules;
}

std::string media_of_form(const XlsForm& form) {
    std::size_t bytes = 0;
    for (const auto& [sha256, content] : form.media) bytes += content.size();
    if (form.media.empty()) return {};
    return fmt::format("its own pictures and sounds: {}, {} KiB in all\n", form.media.size(), (bytes + 1023) / 1024);
}

} // namespace

std::string describe_questions(const XlsForm& form) {
    const Json& survey = form.survey;
    std::string languages;
    for (const std::string& one : form.languages) languages += (languages.empty() ? "" : ", ") + one;
    std::string out = fmt::format("{} (id {}, version {}), in {}\n", survey["title"]["en"].get<std::string>(),
                                  survey["id"].get<std::string>(), survey["version"].get<int>(), languages);
    int number = 0;
    for (const Json& question : survey["questions"]) {
        out += fmt::format("{:3}. {} ({}{})\n", ++number, question["id"].get<std::string>(),
                           question["type"].get<std::string>(), rules_of(question));
    }
    return out + media_of_form(form);
}

std::string describe_findings(const XlsForm& form) {
    return part(form, FormFinding::Kind::wrong, "to be put right in the spreadsheet:") +
           part(form, FormFinding::Kind::needed, "not supported, and cannot be left out:") +
           part(form, FormFinding::Kind::left_out, "not supported, and can be left out:");
}

} // namespace copro
