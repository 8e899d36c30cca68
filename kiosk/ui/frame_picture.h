// A drawn frame as a picture: an off-screen target, PNG files, pixels read back. Used by tests, scripts and
// self-test. UI thread.
#pragma once

#include "kiosk/ui/geometry.h"
#include "kiosk/ui/textures.h"

#include <filesystem>
#include <vector>

namespace copro {

// A target that needs no screen and no video driver. UI thread.
class OffScreen {
public:
    [[nodiscard]] static Result<OffScreen> open(int width, int height);
    [[nodiscard]] SDL_Renderer* target() const { return m_target.get(); }

private:
    struct RendererDeleter {
        void operator()(SDL_Renderer* target) const { SDL_DestroyRenderer(target); }
    };
    OffScreen(Surface surface, SDL_Renderer* target)
        : m_surface(std::move(surface))
        , m_target(target) {}
    Surface m_surface;
    std::unique_ptr<SDL_Renderer, RendererDeleter> m_target;
};

struct Pixels {
    int width = 0;
    int height = 0;
    std::vector<Colour> rows;
    [[nodiscard]] Colour at(int x, int y) const {
        return rows[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
};

// What was drawn on any target since the last present.
[[nodiscard]] Result<Pixels> read_pixels(SDL_Renderer* target, const Rect& rect);
// Between the two colours that stand furthest apart in a rectangle.
[[nodiscard]] double strongest_contrast(const Pixels& pixels, const Rect& rect);

[[nodiscard]] Result<void> write_png(SDL_Renderer* target, const std::filesystem::path& path);

// Many pictures, small, on one: for looking over all screens at once.
struct Sheet {
    int columns = 4;
    int cell_width = 480;
    int cell_height = 270; // each picture is fitted into its cell
};
[[nodiscard]] Result<void> write_contact_sheet(const std::vector<std::filesystem::path>& pictures, const Sheet& sheet,
                                               const std::filesystem::path& path);

} // namespace copro
