#include "kiosk/ui/own_picture.h"

#include "kiosk/ui/png_library.h"

#include <algorithm>
#include <cstdint>

namespace copro {

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

Result<Surface> fitted_on_white(const SDL_Surface& source, int size) {
    const int longer = std::max(source.w, source.h);
    const int width = std::max(1, static_cast<int>(std::int64_t{source.w} * size / longer));
    const int height = std::max(1, static_cast<int>(std::int64_t{source.h} * size / longer));
    Surface target(SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888));
    if (!target) return internal("there is no memory for a picture");
    for (int y = 0; y < height; ++y) {
        auto* row = reinterpret_cast<std::uint32_t*>(static_cast<std::uint8_t*>(target->pixels) +
                                                     static_cast<std::ptrdiff_t>(y) * target->pitch);
        const Span rows = span_of(y, height, source.h);
        for (int x = 0; x < width; ++x) row[x] = mean_on_white(source, span_of(x, width, source.w), rows);
    }
    return target;
}

// Of what the survey's import lets through: SVG, PNG and JPEG.
Result<Surface> decoded(const std::string& bytes, const std::string& name, int size) {
    const bool is_png = bytes.starts_with("\x89PNG");
    const bool is_jpeg = bytes.starts_with("\xFF\xD8");
    if (!is_png && !is_jpeg) return drawn_svg(bytes, name, size);
    const PngLibrary& library = *TRY(PngLibrary::load());
    SDL_RWops* stream = SDL_RWFromConstMem(bytes.data(), static_cast<int>(bytes.size()));
    Surface surface(is_png ? library.load_png(stream) : library.load_jpeg(stream));
    SDL_RWclose(stream);
    if (!surface) return invalid(name, "this picture cannot be drawn");
    return surface;
}

} // namespace

Result<Surface> drawn_own_picture(const std::string& bytes, const std::string& name, int size) {
    if (bytes.empty()) return invalid(name, "this picture is not there");
    const Surface found = TRY(decoded(bytes, name, size));
    const Surface plain(SDL_ConvertSurfaceFormat(found.get(), SDL_PIXELFORMAT_ARGB8888, 0));
    if (!plain || plain->w < 1 || plain->h < 1 || size < 1) return invalid(name, "this picture cannot be drawn");
    return fitted_on_white(*plain, size);
}

} // namespace copro
