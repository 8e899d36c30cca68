// How a spreadsheet shows a number: as a day when its format is one, else as it is typed. For workbook.cpp. Any thread.
#pragma once

#include "sync/base/result.h"

#include <pugixml.hpp>

#include <string>
#include <vector>

namespace copro {

class CellFormats {
public:
    // from_1904: days are counted from 1904, as old Macintosh files do.
    [[nodiscard]] static CellFormats of(const pugi::xml_document& styles, bool from_1904);
    // number: as it stands in the file, "45983" or "5.0"; format: its index into the cell formats.
    [[nodiscard]] std::string shown(const std::string& number, std::size_t format) const;

private:
    std::vector<bool> m_is_day; // by cell format
    bool m_from_1904 = false;
};

// Without spaces at its ends and doubled inside; one line. Error `invalid` for what is no text (UTF-8).
[[nodiscard]] Result<std::string> tidy(const std::string& text, const std::string& place);

} // namespace copro
