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

} // namespace copro
