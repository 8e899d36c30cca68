#include "kiosk/ui/shapes.h"

#include <cairo/cairo.h>

#include <numbers>

namespace copro {

namespace {

// A surface with cairo on it; opaque shapes start with their ground.
class Canvas {
public:
    Canvas(int width, int height)
        : m_surface(SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888)) {
        if (!m_surface) return;
        m_image = cairo_image_surface_create_for_data(static_cast<unsigned char*>(m_surface->pixels),
                                                      CAIRO_FORMAT_ARGB32, width, height, m_surface->pitch);
        m_cairo = cairo_create(m_image);
    }
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;
    ~Canvas() { close(); }

    [[nodiscard]] bool ok() const { return m_cairo != nullptr; }
    [[nodiscard]] cairo_t* cairo() const { return m_cairo; }

    void colour(Colour colour) const {
        cairo_set_source_rgb(m_cairo, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
    }
    void cover(Colour ground) const {
        colour(ground);
        cairo_paint(m_cairo);
    }
    void rounded(double inset, double radius) const {
        const double right = m_surface->w - inset;
        const double bottom = m_surface->h - inset;
        const double r = std::max(radius, 0.0);
        constexpr double quarter = std::numbers::pi / 2;
        cairo_new_sub_path(m_cairo);
        cairo_arc(m_cairo, right - r, inset + r, r, -quarter, 0);
        cairo_arc(m_cairo, right - r, bottom - r, r, 0, quarter);
        cairo_arc(m_cairo, inset + r, bottom - r, r, quarter, 2 * quarter);
        cairo_arc(m_cairo, inset + r, inset + r, r, 2 * quarter, 3 * quarter);
        cairo_close_path(m_cairo);
    }
    [[nodiscard]] Result<Surface> take() {
        close();
        return std::move(m_surface);
    }

private:
    void close() {
        if (m_cairo != nullptr) cairo_destroy(m_cairo);
        if (m_image != nullptr) cairo_surface_destroy(m_image);
        m_cairo = nullptr;
        m_image = nullptr;
    }
    Surface m_surface;
    cairo_surface_t* m_image = nullptr;
    cairo_t* m_cairo = nullptr;
};

Error no_memory() { return internal("there is no memory for a shape"); }

// cairo's colours are multiplied by their alpha, SDL's are not.
void divide_alpha(SDL_Surface& surface) {
    for (int y = 0; y < surface.h; ++y) {
        auto* row = static_cast<std::uint8_t*>(surface.pixels) + static_cast<std::ptrdiff_t>(y) * surface.pitch;
        for (int x = 0; x < surface.w; ++x) {
            std::uint8_t* pixel = row + static_cast<std::ptrdiff_t>(x) * 4;
            const int alpha = pixel[3];
            if (alpha == 0 || alpha == 255) continue;
            for (int i = 0; i < 3; ++i) pixel[i] = static_cast<std::uint8_t>(std::min(255, pixel[i] * 255 / alpha));
        }
    }
}

} // namespace

Result<Surface> draw_box(const BoxShape& box) {
    Canvas canvas(box.width, box.height);
    if (!canvas.ok()) return no_memory();
    canvas.cover(box.under);
    cairo_t* cairo = canvas.cairo();
    canvas.rounded(0, box.radius);
    canvas.colour(box.dashed ? box.ground : box.line);
    cairo_fill(cairo);
    canvas.rounded(box.border, box.radius - box.border);
    canvas.colour(box.ground);
    cairo_fill(cairo);
    if (box.dashed) {
        const double dash[] = {box.border * 4, box.border * 3};
        cairo_set_dash(cairo, dash, 2, 0);
        cairo_set_line_width(cairo, box.border);
        canvas.rounded(box.border / 2, box.radius - box.border / 2);
        canvas.colour(box.line);
        cairo_stroke(cairo);
    }
    return canvas.take();
}

Result<Surface> draw_ring(const RingShape& ring) {
    Canvas canvas(ring.size, ring.size);
    if (!canvas.ok()) return no_memory();
    cairo_t* cairo = canvas.cairo();
    const auto layer = [&](double inset, Colour colour) {
        canvas.rounded(inset, ring.radius - inset);
        canvas.colour(colour);
        cairo_fill(cairo);
    };
    layer(0, ring.glow);
    layer(ring.outer, ring.ink);
    layer(ring.outer + ring.ink_width, ring.glow);
    const double whole = ring.outer + ring.ink_width + ring.inner;
    cairo_set_operator(cairo, CAIRO_OPERATOR_CLEAR);
    canvas.rounded(whole, ring.radius - whole);
    cairo_fill(cairo);
    Surface surface = TRY(canvas.take());
    divide_alpha(*surface);
    return surface;
}

Result<Surface> draw_mark(const MarkShape& mark) {
    Canvas canvas(mark.size, mark.size);
    if (!canvas.ok()) return no_memory();
    canvas.cover(mark.ground);
    cairo_t* cairo = canvas.cairo();
    const double size = mark.size;
    const double radius = mark.round ? size / 2 : size * 0.16;
    const double line = std::max(2.0, size * 0.09);
    canvas.rounded(0, radius);
    canvas.colour(mark.ink);
    cairo_fill(cairo);
    if (!mark.ticked) {
        canvas.rounded(line, radius - line);
        canvas.colour(mark.ground);
        cairo_fill(cairo);
        return canvas.take();
    }
    canvas.colour(mark.ground);
    cairo_set_line_width(cairo, size * 0.14);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_move_to(cairo, size * 0.26, size * 0.53);
    cairo_line_to(cairo, size * 0.44, size * 0.70);
    cairo_line_to(cairo, size * 0.75, size * 0.32);
    cairo_stroke(cairo);
    return canvas.take();
}

Result<Surface> draw_dot(const DotShape& dot) {
    Canvas canvas(dot.size, dot.size);
    if (!canvas.ok()) return no_memory();
    canvas.cover(dot.ground);
    canvas.rounded(0, dot.size / 2.0);
    canvas.colour(dot.ink);
    cairo_fill(canvas.cairo());
    if (!dot.full) {
        const double line = std::max(2.0, dot.size * 0.17);
        canvas.rounded(line, dot.size / 2.0 - line);
        canvas.colour(dot.ground);
        cairo_fill(canvas.cairo());
    }
    return canvas.take();
}

Result<Surface> draw_code(const QrCode& code, const CodeShape& shape) {
    Canvas canvas(shape.side, shape.side);
    if (!canvas.ok()) return no_memory();
    canvas.cover(shape.light);
    canvas.colour(shape.dark);
    const int modules = code.side + 2 * quiet_modules;
    const int module = shape.side / modules;
    if (module < 1) return invalid("", "a code is drawn too small to be read");
    const int start = (shape.side - module * modules) / 2 + module * quiet_modules;
    for (int y = 0; y < code.side; ++y) {
        for (int x = 0; x < code.side; ++x) {
            if (code.is_dark(x, y))
                cairo_rectangle(canvas.cairo(), start + x * module, start + y * module, module, module);
        }
    }
    cairo_fill(canvas.cairo());
    return canvas.take();
}

} // namespace copro
