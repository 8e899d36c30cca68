#include "kiosk/ui/surfaces.h"

#include <algorithm>

namespace copro {

// The ink with the words' coverage as alpha. The colour is in the texture and not in the vertices, because SDL's
// software renderer has a fast way to blend only for textures that are not tinted.
Result<Surface> surface_of(const TextBitmap& bitmap, Colour ink) {
    if (bitmap.width <= 0 || bitmap.height <= 0) return Surface();
    Surface surface(SDL_CreateRGBSurfaceWithFormat(0, bitmap.width, bitmap.height, 32, SDL_PIXELFORMAT_ARGB8888));
    if (!surface) return internal("there is no memory for words");
    const std::uint8_t* from = bitmap.coverage.data();
    const std::uint32_t colour = (std::uint32_t{ink.red} << 16U) | (std::uint32_t{ink.green} << 8U) | ink.blue;
    for (int y = 0; y < bitmap.height; ++y) {
        auto* row = reinterpret_cast<std::uint32_t*>(static_cast<std::uint8_t*>(surface->pixels) +
                                                     static_cast<std::ptrdiff_t>(y) * surface->pitch);
        for (int x = 0; x < bitmap.width; ++x) row[x] = (std::uint32_t{*from++} << 24U) | colour;
    }
    return surface;
}

void mirror(SDL_Surface& surface) {
    for (int y = 0; y < surface.h; ++y) {
        auto* row = reinterpret_cast<std::uint32_t*>(static_cast<std::uint8_t*>(surface.pixels) +
                                                     static_cast<std::ptrdiff_t>(y) * surface.pitch);
        std::reverse(row, row + surface.w);
    }
}

namespace {

// Between 0 and 255, as it looks on white.
std::uint32_t on_white(std::uint32_t channel, std::uint32_t alpha) {
    return (channel * alpha + 255U * (255U - alpha)) / 255U;
}

// Where the source's pixels for one of the target's begin, and for the next.
struct Span {
    int from = 0;
    int to = 0;
};
Span span_of(int at, int target, int source) {
    const int from = static_cast<int>(std::int64_t{at} * source / target);
    const int to = static_cast<int>((std::int64_t{at} + 1) * source / target);
    return {from, std::max(to, from + 1)};
}

// The mean of the pixels that one stands for, so that thin lines stay.
std::uint32_t mean_on_white(const SDL_Surface& source, const Span& columns, const Span& rows) {
    std::uint64_t red = 0;
    std::uint64_t green = 0;
    std::uint64_t blue = 0;
    for (int y = rows.from; y < rows.to; ++y) {
        const auto* row = reinterpret_cast<const std::uint32_t*>(static_cast<const std::uint8_t*>(source.pixels) +
                                                                 static_cast<std::ptrdiff_t>(y) * source.pitch);
        for (int x = columns.from; x < columns.to; ++x) {
            const std::uint32_t pixel = row[x];
            const std::uint32_t alpha = pixel >> 24U;
            red += on_white((pixel >> 16U) & 255U, alpha);
            green += on_white((pixel >> 8U) & 255U, alpha);
            blue += on_white(pixel & 255U, alpha);
        }
    }
    const auto count =
        static_cast<std::uint64_t>(columns.to - columns.from) * static_cast<std::uint64_t>(rows.to - rows.from);
    return 0xFF000000U | (static_cast<std::uint32_t>(red / count) << 16U) |
           (static_cast<std::uint32_t>(green / count) << 8U) | static_cast<std::uint32_t>(blue / count);
}

} // namespace

void scale_on_white(const SDL_Surface& source, SDL_Surface& target, const SDL_Rect& place) {
    for (int y = 0; y < place.h; ++y) {
        auto* row = reinterpret_cast<std::uint32_t*>(static_cast<std::uint8_t*>(target.pixels) +
                                                     static_cast<std::ptrdiff_t>(place.y + y) * target.pitch);
        const Span rows = span_of(y, place.h, source.h);
        for (int x = 0; x < place.w; ++x) row[place.x + x] = mean_on_white(source, span_of(x, place.w, source.w), rows);
    }
}

} // namespace copro
