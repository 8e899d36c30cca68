#include "raw_zip.h"
#include "spreadsheet.h"
#include "sync/server/forms/workbook.h"

using namespace copro;
using namespace copro::test;

namespace {

std::string refusal(const std::string& bytes) {
    const auto read = read_workbook(bytes, "a.xlsx");
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().kind == ErrorKind::invalid);
    CHECK(read.error().place.starts_with("a.xlsx"));
    return read.error().reason;
}

std::string first_cell(const std::string& sheet) {
    const auto read = read_workbook(zip_of(parts_with(sheet)), "a.xlsx");
    INFO((read.ok() ? "" : read.error().text()));
    REQUIRE(read.ok());
    return read->sheets[0].at(0, 0);
}

} // namespace

TEST_CASE("texts, numbers, yes and no, days and formulas are read as people see them") {
    const bool inline_texts = GENERATE(false, true);
    const Spreadsheet file(
        [](lxw_workbook* book) {
            lxw_worksheet* sheet = workbook_add_worksheet(book, "survey");
            lxw_format* day = workbook_add_format(book);
            format_set_num_format(day, "dd/mm/yyyy");
            lxw_format* bold = workbook_add_format(book);
            format_set_bold(bold);
            lxw_datetime when{2026, 11, 22, 0, 0, 0};
            worksheet_write_string(sheet, 0, 0, "  How   was\nit? ", nullptr);
            worksheet_write_string(sheet, 0, 2, "Sut oedd o? \u0175", nullptr);
            worksheet_write_number(sheet, 1, 0, 5.0, nullptr);
            worksheet_write_number(sheet, 1, 1, 0.1, nullptr);
            worksheet_write_boolean(sheet, 1, 2, 1, nullptr);
            worksheet_write_datetime(sheet, 2, 0, &when, day);
            worksheet_write_number(sheet, 2, 1, 3.5, bold);
            worksheet_write_formula_num(sheet, 2, 2, "=2+3", nullptr, 5);
            worksheet_write_string(sheet, 3, 27, "far", nullptr);
            workbook_add_worksheet(book, "empty");
        },
        inline_texts);
    const auto read = read_workbook(file.bytes(), "a.xlsx");
    REQUIRE(read.ok());
    REQUIRE(read->sheets.size() == 2);
    const Sheet& sheet = *read->find("survey");
    CHECK(sheet.at(0, 0) == "How was it?");
    CHECK(sheet.at(0, 1).empty());
    CHECK(sheet.at(0, 2) == "Sut oedd o? \u0175");
    CHECK(sheet.at(1, 0) == "5");
    CHECK(sheet.at(1, 1) == "0.1");
    CHECK(sheet.at(1, 2) == "TRUE");
    CHECK(sheet.at(2, 0) == "2026-11-22");
    CHECK(sheet.at(2, 1) == "3.5");
    CHECK(sheet.at(2, 2) == "5");
    CHECK(sheet.at(3, 27) == "far");
    CHECK(sheet.at(900, 900).empty());
    CHECK(column_letters(27) == "AB");
    CHECK(read->find("empty")->rows.empty());
}

TEST_CASE("a text of several looks is one text, without how it is read aloud") {
    CHECK(first_cell(R"(<row r="1"><c r="A1" t="inlineStr"><is><r><t>How </t></r><r><rPr><b/></rPr><t>old</t></r>)"
                     R"(<rPh><t>no</t></rPh></is></c></row>)") == "How old");
    CHECK(first_cell(R"(<row><c t="str"><v>a &amp; b</v></c></row>)") == "a & b");
}

TEST_CASE("what is no workbook is refused") {
    CHECK(refusal("") == refusal("type,name\n"));
    CHECK(refusal("PK").find("not an .xlsx file") != std::string::npos);
    CHECK(refusal(zip_of({{"word/document.xml", "<a/>"}})).find("not an .xlsx file") != std::string::npos);
    auto parts = parts_with("");
    parts.erase("xl/worksheets/sheet1.xml");
    CHECK_FALSE(read_workbook(zip_of(parts), "a.xlsx").ok());
    CHECK(refusal(zip_of(parts_with("<row>"))) == "is not valid XML");
    CHECK(refusal(zip_of(parts_with("<row><c t=\"s\"><v>0</v></c></row>"))).find("not in the file") !=
          std::string::npos);
    CHECK(refusal(zip_of(parts_with("<row><c r=\"1\"><v>0</v></c></row>"))).find("without a place") !=
          std::string::npos);
    CHECK(refusal(zip_of(parts_with("<row><c t=\"str\"><v>\xC3</v></c></row>"))) == "a text is not UTF-8");
}

TEST_CASE("entities of its own and files of this machine are never read") {
    auto parts = parts_with("");
    parts["xl/worksheets/sheet1.xml"] =
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c t=\"str\"><v>&x;</v></c>"
        "</row></sheetData></worksheet>";
    CHECK(refusal(zip_of(parts)) == "brings definitions of its own");
    CHECK(first_cell("<row><c t=\"str\"><v>&x;</v></c></row>") == "&x;");
}

TEST_CASE("a small file that grows without end is cut off") {
    auto parts = parts_with("");
    parts["xl/worksheets/sheet1.xml"] = std::string(20UL << 20U, ' ');
    const std::string zipped = zip_of(parts);
    CHECK(zipped.size() < 100'000);
    CHECK(refusal(zipped) == "is too large for a survey");
    CHECK(refusal(zip_of(parts_with("<row r=\"999999\"><c><v>1</v></c></row>"))).find("too large") !=
          std::string::npos);
}
