#include "sync/server/forms/sheet_reader.h"

#include "sync/base/letters.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace copro {

namespace {

using Kind = FormFinding::Kind;

} // namespace

bool SheetReader::is_empty(std::size_t row) const {
    const auto& cells = m_sheet.rows[row];
    return std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return cell.empty(); });
}

const std::string& SheetReader::cell(std::size_t row, const std::string& column) const {
    static const std::string nothing;
    const auto at = m_columns.find(column);
    return at ? m_sheet.at(row, *at) : nothing;
}

Json SheetReader::words(std::size_t row, const std::string& column, std::size_t longest) {
    Json words;
    std::size_t first = 0;
    for (const auto& [language, at] : m_columns.languages_of(column)) {
        const std::string& text = m_sheet.at(row, at);
        if (text.empty()) continue;
        first = at;
        if (count_letters(text) > longest) {
            m_findings.push_back(
                {Kind::wrong, m_sheet.name, row, at, column,
                 fmt::format("it has {} letters, and a screen has room for {}", count_letters(text), longest)});
        } else if (text.find("${") != std::string::npos) {
            m_findings.push_back(
                {Kind::needed, m_sheet.name, row, at, column, "answers cannot stand in the words of another question"});
        } else {
            words[language] = text;
            continue;
        }
        // So that only this is found fault with.
        words[language] = "-";
    }
    if (!words.is_null() && !words.contains("en")) {
        m_findings.push_back({Kind::wrong, m_sheet.name, row, first, column,
                              "it is not there in English, the language to fall back on"});
        words["en"] = "-";
    }
    return words;
}

void SheetReader::add_picture(std::size_t row, const std::set<std::string>& pictures, Json& into) {
    const std::string& file = cell(row, "image");
    if (file.empty()) return;
    const std::filesystem::path path(file);
    const std::string kind = path.extension().string();
    const std::string name = path.stem().string();
    if ((kind.empty() || kind == ".svg" || kind == ".png") && pictures.contains(name) && !path.has_parent_path())
        into["picture"] = name;
    else
        fault(Kind::left_out, row, "image", "\"" + file + "\" is not one of the kiosk's own pictures");
}

void SheetReader::list_others(std::size_t row) {
    for (const OtherColumn& other : m_columns.others()) {
        const std::string& text = m_sheet.at(row, other.column);
        if (!text.empty()) m_findings.push_back({other.kind, m_sheet.name, row, other.column, other.header, other.why});
    }
}

void SheetReader::fault(Kind kind, std::size_t row, const std::string& column, const std::string& why) {
    fault(kind, row, column, column, why);
}

void SheetReader::fault(Kind kind, std::size_t row, const std::string& column, const std::string& what,
                        const std::string& why) {
    const auto& by_language = m_columns.languages_of(column);
    const std::size_t worded = by_language.empty() ? 0 : by_language.begin()->second;
    m_findings.push_back({kind, m_sheet.name, row, m_columns.find(column).value_or(worded), what, why});
}

} // namespace copro
