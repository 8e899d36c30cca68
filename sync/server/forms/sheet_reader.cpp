#include "sync/server/forms/sheet_reader.h"

#include "sync/base/letters.h"

#include <fmt/format.h>

#include <algorithm>

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

bool SheetReader::has_any(std::size_t row, const std::string& column) const {
    const auto& columns = m_columns.languages_of(column);
    return std::any_of(columns.begin(), columns.end(),
                       [&](const auto& one) { return !m_sheet.at(row, one.second).empty(); });
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

void SheetReader::add_media(std::size_t row, Json& into) {
    if (m_media == nullptr) return;
    for (const auto& [language, column] : columns_of("image")) {
        if (!m_sheet.at(row, column).empty()) add_picture(row, language, column, into);
    }
    for (const auto& [language, column] : columns_of("audio")) {
        if (!m_sheet.at(row, column).empty()) add_sound(row, language, column, into);
    }
}

void SheetReader::add_picture(std::size_t row, const std::string& language, std::size_t column, Json& into) {
    const std::string& file = m_sheet.at(row, column);
    // A picture says the same in most languages: the one of the plain column is for all that have none of their own.
    const bool is_for_all = language == m_plain_language || language == "en";
    const auto own = m_media->take(file, MediumUse::picture);
    if (!own) return m_findings.push_back({Kind::wrong, m_sheet.name, row, column, "image", own.error().text()});
    if (*own) {
        into["own_picture"][language] = **own;
        if (is_for_all && !into["own_picture"].contains("en")) into["own_picture"]["en"] = **own;
        return;
    }
    const std::string name = m_media->kiosk_picture(file);
    if (!name.empty() && is_for_all) {
        into["picture"] = name;
        return;
    }
    const std::string why = name.empty() ? "is neither beside the spreadsheet nor one of the kiosk's own pictures"
                                         : "is the kiosk's own, and the same in every language";
    m_findings.push_back({Kind::left_out, m_sheet.name, row, column, "image", "\"" + file + "\" " + why});
}

void SheetReader::add_sound(std::size_t row, const std::string& language, std::size_t column, Json& into) {
    const std::string& file = m_sheet.at(row, column);
    const auto own = m_media->take(file, MediumUse::sound);
    if (!own) return m_findings.push_back({Kind::wrong, m_sheet.name, row, column, "audio", own.error().text()});
    if (*own) {
        into["sound"][language] = **own;
        return;
    }
    m_findings.push_back({Kind::left_out, m_sheet.name, row, column, "audio",
                          "\"" + file + "\" is not beside the spreadsheet; the kiosk reads the words aloud itself"});
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
