// A report as rows of typed cells, written as CSV or JSON. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace copro {

// Nothing, yes/no, a number, a text, a list of texts.
using Cell = std::variant<std::monostate, bool, std::int64_t, std::string, std::vector<std::string>>;

// "" of a cell that holds no text.
[[nodiscard]] inline std::string text_of(const Cell& cell) {
    const auto* text = std::get_if<std::string>(&cell);
    return text == nullptr ? std::string() : *text;
}

struct Table {
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
};

// RFC 4180, UTF-8. A text that a spreadsheet would run as a formula gets an apostrophe before it.
[[nodiscard]] std::string to_csv(const Table& table);
// An array of objects with the columns as keys.
[[nodiscard]] std::string to_json(const Table& table);

} // namespace copro
