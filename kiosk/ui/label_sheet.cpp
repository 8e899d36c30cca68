#include "kiosk/ui/label_sheet.h"

#include "kiosk/ui/pdf_paper.h"

namespace copro {

namespace {

constexpr double label_edge_mm = 2; // what label printers cannot reach
// To be read from across a table, and small beside the name.
constexpr double label_role_capital_mm = 2.6;
constexpr double label_gap_mm = 1;

PaperWords label_words(const LabelSheet& sheet, const std::string& said, double capital_mm, bool bold) {
    PaperWords words{said,           capital_mm,         bold, sheet.size.width_mm - 2 * label_edge_mm,
                     sheet.language, sheet.right_to_left};
    words.align = Align::centre;
    return words;
}

double label_role_height(const LabelSheet& sheet, PdfPaper& paper) {
    if (sheet.role.empty()) return 0;
    return paper.height_of(label_words(sheet, sheet.role, label_role_capital_mm, false)) + label_gap_mm;
}

PaperWords largest_name(const LabelSheet& sheet, PdfPaper& paper) {
    const double room = sheet.size.height_mm - 2 * label_edge_mm - label_role_height(sheet, paper);
    return paper.shrunk_to(label_words(sheet, sheet.name, room, true), room);
}

PaperSize paper_of(const LabelSheet& sheet) {
    return {static_cast<double>(sheet.size.width_mm), static_cast<double>(sheet.size.height_mm)};
}

} // namespace

double label_capital_mm(const LabelSheet& sheet, TextEngine& text) {
    PdfPaper paper(text, sheet.name, paper_of(sheet));
    return largest_name(sheet, paper).capital_mm;
}

Result<std::string> label_sheet_pdf(const LabelSheet& sheet, TextEngine& text) {
    PdfPaper paper(text, sheet.name, paper_of(sheet));
    const PaperWords name = largest_name(sheet, paper);
    const double role_height = label_role_height(sheet, paper);
    const double y = (sheet.size.height_mm - paper.height_of(name) - role_height) / 2;
    const double after = y + paper.write(name, label_edge_mm, y, "H1");
    if (!sheet.role.empty()) {
        const PaperWords role = label_words(sheet, sheet.role, label_role_capital_mm, false);
        paper.write(role, label_edge_mm, after + label_gap_mm, "P");
    }
    paper.end_page();
    return paper.finish();
}

} // namespace copro
