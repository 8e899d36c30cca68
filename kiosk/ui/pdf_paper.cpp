#include "kiosk/ui/pdf_paper.h"

#include <cmath>

namespace copro {

namespace {

constexpr double points_per_mm = 72 / 25.4;
constexpr double units_per_mm = 12; // of the text engine: fine enough that whole ones do not show

constexpr double shrink_step_mm = 0.25;
constexpr double least_printed_mm = 1.5;

cairo_status_t append_to(void* pdf, const unsigned char* bytes, unsigned length) {
    static_cast<std::string*>(pdf)->append(reinterpret_cast<const char*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
}

} // namespace

PdfPaper::PdfPaper(TextEngine& text, const std::string& title, PaperSize size)
    : m_text(text)
    , m_title(title)
    , m_surface(cairo_pdf_surface_create_for_stream(append_to, m_pdf.get(), size.width_mm * points_per_mm,
                                                    size.height_mm * points_per_mm))
    , m_pen(cairo_create(m_surface.get())) {
    cairo_pdf_surface_set_metadata(m_surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_scale(pen(), points_per_mm, points_per_mm);
}

TextRequest PdfPaper::request_of(const PaperWords& words) const {
    TextRequest request;
    request.text = words.text;
    request.style.capital_px = words.capital_mm * units_per_mm;
    request.style.bold = words.bold;
    request.style.right_to_left = words.right_to_left;
    request.style.language = words.language;
    request.style.break_anywhere = words.break_anywhere;
    request.align = words.align;
    request.width = static_cast<int>(words.width_mm * units_per_mm);
    return request;
}

double PdfPaper::height_of(const PaperWords& words) {
    const TextRequest request = request_of(words);
    const TextExtent extent = m_text.measure(request.text, request.style, request.width);
    m_all_known = m_all_known && extent.known;
    return extent.height / units_per_mm;
}

bool PdfPaper::fits(const PaperWords& words, double height_mm) {
    const TextRequest request = request_of(words);
    const TextExtent extent = m_text.measure(request.text, request.style, request.width);
    return extent.width <= request.width && extent.longest_word_width <= request.width &&
           extent.height / units_per_mm <= height_mm;
}

PaperWords PdfPaper::shrunk_to(PaperWords words, double height_mm) {
    while (!fits(words, height_mm)) {
        words.capital_mm -= shrink_step_mm;
        if (words.capital_mm >= least_printed_mm) continue;
        words.capital_mm = least_printed_mm;
        words.break_anywhere = true;
        return words;
    }
    return words;
}

double PdfPaper::write(const PaperWords& words, double x, double y, const char* tag) {
    cairo_tag_begin(pen(), tag, nullptr);
    cairo_save(pen());
    cairo_translate(pen(), x, y);
    cairo_scale(pen(), 1 / units_per_mm, 1 / units_per_mm);
    m_text.write(request_of(words), pen());
    cairo_restore(pen());
    cairo_tag_end(pen(), tag);
    return height_of(words);
}

void PdfPaper::draw_code(const QrCode& code, double x, double y, double side_mm) {
    const double module = side_mm / (code.side + 2 * quiet_modules);
    for (int row = 0; row < code.side; ++row) {
        for (int column = 0; column < code.side; ++column) {
            if (!code.is_dark(column, row)) continue;
            cairo_rectangle(pen(), x + (quiet_modules + column) * module, y + (quiet_modules + row) * module, module,
                            module);
        }
    }
    cairo_fill(pen());
}

void PdfPaper::place(cairo_surface_t* picture, double x, double y, double width_mm, bool mirrored) {
    const double scale = width_mm / cairo_image_surface_get_width(picture);
    cairo_save(pen());
    cairo_translate(pen(), mirrored ? x + width_mm : x, y);
    cairo_scale(pen(), mirrored ? -scale : scale, scale);
    cairo_set_source_surface(pen(), picture, 0, 0);
    cairo_paint(pen());
    cairo_restore(pen());
}

Result<std::string> PdfPaper::finish() {
    cairo_surface_finish(m_surface.get());
    if (cairo_surface_status(m_surface.get()) != CAIRO_STATUS_SUCCESS || cairo_status(pen()) != CAIRO_STATUS_SUCCESS) {
        return internal("this cannot be put on paper");
    }
    if (!m_all_known) return invalid(m_title, "has a letter that is in none of the fonts here");
    return std::move(*m_pdf);
}

CairoSurface cairo_picture(const SDL_Surface& surface) {
    CairoSurface picture(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, surface.w, surface.h));
    unsigned char* rows = cairo_image_surface_get_data(picture.get());
    const int stride = cairo_image_surface_get_stride(picture.get());
    for (int y = 0; y < surface.h; ++y) {
        const auto* from = reinterpret_cast<const std::uint32_t*>(static_cast<const std::uint8_t*>(surface.pixels) +
                                                                  static_cast<std::ptrdiff_t>(y) * surface.pitch);
        auto* to = reinterpret_cast<std::uint32_t*>(rows + static_cast<std::ptrdiff_t>(y) * stride);
        for (int x = 0; x < surface.w; ++x) {
            std::uint8_t red = 0;
            std::uint8_t green = 0;
            std::uint8_t blue = 0;
            std::uint8_t alpha = 0;
            SDL_GetRGBA(from[x], surface.format, &red, &green, &blue, &alpha);
            // cairo's colours are multiplied by how much of them is there.
            const auto share = [&](std::uint8_t colour) { return static_cast<std::uint32_t>(colour * alpha / 255); };
            to[x] = static_cast<std::uint32_t>(alpha) << 24U | share(red) << 16U | share(green) << 8U | share(blue);
        }
    }
    cairo_surface_mark_dirty(picture.get());
    return picture;
}

} // namespace copro
