// An XLSForm (xlsform.org), as ODK and Kobo use it, read into a meeting's own survey; what is not supported is listed,
// cell by cell, and never lost in silence. Pure; any thread.
#pragma once

#include "sync/base/json.h"
#include "sync/server/forms/workbook.h"

#include <functional>
#include <map>
#include <optional>
#include <set>

namespace copro {

// Something in the spreadsheet that does not come into the survey as it stands.
struct FormFinding {
    enum class Kind {
        wrong,    // a mistake in the spreadsheet: to be put right there
        needed,   // not supported, and without it people would be asked something else than its author meant
        left_out, // not supported, and the questions stay what they are without it
    };
    Kind kind = Kind::wrong;
    std::string sheet;
    std::size_t row = 0;    // from 0
    std::size_t column = 0; // from 0
    std::string what;       // "appearance", "the type image"
    std::string why;        // one plain sentence
};

struct XlsForm {
    // As PROTOCOL.md, "Surveys", lists it: without everything that is in findings.
    Json survey;
    std::vector<std::string> languages; // BCP 47, English first
    std::vector<FormFinding> findings;
    std::map<std::string, std::string> media; // bytes of what `survey` names, by their SHA-256

    [[nodiscard]] bool has(FormFinding::Kind kind) const;
};

// The bytes of a file that lies beside the spreadsheet, or nothing when there is none of that name; an error when it
// cannot be taken. name: as its author wrote it into a cell.
using MediumReader = std::function<Result<std::optional<std::string>>(const std::string& name)>;

// place: the file's name; its stem is the survey's id and title where the spreadsheet gives none. pictures: names that
// every kiosk knows. files: asked for each name in a column image or audio; empty where there are none.
[[nodiscard]] XlsForm read_xlsform(const Workbook& workbook, const std::string& place,
                                   const std::set<std::string>& pictures, const MediumReader& files = {});

// What was read, one line for each question, and every finding: for the person who imports it.
[[nodiscard]] std::string describe_questions(const XlsForm& form);
[[nodiscard]] std::string describe_findings(const XlsForm& form);

// The pictures in assets/pictures, which are on every kiosk of this version.
[[nodiscard]] const std::set<std::string>& kiosk_pictures();
// The codes of assets/words, which every kiosk of this version can be set to.
[[nodiscard]] const std::set<std::string>& kiosk_languages();

} // namespace copro
