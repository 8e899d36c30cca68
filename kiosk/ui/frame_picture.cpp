#include "kiosk/ui/frame_picture.h"

#include "kiosk/ui/png_library.h"
#include "kiosk/ui/surfaces.h"

#include <algorithm>

namespace copro {

namespace {

Result<Surface> read_surface(SDL_Renderer* target, const SDL_Rect& rect) {
    Surface surface(SDL_CreateRGBSurfaceWithFormat(0, rect.w, rect.h, 24, SDL_PIXELFORMAT_RGB24));
    if (!surface) return internal("there is no memory for a picture of the screen");
    if (SDL_RenderReadPixels(target, &rect, SDL_PIXELFORMAT_RGB24, surface->pixels, surface->pitch) != 0) {
        return internal(std::string("the screen cannot be read: ") + SDL_GetError());
    }
    return surface;
}

// As large as fits into the cell, and no larger than it is.
SDL_Rect fitted(const SDL_Surface& picture, const SDL_Rect& cell) {
    const double scale = std::max({double(picture.w) / cell.w, double(picture.h) / cell.h, 1.0});
    return {cell.x, cell.y, static_cast<int>(picture.w / scale), static_cast<int>(picture.h / scale)};
}

} // namespace

Result<OffScreen> OffScreen::open(int width, int height) {
    Surface surface(SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_XRGB8888));
    if (!surface) return internal("there is no memory for the screen");
    SDL_Renderer* target = SDL_CreateSoftwareRenderer(surface.get());
    if (target == nullptr) return internal(std::string("SDL has no software renderer: ") + SDL_GetError());
    return OffScreen(std::move(surface), target);
}

Result<Pixels> read_pixels(SDL_Renderer* target, const Rect& rect) {
    const SDL_Rect wanted{static_cast<int>(rect.x), static_cast<int>(rect.y), static_cast<int>(rect.w),
                          static_cast<int>(rect.h)};
    const Surface surface = TRY(read_surface(target, wanted));
    Pixels pixels;
    pixels.width = wanted.w;
    pixels.height = wanted.h;
    pixels.rows.resize(static_cast<std::size_t>(wanted.w) * static_cast<std::size_t>(wanted.h));
    Colour* to = pixels.rows.data();
    for (int y = 0; y < wanted.h; ++y) {
        const auto* row =
            static_cast<const std::uint8_t*>(surface->pixels) + static_cast<std::ptrdiff_t>(y) * surface->pitch;
        for (int x = 0; x < wanted.w; ++x, row += 3) *to++ = {row[0], row[1], row[2]};
    }
    return pixels;
}

double strongest_contrast(const Pixels& pixels, const Rect& rect) {
    double darkest = 1;
    double lightest = 0;
    Colour last;
    bool is_first = true;
    for (int y = static_cast<int>(rect.y); y < static_cast<int>(rect.bottom()); ++y) {
        for (int x = static_cast<int>(rect.x); x < static_cast<int>(rect.right()); ++x) {
            const Colour colour = pixels.at(x, y);
            if (colour == last && !is_first) continue;
            is_first = false;
            last = colour;
            const double light = luminance(colour);
            darkest = std::min(darkest, light);
            lightest = std::max(lightest, light);
        }
    }
    return is_first ? 1 : contrast_of_lights(lightest, darkest);
}

Result<void> write_png(SDL_Renderer* target, const std::filesystem::path& path) {
    SDL_Rect whole{};
    if (SDL_GetRendererOutputSize(target, &whole.w, &whole.h) != 0) return internal("the screen has no size");
    const Surface surface = TRY(read_surface(target, whole));
    const PngLibrary& png = *TRY(PngLibrary::load());
    if (png.save(surface.get(), path.c_str()) != 0) {
        return Error{ErrorKind::internal, path.string(),
                     std::string("this picture cannot be written: ") + SDL_GetError()};
    }
    return {};
}

Result<void> write_contact_sheet(const std::vector<std::filesystem::path>& pictures, const Sheet& sheet,
                                 const std::filesystem::path& path) {
    constexpr int space = 8;
    const PngLibrary& png = *TRY(PngLibrary::load());
    const int count = static_cast<int>(pictures.size());
    const int rows = (count + sheet.columns - 1) / sheet.columns;
    const Surface whole(SDL_CreateRGBSurfaceWithFormat(0, sheet.columns * (sheet.cell_width + space) + space,
                                                       rows * (sheet.cell_height + space) + space, 32,
                                                       SDL_PIXELFORMAT_XRGB8888));
    if (!whole) return internal("there is no memory for the contact sheet");
    SDL_FillRect(whole.get(), nullptr, SDL_MapRGB(whole->format, 128, 128, 128));
    for (int i = 0; i < count; ++i) {
        const std::filesystem::path& name = pictures[static_cast<std::size_t>(i)];
        const Surface loaded(png.load_file(name.c_str()));
        if (!loaded) return invalid(name.string(), "this picture cannot be read");
        const Surface picture(SDL_ConvertSurfaceFormat(loaded.get(), SDL_PIXELFORMAT_ARGB8888, 0));
        if (!picture) return internal("there is no memory for the contact sheet");
        const SDL_Rect cell{space + i % sheet.columns * (sheet.cell_width + space),
                            space + i / sheet.columns * (sheet.cell_height + space), sheet.cell_width,
                            sheet.cell_height};
        scale_on_white(*picture, *whole, fitted(*picture, cell));
    }
    if (png.save(whole.get(), path.c_str()) != 0) {
        return Error{ErrorKind::internal, path.string(), "the contact sheet cannot be written"};
    }
    return {};
}

} // namespace copro
