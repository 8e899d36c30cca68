#include "kiosk/ui/list_sheet.h"

#include "kiosk/ui/pdf_paper.h"

#include <algorithm>

namespace copro {

namespace {

constexpr double list_edge_mm = 18; // mm
constexpr double tick_box_mm = 9;   // as wide as a thumb: ticked with a pen, standing in a car park
constexpr double list_gap_mm = 5;
constexpr double list_line_gap_mm = 4;
// Larger than Easy Read's 14 points.
constexpr double list_heading_capital_mm = 6.5;
constexpr double list_name_capital_mm = 5;
constexpr double list_more_capital_mm = 3.8;

void draw_tick_box(cairo_t* cairo, double x, double y, bool is_ticked) {
    cairo_set_line_width(cairo, 0.7);
    cairo_rectangle(cairo, x, y, tick_box_mm, tick_box_mm);
    cairo_stroke(cairo);
    if (!is_ticked) return;
    cairo_set_line_width(cairo, 1.2);
    cairo_move_to(cairo, x + tick_box_mm * 0.2, y + tick_box_mm * 0.55);
    cairo_line_to(cairo, x + tick_box_mm * 0.42, y + tick_box_mm * 0.78);
    cairo_line_to(cairo, x + tick_box_mm * 0.82, y + tick_box_mm * 0.22);
    cairo_stroke(cairo);
}

} // namespace

Result<std::string> list_sheet_pdf(const ListSheet& sheet, TextEngine& text) {
    PdfPaper paper(text, sheet.heading);
    const double width = page_width_mm - 2 * list_edge_mm;
    const double boxes = sheet.has_boxes ? tick_box_mm + list_gap_mm : 0;
    const double words_x = list_edge_mm + (sheet.right_to_left ? 0 : boxes);
    const double box_x = sheet.right_to_left ? page_width_mm - list_edge_mm - tick_box_mm : list_edge_mm;
    const auto words = [&](const std::string& said, double capital_mm, bool bold, double words_width) {
        return PaperWords{said, capital_mm, bold, words_width, sheet.language, sheet.right_to_left};
    };
    double y = list_edge_mm;
    y += paper.write(words(sheet.heading, list_heading_capital_mm, true, width), list_edge_mm, y, "H1") + list_gap_mm;
    for (const std::string& idea : sheet.ideas) {
        y += paper.write(words(idea, list_more_capital_mm, false, width), list_edge_mm, y, "P") + list_line_gap_mm;
    }
    for (const ListSheet::Line& line : sheet.lines) {
        const PaperWords name = words(line.text, list_name_capital_mm, true, width - boxes);
        const PaperWords more = words(line.more, list_more_capital_mm, false, width - boxes);
        const double least = sheet.has_boxes ? tick_box_mm : 0;
        double height = paper.height_of(name) + (line.more.empty() ? 0 : paper.height_of(more));
        height = std::max(height, least) + list_line_gap_mm;
        // Nobody is torn over two pages.
        if (y + height > page_height_mm - list_edge_mm) {
            paper.end_page();
            y = list_edge_mm;
        }
        if (sheet.has_boxes) draw_tick_box(paper.pen(), box_x, y, line.ticked);
        const double after = y + paper.write(name, words_x, y, "P");
        if (!line.more.empty()) paper.write(more, words_x, after, "P");
        y += height;
    }
    paper.end_page();
    return paper.finish();
}

} // namespace copro
