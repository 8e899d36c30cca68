// Spreadsheets as people's own programs write them (libxlsxwriter), made in memory for the tests. One thread.
#pragma once

#include "sync/base/bytes.h"
#include "sync/base/files.h"

#include <catch2/catch.hpp>
#include <xlsxwriter.h>

#include <filesystem>
#include <map>

namespace copro::test {

using Rows = std::vector<std::vector<std::string>>;

struct Sheets {
    Rows survey;
    Rows choices;
    Rows settings;
};

inline void write_sheet(lxw_workbook* book, const char* name, const Rows& rows) {
    if (rows.empty()) return;
    lxw_worksheet* sheet = workbook_add_worksheet(book, name);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            if (rows[row][column].empty()) continue;
            worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                   rows[row][column].c_str(), nullptr);
        }
    }
}

// A file that is gone again at the end, and what is in it. fill(lxw_workbook*) writes the sheets.
class Spreadsheet {
public:
    template <typename Fill>
    explicit Spreadsheet(Fill fill, bool inline_texts = false) {
        lxw_workbook_options options{};
        options.constant_memory = inline_texts ? LXW_TRUE : LXW_FALSE;
        lxw_workbook* book = workbook_new_opt(m_path.c_str(), &options);
        REQUIRE(book != nullptr);
        fill(book);
        REQUIRE(workbook_close(book) == LXW_NO_ERROR);
        const auto read = read_file(m_path);
        REQUIRE(read.ok());
        m_bytes = *read;
    }
    explicit Spreadsheet(const Sheets& sheets)
        : Spreadsheet([&](lxw_workbook* book) {
            write_sheet(book, "survey", sheets.survey);
            write_sheet(book, "choices", sheets.choices);
            write_sheet(book, "settings", sheets.settings);
        }) {}
    Spreadsheet(const Spreadsheet&) = delete;
    Spreadsheet& operator=(const Spreadsheet&) = delete;
    ~Spreadsheet() {
        std::error_code code;
        std::filesystem::remove(m_path, code);
    }

    [[nodiscard]] const std::string& bytes() const { return m_bytes; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path =
        std::filesystem::temp_directory_path() / ("survey-" + Uuid::random().text() + ".xlsx");
    std::string m_bytes;
};

} // namespace copro::test
