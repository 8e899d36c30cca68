#include "kiosk/ui/card_sheet.h"

#include "kiosk/ui/pdf_paper.h"

#include <algorithm>

namespace copro {

namespace {

// The card: as wide as a hand holds, with a code that reads from half a metre.
constexpr double edge_mm = 15;
constexpr double inset_mm = 6;
constexpr double code_mm = 60;
constexpr double words_mm = 90;
constexpr double gap_mm = 4;
// Larger than Easy Read's 14 points.
constexpr double heading_capital_mm = 5.5;
constexpr double idea_capital_mm = 4.8;

} // namespace

Result<std::string> card_sheet_pdf(const PassSheet& sheet, TextEngine& text) {
    const QrCode code = TRY(make_qr(sheet.code));
    PdfPaper paper(text, sheet.heading);
    const double words_x = edge_mm + inset_mm + (sheet.right_to_left ? 0 : code_mm + gap_mm);
    const double code_x = edge_mm + inset_mm + (sheet.right_to_left ? words_mm + gap_mm : 0);
    const double top = edge_mm + inset_mm;
    paper.draw_code(code, code_x, top, code_mm);
    const auto words = [&](const std::string& said, double capital_mm, bool bold) {
        return PaperWords{said, capital_mm, bold, words_mm, sheet.language, sheet.right_to_left};
    };
    double y = top;
    y += paper.write(words(sheet.heading, heading_capital_mm, true), words_x, y, "H1") + gap_mm;
    for (const std::string& idea : sheet.ideas) {
        y += paper.write(words(idea, idea_capital_mm, false), words_x, y, "P") + gap_mm;
    }
    cairo_set_line_width(paper.pen(), 0.4);
    cairo_rectangle(paper.pen(), edge_mm, edge_mm, code_mm + gap_mm + words_mm + 2 * inset_mm,
                    std::max(code_mm, y - top) + 2 * inset_mm);
    cairo_stroke(paper.pen());
    paper.end_page();
    return paper.finish();
}

} // namespace copro
