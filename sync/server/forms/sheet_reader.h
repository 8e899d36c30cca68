// The cells of one sheet of an XLSForm under its columns, each with its place for the findings. For xlsform.cpp; one
// thread.
#pragma once

#include "sync/records/form.h"
#include "sync/server/forms/author_media.h"
#include "sync/server/forms/columns.h"

namespace copro {

class SheetReader {
public:
    // All must outlive it. media: nullptr where a sheet has no pictures and no sounds.
    SheetReader(const Sheet& sheet, const std::string& plain_language, std::vector<FormFinding>& findings,
                AuthorMedia* media = nullptr)
        : m_sheet(sheet)
        , m_plain_language(plain_language)
        , m_findings(findings)
        , m_media(media)
        , m_columns(Columns::of(sheet, plain_language, findings)) {}

    [[nodiscard]] std::size_t rows() const { return m_sheet.rows.size(); }
    [[nodiscard]] bool is_empty(std::size_t row) const;
    [[nodiscard]] bool has(const std::string& column) const { return m_columns.find(column).has_value(); }
    // "" without such a column.
    [[nodiscard]] const std::string& cell(std::size_t row, const std::string& column) const;
    // Is there anything under that column, in any language?
    [[nodiscard]] bool has_any(std::size_t row, const std::string& column) const;
    // {"en": …} of label, hint and the like; null where the row has none. Finds fault with words that are too long,
    // that hold ${name}, or that are not there in English.
    [[nodiscard]] Json words(std::size_t row, const std::string& column, std::size_t longest);
    [[nodiscard]] const std::map<std::string, std::size_t>& languages() const {
        return m_columns.languages_of("label");
    }
    // The files of the row's columns image and audio. "bus", "bus.svg" or "bus.png" without such a file: the kiosk's
    // own picture of that name.
    void add_media(std::size_t row, Json& into);
    // Every cell of the row under a column that is not supported.
    void list_others(std::size_t row);

    // what: as in FormFinding; where it is about the cell itself, the column's name.
    void fault(FormFinding::Kind kind, std::size_t row, const std::string& column, const std::string& why);
    void fault(FormFinding::Kind kind, std::size_t row, const std::string& column, const std::string& what,
               const std::string& why);

private:
    [[nodiscard]] const std::map<std::string, std::size_t>& columns_of(const std::string& name) const {
        return m_columns.languages_of(name);
    }
    void add_picture(std::size_t row, const std::string& language, std::size_t column, Json& into);
    void add_sound(std::size_t row, const std::string& language, std::size_t column, Json& into);

    const Sheet& m_sheet;
    std::string m_plain_language;
    std::vector<FormFinding>& m_findings;
    AuthorMedia* m_media;
    Columns m_columns;
};

} // namespace copro
