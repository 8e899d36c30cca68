// Pages as a PDF, drawn on in millimetres: what the settings card, the paper forms and labels are made with. Words stay
// words, so that a screen reader reads them. UI thread.
#pragma once

#include "kiosk/text/text_engine.h"
#include "kiosk/ui/qr_code.h"
#include "kiosk/ui/textures.h"

#include <cairo/cairo-pdf.h>

#include <memory>
#include <string>

namespace copro {

inline constexpr double page_width_mm = 210;
inline constexpr double page_height_mm = 297;

struct PdfDeleter {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using CairoSurface = std::unique_ptr<cairo_surface_t, PdfDeleter>;
using CairoPen = std::unique_ptr<cairo_t, PdfDeleter>;

// Words in a box of that width; capitals of that height.
struct PaperWords {
    std::string text;
    double capital_mm = 4.8;
    bool bold = false;
    double width_mm = 0;
    std::string language; // BCP 47
    bool right_to_left = false;
    Align align = Align::start;
    bool break_anywhere = false;
};

struct PaperSize {
    double width_mm = page_width_mm;
    double height_mm = page_height_mm;
};

class PdfPaper {
public:
    // text must outlive this.
    PdfPaper(TextEngine& text, const std::string& title, PaperSize size = {});
    PdfPaper(const PdfPaper&) = delete;
    PdfPaper& operator=(const PdfPaper&) = delete;

    [[nodiscard]] cairo_t* pen() const { return m_pen.get(); }
    [[nodiscard]] double height_of(const PaperWords& words);
    // The same words as large as there is room for, at most as they are; too long ones small, and broken anywhere.
    [[nodiscard]] PaperWords shrunk_to(PaperWords words, double height_mm);
    // Gives their height. tag: what they are to a screen reader, "P" or "H1".
    double write(const PaperWords& words, double x, double y, const char* tag);
    // With its quiet zone.
    void draw_code(const QrCode& code, double x, double y, double side_mm);
    void place(cairo_surface_t* picture, double x, double y, double width_mm, bool mirrored);
    void end_page() { cairo_show_page(m_pen.get()); }
    // The whole PDF. Error `invalid` when a letter is in none of the fonts.
    [[nodiscard]] Result<std::string> finish();

private:
    [[nodiscard]] TextRequest request_of(const PaperWords& words) const;
    // Within their width, no word of them broken, and no higher than that.
    [[nodiscard]] bool fits(const PaperWords& words, double height_mm);

    TextEngine& m_text;
    std::string m_title;
    std::unique_ptr<std::string> m_pdf = std::make_unique<std::string>();
    CairoSurface m_surface;
    CairoPen m_pen;
    bool m_all_known = true;
};

// For place().
[[nodiscard]] CairoSurface cairo_picture(const SDL_Surface& surface);

} // namespace copro
