#include "kiosk/ui/card_sheet.h"

#include "kiosk/ui/qr_code.h"

#include <cairo/cairo-pdf.h>

#include <memory>

namespace copro {

namespace {

constexpr double points_per_mm = 72 / 25.4;
constexpr double page_width_mm = 210;
constexpr double page_height_mm = 297;
// The card: as wide as a hand holds, with a code that reads from half a metre.
constexpr double edge_mm = 15;
constexpr double inset_mm = 6;
constexpr double code_mm = 60;
constexpr double words_mm = 90;
constexpr double gap_mm = 4;
constexpr double pixels_per_mm = 12; // words are drawn at 300 dots an inch
// Larger than Easy Read's 14 points.
constexpr double heading_capital_mm = 5.5;
constexpr double idea_capital_mm = 4.8;

struct SheetDeleter {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using PaperSurface = std::unique_ptr<cairo_surface_t, SheetDeleter>;
using Pen = std::unique_ptr<cairo_t, SheetDeleter>;

cairo_status_t append_to(void* pdf, const unsigned char* bytes, unsigned length) {
    static_cast<std::string*>(pdf)->append(reinterpret_cast<const char*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
}

// Draws words at a place in mm; gives their height.
double write_words(cairo_t* cairo, TextEngine& text, TextRequest request, double x, double y) {
    request.width = static_cast<int>(words_mm * pixels_per_mm);
    const TextExtent extent = text.measure(request.text, request.style, request.width);
    const TextBitmap& bitmap = text.draw(request);
    if (bitmap.width > 0 && bitmap.height > 0) {
        const PaperSurface mask(cairo_image_surface_create(CAIRO_FORMAT_A8, bitmap.width, bitmap.height));
        unsigned char* rows = cairo_image_surface_get_data(mask.get());
        const int stride = cairo_image_surface_get_stride(mask.get());
        for (int row = 0; row < bitmap.height; ++row) {
            const auto from = bitmap.coverage.begin() + static_cast<std::ptrdiff_t>(row) * bitmap.width;
            std::copy(from, from + bitmap.width, rows + static_cast<std::ptrdiff_t>(row) * stride);
        }
        cairo_surface_mark_dirty(mask.get());
        cairo_save(cairo);
        cairo_translate(cairo, x + bitmap.left / pixels_per_mm, y + bitmap.top / pixels_per_mm);
        cairo_scale(cairo, 1 / pixels_per_mm, 1 / pixels_per_mm);
        cairo_mask_surface(cairo, mask.get(), 0, 0);
        cairo_restore(cairo);
    }
    return extent.height / pixels_per_mm;
}

void draw_modules(cairo_t* cairo, const QrCode& code, double x, double y) {
    const double module = code_mm / (code.side + 2 * quiet_modules);
    for (int row = 0; row < code.side; ++row) {
        for (int column = 0; column < code.side; ++column) {
            if (!code.is_dark(column, row)) continue;
            cairo_rectangle(cairo, x + (quiet_modules + column) * module, y + (quiet_modules + row) * module, module,
                            module);
        }
    }
    cairo_fill(cairo);
}

} // namespace

Result<std::string> card_sheet_pdf(const PassSheet& sheet, TextEngine& text) {
    const QrCode code = TRY(make_qr(sheet.code));
    std::string pdf;
    const PaperSurface paper(cairo_pdf_surface_create_for_stream(append_to, &pdf, page_width_mm * points_per_mm,
                                                                 page_height_mm * points_per_mm));
    const Pen pen(cairo_create(paper.get()));
    cairo_t* cairo = pen.get();
    cairo_scale(cairo, points_per_mm, points_per_mm);
    const double words_x = edge_mm + inset_mm + (sheet.right_to_left ? 0 : code_mm + gap_mm);
    const double code_x = edge_mm + inset_mm + (sheet.right_to_left ? words_mm + gap_mm : 0);
    const double top = edge_mm + inset_mm;
    draw_modules(cairo, code, code_x, top);
    const auto style = [&](double capital_mm, bool bold) {
        return TextStyle{capital_mm * pixels_per_mm, bold,          false, sheet.right_to_left,
                         Typeface::andika,           sheet.language};
    };
    double y = top;
    y += write_words(cairo, text, {sheet.heading, style(heading_capital_mm, true)}, words_x, y) + gap_mm;
    for (const std::string& idea : sheet.ideas) {
        y += write_words(cairo, text, {idea, style(idea_capital_mm, false)}, words_x, y) + gap_mm;
    }
    cairo_set_line_width(cairo, 0.4);
    cairo_rectangle(cairo, edge_mm, edge_mm, code_mm + gap_mm + words_mm + 2 * inset_mm,
                    std::max(code_mm, y - top) + 2 * inset_mm);
    cairo_stroke(cairo);
    cairo_show_page(cairo);
    cairo_surface_finish(paper.get());
    if (cairo_surface_status(paper.get()) != CAIRO_STATUS_SUCCESS) return internal("the card cannot be put on paper");
    return pdf;
}

} // namespace copro
