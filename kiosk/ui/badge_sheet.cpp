#include "kiosk/ui/badge_sheet.h"

#include "kiosk/ui/pdf_paper.h"

namespace copro {

namespace {

// As the holders that are sold for badges.
constexpr double badge_width_mm = 90;
constexpr double badge_height_mm = 55;
constexpr std::size_t badge_columns = 2;
constexpr std::size_t badge_rows = 5;
constexpr double badge_inset_mm = 4;
constexpr double badge_code_mm = 40; // 0.9 mm a module
constexpr double badge_words_mm = badge_width_mm - badge_code_mm - 2 * badge_inset_mm;
constexpr double badge_name_capital_mm = 9;
constexpr double badge_name_height_mm = 24;
constexpr double badge_more_capital_mm = 2.8;
constexpr double badge_more_height_mm = 10;
constexpr double badge_gap_mm = 2;

Result<void> draw_badge(const BadgeSheet& sheet, const BadgeSheet::Badge& badge, PdfPaper& paper, double x, double y) {
    cairo_set_line_width(paper.pen(), 0.2);
    cairo_rectangle(paper.pen(), x, y, badge_width_mm, badge_height_mm);
    cairo_stroke(paper.pen());
    paper.draw_code(TRY(make_qr(badge.code)), x + badge_inset_mm, y + (badge_height_mm - badge_code_mm) / 2,
                    badge_code_mm);
    const double words_x = x + badge_inset_mm + badge_code_mm;
    double at = y + badge_inset_mm;
    const auto write = [&](const std::string& said, double capital_mm, double height_mm, const char* tag) {
        if (said.empty()) return;
        const bool is_name = tag == std::string_view("H1");
        PaperWords words{said, capital_mm, is_name, badge_words_mm, sheet.language};
        words.align = Align::centre;
        at += paper.write(paper.shrunk_to(std::move(words), height_mm), words_x, at, tag) + badge_gap_mm;
    };
    write(badge.first_name, badge_name_capital_mm, badge_name_height_mm, "H1");
    write(badge.apart, badge_more_capital_mm, badge_more_height_mm, "P");
    write(sheet.organisation, badge_more_capital_mm, badge_more_height_mm, "P");
    return {};
}

} // namespace

Result<std::string> badge_sheet_pdf(const BadgeSheet& sheet, TextEngine& text) {
    PdfPaper paper(text, sheet.organisation);
    constexpr double left = (page_width_mm - badge_columns * badge_width_mm) / 2;
    constexpr double top = (page_height_mm - badge_rows * badge_height_mm) / 2;
    constexpr std::size_t a_page = badge_columns * badge_rows;
    for (std::size_t number = 0; number < sheet.badges.size(); ++number) {
        const std::size_t here = number % a_page;
        if (number > 0 && here == 0) paper.end_page();
        const auto column = static_cast<double>(here % badge_columns);
        const std::size_t row = here / badge_columns;
        TRY(draw_badge(sheet, sheet.badges[number], paper, left + column * badge_width_mm,
                       top + static_cast<double>(row) * badge_height_mm));
    }
    paper.end_page();
    return paper.finish();
}

} // namespace copro
