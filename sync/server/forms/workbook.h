// A spreadsheet as sheets of texts: what a person sees in each cell, whatever kind it is. Values; any thread.
#pragma once

#include "sync/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace copro {

struct Sheet {
    std::string name;
    // From the first row and column; rows may be shorter than others, and are empty where the sheet has none.
    std::vector<std::vector<std::string>> rows;

    // Both from 0; "" outside.
    [[nodiscard]] const std::string& at(std::size_t row, std::size_t column) const;
};

struct Workbook {
    std::vector<Sheet> sheets;
    [[nodiscard]] const Sheet* find(std::string_view name) const;
};

// "A", "B" … "AA": what a spreadsheet writes above a column, from 0.
[[nodiscard]] std::string column_letters(std::size_t column);

// Texts without spaces at their ends; numbers as they are typed, "5" for 5.0; TRUE and FALSE; dates as 2026-11-22; the
// last worked out value of a formula. Refuses what is damaged or too large. place: the file's name.
[[nodiscard]] Result<Workbook> read_workbook(std::string_view bytes, const std::string& place);

} // namespace copro
