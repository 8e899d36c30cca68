#include "sync/server/forms/cell_format.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstring>
#include <set>

namespace copro {

namespace {

const char* plain_name(const pugi::xml_node& node) {
    const char* colon = std::strchr(node.name(), ':');
    return colon == nullptr ? node.name() : colon + 1;
}

// ECMA-376 part 1, 18.8.30: the numbers of the formats that every program knows.
bool is_day_number(unsigned format) { return (format >= 14 && format <= 17) || format == 22; }

// "dd/mm/yyyy", not "0.00" nor "[Red]General": day or year outside quotes and brackets.
bool is_day_code(std::string_view code) {
    char closing = 0;
    for (const char letter : code) {
        if (closing != 0) {
            if (letter == closing) closing = 0;
        } else if (letter == '"') {
            closing = '"';
        } else if (letter == '[') {
            closing = ']';
        } else if (letter == 'd' || letter == 'y' || letter == 'D' || letter == 'Y') {
            return true;
        }
    }
    return false;
}

constexpr double last_day = 2'958'465; // 31 December 9999

} // namespace

CellFormats CellFormats::of(const pugi::xml_document& styles, bool from_1904) {
    CellFormats formats;
    formats.m_from_1904 = from_1904;
    std::set<unsigned> days;
    for (const pugi::xml_node& part : styles.document_element().children()) {
        const std::string_view name = plain_name(part);
        for (const pugi::xml_node& one : part.children()) {
            const unsigned number = one.attribute("numFmtId").as_uint(0);
            if (name == "numFmts" && is_day_code(one.attribute("formatCode").value())) days.insert(number);
            if (name == "cellXfs") formats.m_is_day.push_back(is_day_number(number) || days.contains(number));
        }
    }
    return formats;
}

std::string CellFormats::shown(const std::string& number, std::size_t format) const {
    double value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc() || end != number.data() + number.size()) return number;
    const bool is_day = format < m_is_day.size() && m_is_day[format] && value >= 1 && value <= last_day;
    // As the shortest that is the same number: 0.1, not 0.10000000000000001.
    if (!is_day) return std::abs(value) < 1e15 ? fmt::format("{}", value) : number;
    using namespace std::chrono;
    // Day 60 of a file from 1900 is the 29 February that 1900 did not have.
    const sys_days start =
        m_from_1904 ? sys_days{year{1904} / 1 / 1} : sys_days{year{1899} / 12 / (value < 60 ? 31 : 30)};
    const year_month_day day{start + days{static_cast<int>(value)}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

namespace {

// How many bytes the letter at the front has; 0 for what is not UTF-8 (RFC 3629).
std::size_t letter_bytes(std::string_view text) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return 1;
    const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < size) return 0;
    for (std::size_t at = 1; at < size; ++at) {
        if ((byte(at) & 0xC0U) != 0x80U) return 0;
    }
    const unsigned char second = byte(1);
    const bool is_other = (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
                          (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
    return is_other ? 0 : size;
}

} // namespace

Result<std::string> tidy(const std::string& text, const std::string& place) {
    std::string tidied;
    bool wants_space = false;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t size = letter_bytes(rest);
        if (size == 0) return invalid(place, "a text is not UTF-8");
        // "_x000D_": how a spreadsheet writes the end of a line of Windows; U+00A0 comes with what is pasted.
        const bool is_return = rest.starts_with("_x000D_");
        const bool is_space = static_cast<unsigned char>(rest.front()) <= ' ' || rest.starts_with("\xC2\xA0");
        if (is_space || is_return) {
            wants_space = !tidied.empty();
            rest.remove_prefix(is_return ? 7 : size);
            continue;
        }
        if (wants_space) tidied += ' ';
        wants_space = false;
        tidied += rest.substr(0, size);
        rest.remove_prefix(size);
    }
    return tidied;
}

} // namespace copro
