#include "sync/server/forms/workbook.h"

#include "sync/server/forms/cell_format.h"
#include "sync/server/forms/xlsx_parts.h"

#include <charconv>
#include <cstring>
#include <map>

namespace copro {

namespace {

constexpr std::size_t most_sheets = 30;
constexpr std::size_t most_rows = 5000;
constexpr std::size_t most_columns = 300;
constexpr std::size_t most_letters = 10'000;
constexpr std::size_t most_shared = 100'000;
constexpr std::size_t most_letters_of_all = 4UL << 20U;

// Some programs give the elements a prefix: x:row, x:c.
bool is_named(const pugi::xml_node& node, const char* name) {
    const char* colon = std::strchr(node.name(), ':');
    return std::strcmp(colon == nullptr ? node.name() : colon + 1, name) == 0;
}
pugi::xml_node child_of(const pugi::xml_node& node, const char* name) {
    return node.find_child([name](const pugi::xml_node& child) { return is_named(child, name); });
}

// <si> and <is>: one <t>, or several <r> with a <t> each for letters of several looks. <rPh>, how it is read aloud in
// Japanese, is no part of it.
std::string text_in(const pugi::xml_node& node) {
    std::string text;
    for (const pugi::xml_node& child : node.children()) {
        if (is_named(child, "t")) text += child.text().get();
        if (is_named(child, "r")) text += child_of(child, "t").text().get();
    }
    return text;
}

// "C12" -> row 11, column 2. False for anything else.
bool read_reference(std::string_view reference, std::size_t& row, std::size_t& column) {
    std::size_t at = 0;
    std::size_t letters = 0;
    for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z' && at < 3; ++at) {
        letters = letters * 26 + static_cast<std::size_t>(reference[at] - 'A') + 1;
    }
    std::size_t number = 0;
    const char* end = reference.data() + reference.size();
    const auto [stopped, error] = std::from_chars(reference.data() + at, end, number);
    if (at == 0 || error != std::errc() || stopped != end || number == 0) return false;
    row = number - 1;
    column = letters - 1;
    return true;
}

class Reader {
public:
    Reader(XlsxParts& parts, std::string place)
        : m_parts(parts)
        , m_place(std::move(place)) {}

    Result<Workbook> run() {
        const auto document = TRY(m_parts.xml("xl/workbook.xml"));
        const pugi::xml_node root = document->document_element();
        const std::string_view from_1904 = child_of(root, "workbookPr").attribute("date1904").value();
        TRY(read_shared());
        if (m_parts.has("xl/styles.xml")) {
            const auto styles = TRY(m_parts.xml("xl/styles.xml"));
            m_formats = CellFormats::of(*styles, from_1904 == "1" || from_1904 == "true");
        }
        TRY(read_targets());
        Workbook workbook;
        for (const pugi::xml_node& sheet : child_of(root, "sheets").children()) {
            if (!is_named(sheet, "sheet")) continue;
            if (workbook.sheets.size() == most_sheets) return invalid(m_place, "there are too many sheets");
            workbook.sheets.push_back(TRY(read_sheet(sheet)));
        }
        if (workbook.sheets.empty()) return invalid(m_place, "there are no sheets in it");
        return workbook;
    }

private:
    Result<void> read_shared() {
        if (!m_parts.has("xl/sharedStrings.xml")) return {};
        const auto document = TRY(m_parts.xml("xl/sharedStrings.xml"));
        for (const pugi::xml_node& item : document->document_element().children()) {
            if (!is_named(item, "si")) continue;
            if (m_shared.size() == most_shared) return invalid(m_place, "there are too many texts");
            // Once for each text, however many cells point at it.
            std::string text = TRY(tidied(text_in(item), m_place + ", shared texts"));
            m_shared.push_back(std::move(text));
        }
        return {};
    }

    // Which part of the zip holds the sheet with that relationship id.
    Result<void> read_targets() {
        const auto document = TRY(m_parts.xml("xl/_rels/workbook.xml.rels"));
        for (const pugi::xml_node& one : document->document_element().children()) {
            std::string target = one.attribute("Target").value();
            // From the folder xl/, or from the top.
            target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
            m_targets[one.attribute("Id").value()] = target;
        }
        return {};
    }

    Result<Sheet> read_sheet(const pugi::xml_node& entry) {
        Sheet sheet;
        sheet.name = entry.attribute("name").value();
        const auto target = m_targets.find(entry.attribute("r:id").value());
        if (target == m_targets.end()) return invalid(m_place, "the sheet " + sheet.name + " is not in the file");
        const auto document = TRY(m_parts.xml(target->second));
        std::size_t next_row = 0;
        for (const pugi::xml_node& row : child_of(document->document_element(), "sheetData").children()) {
            if (!is_named(row, "row")) continue;
            next_row = row.attribute("r").as_ullong(next_row + 1) - 1;
            TRY(read_row(row, sheet, next_row));
            ++next_row;
        }
        return sheet;
    }

    Result<void> read_row(const pugi::xml_node& node, Sheet& sheet, std::size_t row) {
        std::size_t column = 0;
        for (const pugi::xml_node& cell : node.children()) {
            if (!is_named(cell, "c")) continue;
            const std::string_view reference = cell.attribute("r").value();
            if (!reference.empty() && !read_reference(reference, row, column)) {
                return invalid(m_place, "the sheet " + sheet.name + " has a cell without a place");
            }
            std::string text = TRY(text_of(cell, sheet.name));
            const std::size_t here = column++;
            if (text.empty()) continue;
            m_letters += text.size();
            if (row >= most_rows || here >= most_columns || m_letters > most_letters_of_all) {
                return invalid(m_place, "the sheet " + sheet.name + " is too large for a survey");
            }
            if (sheet.rows.size() <= row) sheet.rows.resize(row + 1);
            std::vector<std::string>& cells = sheet.rows[row];
            if (cells.size() <= here) cells.resize(here + 1);
            cells[here] = std::move(text);
        }
        return {};
    }

    Result<std::string> text_of(const pugi::xml_node& cell, const std::string& sheet) const {
        const std::string_view kind = cell.attribute("t").value();
        const std::string value = child_of(cell, "v").text().get();
        std::string text = value;
        if (kind == "s") {
            std::size_t index = 0;
            const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), index);
            if (error != std::errc() || end != value.data() + value.size() || index >= m_shared.size()) {
                return invalid(m_place, "the sheet " + sheet + " has a text that is not in the file");
            }
            return m_shared[index];
        } else if (kind == "inlineStr") {
            text = text_in(child_of(cell, "is"));
        } else if (kind == "b") {
            text = value == "1" ? "TRUE" : "FALSE";
        } else if (kind.empty() || kind == "n") {
            text = m_formats.shown(value, cell.attribute("s").as_uint(0));
        }
        return tidied(text, m_place + ", sheet " + sheet);
    }

    // Refused before any work is done on it.
    static Result<std::string> tidied(const std::string& text, const std::string& place) {
        if (text.size() > most_letters) return invalid(place, "has a text that is too long for a survey");
        return tidy(text, place);
    }

    XlsxParts& m_parts;
    std::string m_place;
    std::vector<std::string> m_shared;
    std::size_t m_letters = 0; // of all cells so far
    std::map<std::string, std::string> m_targets;
    CellFormats m_formats;
};

} // namespace

const std::string& Sheet::at(std::size_t row, std::size_t column) const {
    static const std::string nothing;
    return row < rows.size() && column < rows[row].size() ? rows[row][column] : nothing;
}

const Sheet* Workbook::find(std::string_view name) const {
    for (const Sheet& sheet : sheets) {
        if (sheet.name == name) return &sheet;
    }
    return nullptr;
}

std::string column_letters(std::size_t column) {
    std::string letters;
    for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
    }
    return letters;
}

Result<Workbook> read_workbook(std::string_view bytes, const std::string& place) {
    XlsxParts parts = TRY(XlsxParts::open(bytes, place));
    return Reader(parts, place).run();
}

} // namespace copro
