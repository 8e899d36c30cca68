// A zip of whatever parts, for what no spreadsheet program would write. One thread.
#pragma once

#include <zip.h>

#include <map>
#include <string>

namespace copro::test {

using Parts = std::map<std::string, std::string>;

inline std::string zip_of(const Parts& parts) {
    zip_error_t trouble;
    zip_error_init(&trouble);
    zip_source_t* out = zip_source_buffer_create(nullptr, 0, 0, &trouble);
    zip_source_keep(out);
    zip_t* archive = zip_open_from_source(out, ZIP_TRUNCATE, &trouble);
    for (const auto& [name, bytes] : parts) {
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0),
                     ZIP_FL_OVERWRITE);
    }
    zip_close(archive);
    std::string zipped;
    zip_source_open(out);
    char chunk[4096];
    for (zip_int64_t got = 0; (got = zip_source_read(out, chunk, sizeof chunk)) > 0;) {
        zipped.append(chunk, static_cast<std::size_t>(got));
    }
    zip_source_close(out);
    zip_source_free(out);
    return zipped;
}

// The parts of a workbook with one sheet, "survey", of this XML.
inline Parts parts_with(const std::string& sheet) {
    return {{"[Content_Types].xml", "<Types/>"},
            {"xl/workbook.xml",
             "<workbook xmlns:r=\"r\"><sheets><sheet name=\"survey\" r:id=\"rId1\"/></sheets></workbook>"},
            {"xl/_rels/workbook.xml.rels",
             "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
            {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + sheet + "</sheetData></worksheet>"}};
}

} // namespace copro::test
