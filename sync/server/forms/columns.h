// The first row of an XLSForm's sheet: which column holds what, in which language. For xlsform.cpp. Any thread.
#pragma once

#include "sync/server/forms/xlsform.h"

#include <map>
#include <optional>

namespace copro {

// A column whose cells are not supported, and why.
struct OtherColumn {
    std::size_t column = 0;
    std::string header;
    FormFinding::Kind kind = FormFinding::Kind::left_out;
    std::string why;
};

class Columns {
public:
    // plain_language: of "label" without a language behind it. Headers that say nothing here become findings.
    [[nodiscard]] static Columns of(const Sheet& sheet, const std::string& plain_language,
                                    std::vector<FormFinding>& findings);

    // "type", "name", "relevant" …: spelt as xlsform.org does, in small letters. None when the sheet has no such
    // column.
    [[nodiscard]] std::optional<std::size_t> find(const std::string& name) const;
    // "label", "hint", "constraint_message", "required_message", "image", "audio": the column of each language.
    [[nodiscard]] const std::map<std::string, std::size_t>& languages_of(const std::string& name) const;
    [[nodiscard]] const std::vector<OtherColumn>& others() const { return m_others; }

private:
    std::map<std::string, std::size_t> m_plain;
    std::map<std::string, std::map<std::string, std::size_t>> m_by_language;
    std::vector<OtherColumn> m_others;
};

} // namespace copro
