#include "sync/server/forms/columns.h"

#include "sync/records/local_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace copro {

namespace {

using Kind = FormFinding::Kind;

const std::set<std::string> plain_columns{"type",       "name",       "list_name", "required",   "relevant",
                                          "constraint", "appearance", "default",   "parameters", "readonly"};
const std::set<std::string> columns_by_language{"label", "hint", "required_message", "constraint_message",
                                                "image", "audio"};
// Other spellings of the same (xlsform.org, and older forms).
const std::map<std::string, std::string> spellings{
    {"relevance", "relevant"},
    {"read_only", "readonly"},
    {"list name", "list_name"},
    {"value", "name"},
    {"required message", "required_message"},
    {"caption", "label"},
    {"constraint message", "constraint_message"},
    {"media::image", "image"},
    {"media:image", "image"},
    {"media::audio", "audio"},
    {"media:audio", "audio"},
};

struct Unsupported {
    const char* start;
    Kind kind;
    const char* why;
};
const Unsupported unsupported[] = {
    {"choice_filter", Kind::needed, "all answers of a list are shown; write one list for each case"},
    {"calculation", Kind::needed, "nothing is calculated here"},
    {"repeat_count", Kind::needed, "questions are not repeated here"},
    {"trigger", Kind::needed, "nothing is calculated here"},
    {"video", Kind::left_out, "no video is played here"},
    {"media::video", Kind::left_out, "no video is played here"},
    {"big-image", Kind::left_out, "a picture has one size here"},
    {"media::big-image", Kind::left_out, "a picture has one size here"},
    {"guidance_hint", Kind::left_out, "there is no paper for interviewers here"},
    {"autoplay", Kind::left_out, "people choose themselves when the kiosk speaks"},
    {"bind::", Kind::needed, "settings of other programs are not understood here"},
    {"body::", Kind::left_out, "settings of other programs are not understood here"},
    {"instance::", Kind::left_out, "settings of other programs are not understood here"},
};

std::string small_letters(std::string text) {
    for (char& letter : text) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return text;
}

std::string without_spaces_around(std::string text) {
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

// "label::Cymraeg (cy)" -> "label" and "Cymraeg (cy)"; "media::image" stays whole.
std::pair<std::string, std::string> split_header(const std::string& header) {
    std::size_t from = 0;
    if (small_letters(header).starts_with("media:")) from = header.find_first_not_of(':', 5);
    const std::size_t colon = header.find(':', std::min(from, header.size()));
    if (colon == std::string::npos) return {small_letters(header), ""};
    const std::size_t after = std::min(header.find_first_not_of(':', colon), header.size());
    return {without_spaces_around(small_letters(header.substr(0, colon))), without_spaces_around(header.substr(after))};
}

// "Cymraeg (cy)" -> "cy"; "" without a code in brackets at its end.
std::string code_in(const std::string& language) {
    const std::size_t open = language.rfind('(');
    if (open == std::string::npos || language.back() != ')') return is_language_code(language) ? language : "";
    const std::string code = language.substr(open + 1, language.size() - open - 2);
    return is_language_code(code) ? code : "";
}

} // namespace

Columns Columns::of(const Sheet& sheet, const std::string& plain_language, std::vector<FormFinding>& findings) {
    Columns columns;
    const std::size_t count = sheet.rows.empty() ? 0 : sheet.rows.front().size();
    const auto find_fault = [&](std::size_t column, Kind kind, const std::string& why) {
        findings.push_back({kind, sheet.name, 0, column, "the column " + sheet.at(0, column), why});
    };
    for (std::size_t column = 0; column < count; ++column) {
        const std::string& header = sheet.at(0, column);
        if (header.empty()) continue;
        auto [name, language] = split_header(header);
        if (const auto other = spellings.find(name); other != spellings.end()) name = other->second;
        if (columns_by_language.contains(name)) {
            const std::string code = language.empty() ? plain_language : code_in(language);
            if (code.empty()) {
                find_fault(column, Kind::wrong, "write the language's code in brackets, as label::English (en)");
            } else if (!columns.m_by_language[name].emplace(code, column).second) {
                find_fault(column, Kind::wrong, "this language stands twice");
            }
        } else if (plain_columns.contains(name) && language.empty()) {
            if (!columns.m_plain.emplace(name, column).second) find_fault(column, Kind::wrong, "it stands twice");
        } else {
            const std::string whole = small_letters(header);
            const auto* known = std::find_if(std::begin(unsupported), std::end(unsupported),
                                             [&](const Unsupported& one) { return whole.starts_with(one.start); });
            if (known != std::end(unsupported))
                columns.m_others.push_back({column, header, known->kind, known->why});
            else
                find_fault(column, Kind::left_out, "its cells are not used here");
        }
    }
    return columns;
}

std::optional<std::size_t> Columns::find(const std::string& name) const {
    const auto found = m_plain.find(name);
    return found == m_plain.end() ? std::nullopt : std::optional(found->second);
}

const std::map<std::string, std::size_t>& Columns::languages_of(const std::string& name) const {
    static const std::map<std::string, std::size_t> none;
    const auto found = m_by_language.find(name);
    return found == m_by_language.end() ? none : found->second;
}

} // namespace copro
