#include "kiosk/text/text_engine.h"

#include "sync/base/log.h"

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace copro {

namespace {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

// Room above a capital and below the baseline, as shares of its height: equal, so that words sit in the middle of a
// button, and enough for accents above and tails below.
constexpr double room = 0.45;
// Baseline to baseline, in capital heights: about 1.45 of the font size, wide enough to find the next line.
constexpr double pitch = 2.05;

double units(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }
int whole(double value) { return static_cast<int>(std::ceil(value - 0.01)); }

// The words last, and room behind them for what draw() adds: a text that had to move would leave them where it was.
std::string key_of(std::string_view text, const TextStyle& style, int width) {
    constexpr std::size_t behind = 96;
    std::string key;
    key.reserve(text.size() + behind);
    key += std::to_string(std::lround(style.capital_px * 64));
    key += style.bold ? 'b' : '-';
    key += style.break_anywhere ? 'w' : '-';
    key += style.right_to_left ? 'r' : '-';
    key += style.typeface == Typeface::andika ? 'a' : 'd';
    key += style.language + '|' + std::to_string(width) + '|';
    key.append(text);
    return key;
}

} // namespace

struct TextEngine::Inside {
    // The shape of one font: found by drawing an H, because Pango has no call for the capital height.
    struct Shape {
        double capital = 0.7; // of the font size
        double line = 1.6;    // natural line height, of the font size
    };
    struct Line {
        double x = 0;
        double width = 0;
        double baseline = 0;

        // Where it begins in the request's box.
        [[nodiscard]] double left_in(const TextRequest& request, const TextExtent& extent) const {
            const double box = std::max(request.width, extent.width);
            if (request.align == Align::centre) return std::round((box - width) / 2);
            const Align to_left = request.style.right_to_left ? Align::end : Align::start;
            return request.align == to_left ? 0.0 : std::floor(box - width);
        }
    };
    struct Laid {
        Owned<PangoLayout> layout;
        std::vector<Line> lines;
        TextExtent extent;

        void show_in(const TextRequest& request, cairo_t* onto) const {
            int index = 0;
            for (const Line& line : lines) {
                cairo_move_to(onto, line.left_in(request, extent), extent.baseline + std::round(line.baseline));
                pango_cairo_show_layout_line(onto, pango_layout_get_line_readonly(layout.get(), index++));
            }
        }
    };

    explicit Inside(std::size_t cache_bytes)
        : extents(cache_bytes / 8)
        , longest_words(cache_bytes / 8)
        , bitmaps(cache_bytes - cache_bytes / 4) {}
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
    ~Inside() {
        // Pango 1.50 never gives back the font set that it was given, unless it is given another.
        if (map) pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), nullptr);
    }

    FontFiles files;
    bool all_loaded = false; // the optional ones too
    FontSet fonts;
    Owned<PangoFontMap> map;
    Owned<PangoContext> context;
    std::map<std::pair<Typeface, bool>, Shape> shapes;
    ByteCache<TextExtent> extents;
    ByteCache<int> longest_words;
    ByteCache<TextBitmap> bitmaps;

    [[nodiscard]] Owned<PangoLayout> make_layout(std::string_view text, const TextStyle& style, double font_px) const;
    [[nodiscard]] Shape shape_of(const TextStyle& style);
    [[nodiscard]] Laid lay(std::string_view text, const TextStyle& style, int max_width);
    // px. Kept apart from the extents: Pango shapes what is left again after each word, and one text is asked for at
    // many widths.
    [[nodiscard]] int longest_word(std::string_view text, const TextStyle& style);
    [[nodiscard]] Laid lay_with_what_is_loaded(std::string_view text, const TextStyle& style, int max_width);
    // Other scripts are read when the first of their letters comes: a start in Latin letters does not wait for them. A
    // set in use is never changed, as Pango's own threads may still read it; it gets another.
    [[nodiscard]] bool load_all();
};

bool TextEngine::Inside::load_all() {
    if (all_loaded) return false;
    all_loaded = true;
    auto all = load_fonts(files, FontsToLoad::all);
    if (!all) {
        // Its letters show as missing, which the self-test finds too; people who read other scripts go on.
        log_warning("fonts.not-loaded", {{"why", all.error().text()}});
        return false;
    }
    FontSet set = all.take();
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), set.get());
    fonts = std::move(set);
    return true;
}

Owned<PangoLayout> TextEngine::Inside::make_layout(std::string_view text, const TextStyle& style,
                                                   double font_px) const {
    pango_context_set_base_dir(context.get(), style.right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    if (!style.language.empty()) {
        pango_context_set_language(context.get(), pango_language_from_string(style.language.c_str()));
    }
    Owned<PangoLayout> layout(pango_layout_new(context.get()));
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family(font, family_of(style.typeface));
    pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, font_px * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_wrap(layout.get(), style.break_anywhere ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    return layout;
}

TextEngine::Inside::Shape TextEngine::Inside::shape_of(const TextStyle& style) {
    const auto known = shapes.find({style.typeface, style.bold});
    if (known != shapes.end()) return known->second;
    constexpr double size = 1000;
    const Owned<PangoLayout> layout = make_layout("H", style, size);
    PangoRectangle ink;
    PangoRectangle logical;
    pango_layout_get_extents(layout.get(), &ink, &logical);
    const Shape shape{units(ink.height) / size, units(logical.height) / size};
    shapes.emplace(std::pair(style.typeface, style.bold), shape);
    return shape;
}

TextEngine::Inside::Laid TextEngine::Inside::lay(std::string_view text, const TextStyle& style, int max_width) {
    if (style.typeface != Typeface::andika) (void)load_all();
    Laid laid = lay_with_what_is_loaded(text, style, max_width);
    if (!laid.extent.known && load_all()) laid = lay_with_what_is_loaded(text, style, max_width);
    return laid;
}

int TextEngine::Inside::longest_word(std::string_view text, const TextStyle& style) {
    std::string key = key_of(text, style, 0);
    if (const int* known = longest_words.find(key)) {
        wipe(key);
        return *known;
    }
    const Owned<PangoLayout> layout = make_layout(text, style, style.capital_px / shape_of(style).capital);
    pango_layout_set_width(layout.get(), 0);
    PangoRectangle all;
    pango_layout_get_extents(layout.get(), nullptr, &all);
    const std::size_t bytes = sizeof(int) + 2 * key.size() + 96;
    return longest_words.put(std::move(key), whole(units(all.width)), bytes);
}

TextEngine::Inside::Laid TextEngine::Inside::lay_with_what_is_loaded(std::string_view text, const TextStyle& style,
                                                                     int max_width) {
    const Shape shape = shape_of(style);
    const double font_px = style.capital_px / shape.capital;
    Laid laid;
    laid.layout = make_layout(text, style, font_px);
    pango_layout_set_width(laid.layout.get(), max_width > 0 ? max_width * PANGO_SCALE : -1);
    laid.extent.known = pango_layout_get_unknown_glyphs_count(laid.layout.get()) == 0;
    PangoLayoutIter* iter = pango_layout_get_iter(laid.layout.get());
    const double natural = shape.line * font_px;
    double baseline = 0;
    double ink_top = 0;
    double ink_bottom = 0;
    double width = 0;
    do {
        PangoRectangle ink;
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(iter, &ink, &logical);
        const double own = pango_units_to_double(pango_layout_iter_get_baseline(iter));
        // Scripts whose letters stand higher than Andika's keep their own line height (Nastaliq, Burmese).
        const double height = units(logical.height);
        const double step = height > natural * 1.05 ? height : pitch * style.capital_px;
        baseline = laid.lines.empty() ? 0 : baseline + step;
        laid.lines.push_back(Line{units(logical.x), units(logical.width), baseline});
        if (ink.height > 0) {
            ink_top = std::min(ink_top, baseline + units(ink.y) - own);
            ink_bottom = std::max(ink_bottom, baseline + units(ink.y + ink.height) - own);
        }
        width = std::max(width, units(logical.width));
    } while (pango_layout_iter_next_line(iter));
    pango_layout_iter_free(iter);

    const double top = std::min(ink_top, -(1 + room) * style.capital_px);
    const double bottom = std::max(ink_bottom, baseline + room * style.capital_px);
    laid.extent.baseline = whole(-top);
    laid.extent.width = whole(width);
    laid.extent.height = laid.extent.baseline + whole(bottom);
    laid.extent.lines = static_cast<int>(laid.lines.size());
    laid.extent.last_line_width = whole(laid.lines.back().width);
    // With the base direction of the words themselves: the end of Arabic lies on its left.
    PangoRectangle end;
    pango_layout_get_cursor_pos(laid.layout.get(), static_cast<int>(text.size()), &end, nullptr);
    laid.extent.end_x = std::max(0, whole(units(end.x) - laid.lines.back().x));
    return laid;
}

Result<TextEngine> TextEngine::open(const FontFiles& files, std::size_t cache_bytes) {
    auto inside = std::make_unique<Inside>(cache_bytes);
    inside->files = files;
    inside->fonts = TRY(load_fonts(files, FontsToLoad::needed));
    inside->map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    if (!inside->map) return internal("Pango has no FreeType fonts");
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(inside->map.get()), inside->fonts.get());
    inside->context.reset(pango_font_map_create_context(inside->map.get()));
    // Unhinted: the same words have the same width at every place and size, so what was measured is what is drawn.
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(inside->context.get(), options);
    cairo_font_options_destroy(options);
    return TextEngine(std::move(inside));
}

TextEngine::TextEngine(std::unique_ptr<Inside> inside)
    : m_inside(std::move(inside)) {}
TextEngine::TextEngine(TextEngine&&) noexcept = default;
TextEngine& TextEngine::operator=(TextEngine&&) noexcept = default;
TextEngine::~TextEngine() = default;

TextExtent TextEngine::measure(std::string_view text, const TextStyle& style, int max_width) {
    if (text.empty() || style.capital_px <= 0) return {};
    std::string key = key_of(text, style, max_width);
    if (const TextExtent* known = m_inside->extents.find(key)) {
        wipe(key);
        return *known;
    }
    const std::size_t bytes = sizeof(TextExtent) + 2 * key.size() + 96;
    TextExtent extent = m_inside->lay(text, style, max_width).extent;
    // After it was laid: by then the letters of its script are loaded.
    extent.longest_word_width = m_inside->longest_word(text, style);
    return m_inside->extents.put(std::move(key), extent, bytes);
}

const TextBitmap& TextEngine::draw(const TextRequest& request) {
    std::string key = key_of(request.text, request.style, request.width);
    key += '|';
    key += std::to_string(static_cast<int>(request.align));
    if (const TextBitmap* known = m_inside->bitmaps.find(key)) {
        wipe(key);
        return *known;
    }
    if (request.text.empty() || request.style.capital_px <= 0) return m_inside->bitmaps.put(std::move(key), {}, 64);

    const Inside::Laid laid = m_inside->lay(request.text, request.style, request.width);
    const auto left_of = [&](const Inside::Line& line) { return line.left_in(request, laid.extent); };
    double left = std::max(request.width, laid.extent.width);
    double right = 0;
    for (const Inside::Line& line : laid.lines) {
        left = std::min(left, left_of(line));
        right = std::max(right, left_of(line) + line.width);
    }
    const int margin = static_cast<int>(std::ceil(request.style.capital_px * 0.3));
    TextBitmap bitmap;
    bitmap.left = static_cast<int>(left) - margin;
    bitmap.top = -margin;
    bitmap.width = whole(right) - static_cast<int>(left) + 2 * margin;
    bitmap.height = laid.extent.height + 2 * margin;
    const int stride = cairo_format_stride_for_width(CAIRO_FORMAT_A8, bitmap.width);
    std::vector<std::uint8_t> rows(static_cast<std::size_t>(stride) * static_cast<std::size_t>(bitmap.height));
    cairo_surface_t* surface =
        cairo_image_surface_create_for_data(rows.data(), CAIRO_FORMAT_A8, bitmap.width, bitmap.height, stride);
    cairo_t* cairo = cairo_create(surface);
    cairo_translate(cairo, -bitmap.left, margin);
    laid.show_in(request, cairo);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    cairo_surface_destroy(surface);
    bitmap.coverage.reserve(static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height));
    for (int y = 0; y < bitmap.height; ++y) {
        const auto row = rows.begin() + static_cast<std::ptrdiff_t>(y) * stride;
        bitmap.coverage.insert(bitmap.coverage.end(), row, row + bitmap.width);
    }
    const std::size_t bytes = bitmap.coverage.size() + 2 * key.size() + 96;
    return m_inside->bitmaps.put(std::move(key), std::move(bitmap), bytes);
}

void TextEngine::write(const TextRequest& request, _cairo* onto) {
    if (request.text.empty() || request.style.capital_px <= 0) return;
    m_inside->lay(request.text, request.style, request.width).show_in(request, onto);
}

std::vector<TextRect> TextEngine::places_of(const TextRequest& request, std::size_t begin, std::size_t length) {
    if (request.text.empty() || request.style.capital_px <= 0 || length == 0) return {};
    const Inside::Laid laid = m_inside->lay(request.text, request.style, request.width);
    const auto from = static_cast<int>(begin);
    const auto to = static_cast<int>(std::min(begin + length, request.text.size()));
    const double capital = request.style.capital_px;
    std::vector<TextRect> places;
    int index = 0;
    for (const Inside::Line& line : laid.lines) {
        PangoLayoutLine* words = pango_layout_get_line_readonly(laid.layout.get(), index++);
        const int line_begin = words->start_index;
        const int line_end = words->start_index + words->length;
        if (to <= line_begin || from >= line_end) continue;
        int* ranges = nullptr;
        int count = 0;
        pango_layout_line_get_x_ranges(words, std::max(from, line_begin), std::min(to, line_end), &ranges, &count);
        for (int at = 0; at < count; ++at) {
            const double left = units(ranges[2 * at]) - line.x + line.left_in(request, laid.extent);
            TextRect place;
            place.x = static_cast<int>(std::floor(left));
            place.width = whole(left + units(ranges[2 * at + 1] - ranges[2 * at])) - place.x;
            place.y = static_cast<int>(std::floor(laid.extent.baseline + line.baseline - (1 + room) * capital));
            place.height = whole((1 + 2 * room) * capital);
            places.push_back(place);
        }
        g_free(ranges);
    }
    return places;
}

void TextEngine::clear() {
    m_inside->extents.clear();
    m_inside->longest_words.clear();
    m_inside->bitmaps.clear();
}

std::size_t TextEngine::cached_bytes() const {
    return m_inside->extents.bytes() + m_inside->longest_words.bytes() + m_inside->bitmaps.bytes();
}

} // namespace copro
