#include "kiosk/ui/own_picture.h"

#include "kiosk/ui/png_library.h"
#include "kiosk/ui/surfaces.h"
#include "sync/base/picture_size.h"

#include <algorithm>
#include <cstdint>

namespace copro {

namespace {

Result<Surface> fitted_on_white(const SDL_Surface& source, int size) {
    const int longer = std::max(source.w, source.h);
    const int width = std::max(1, static_cast<int>(std::int64_t{source.w} * size / longer));
    const int height = std::max(1, static_cast<int>(std::int64_t{source.h} * size / longer));
    Surface target(SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888));
    if (!target) return internal("there is no memory for a picture");
    scale_on_white(source, *target, {0, 0, width, height});
    return target;
}

// Of what the survey's import lets through: SVG, PNG and JPEG. A pack may have passed another one.
Result<Surface> decoded(const std::string& bytes, const std::string& name, int size) {
    const bool as_png = is_png(bytes);
    if (!as_png && !is_jpeg(bytes)) return drawn_svg(bytes, name, size);
    const auto pixels = as_png ? size_of_png(bytes) : size_of_jpeg(bytes);
    const auto fits = pixels ? check_size(*pixels) : Result<void>(pixels.error());
    if (!fits) return invalid(name, fits.error().reason);
    const PngLibrary& library = *TRY(PngLibrary::load());
    SDL_RWops* stream = SDL_RWFromConstMem(bytes.data(), static_cast<int>(bytes.size()));
    Surface surface(as_png ? library.load_png(stream) : library.load_jpeg(stream));
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
