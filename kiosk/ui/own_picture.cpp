#include "kiosk/ui/own_picture.h"

#include "kiosk/ui/png_library.h"
#include "kiosk/ui/surfaces.h"

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
