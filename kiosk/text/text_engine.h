// Measures and draws words of any script with Pango; used by the layout, the checks and the renderer. One thread at a
// time.
#pragma once

#include "kiosk/text/byte_cache.h"
#include "kiosk/text/fonts.h"

#include <cstdint>
#include <string_view>
#include <vector>

struct _cairo;

namespace copro {

enum class Align { start, centre, end };

struct TextStyle {
    double capital_px = 0; // height of a capital H, which VVSG 7.1-G measures; not the font size
    bool bold = false;
    bool break_anywhere = false; // for typed answers only: they may hold a word longer than the screen
    bool right_to_left = false;  // of the screen: where `start` is
    Typeface typeface = Typeface::andika;
    std::string language; // BCP 47
    bool operator==(const TextStyle&) const = default;
};

// In whole pixels. The box holds every line's capitals, accents and tails.
struct TextExtent {
    int width = 0;
    int height = 0;
    int baseline = 0; // of the first line, from the top
    int lines = 0;
    int longest_word_width = 0; // of the longest piece that has no place to break
    int last_line_width = 0;
    int end_x = 0;     // where typing goes on: from the left end of the last line
    bool known = true; // false: a letter that none of the fonts has
};

// How much of the ink is on each pixel, row by row; only the part of the box that has ink, as accents and tails of
// letters may reach out of the box. left and top: from the box's corner to the bitmap's.
struct TextBitmap {
    int width = 0;
    int height = 0;
    int left = 0;
    int top = 0;
    std::vector<std::uint8_t> coverage;
};

struct TextRequest {
    std::string text;
    TextStyle style;
    int width = 0; // of the box: lines are wrapped and aligned in it; 0 = no limit
    Align align = Align::start;
};

// In whole pixels, from the corner of the request's box.
struct TextRect {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    bool operator==(const TextRect&) const = default;
};

class TextEngine {
public:
    [[nodiscard]] static Result<TextEngine> open(const FontFiles& files, std::size_t cache_bytes = 3U << 19U);
    TextEngine(TextEngine&&) noexcept;
    TextEngine& operator=(TextEngine&&) noexcept;
    ~TextEngine();

    // Wraps between words only. A word wider than max_width stays whole, and `width` or `longest_word_width` says so.
    // max_width 0 = no limit.
    [[nodiscard]] TextExtent measure(std::string_view text, const TextStyle& style, int max_width = 0);
    // The reference lives until the next call.
    [[nodiscard]] const TextBitmap& draw(const TextRequest& request);

    // Draws the shapes of the letters themselves, which stay words on paper: the box's corner is where `onto` has its
    // origin, a pixel its unit.
    void write(const TextRequest& request, _cairo* onto);

    // Where these bytes of the words stand: more than one rectangle where they are wrapped or run both ways.
    [[nodiscard]] std::vector<TextRect> places_of(const TextRequest& request, std::size_t begin, std::size_t length);

    // Forgets all words: they may be a person's own. Called between people.
    void clear();
    [[nodiscard]] std::size_t cached_bytes() const;

private:
    struct Inside;
    explicit TextEngine(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m_inside;
};

} // namespace copro
