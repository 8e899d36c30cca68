// What the renderer's own files share: its state, and the smallest things to draw. Private to them. UI thread.
#pragma once

#include "kiosk/ui/draw_lists.h"
#include "kiosk/ui/film_texture.h"
#include "kiosk/ui/picture_drawing.h"
#include "kiosk/ui/pictures.h"
#include "kiosk/ui/renderer.h"
#include "kiosk/ui/shapes.h"
#include "kiosk/ui/textures.h"

namespace copro {

inline ImU32 tinted(Colour colour) { return IM_COL32(colour.red, colour.green, colour.blue, 255); }
inline constexpr ImU32 untinted = IM_COL32_WHITE;

inline ImVec2 vec(double x, double y) { return {static_cast<float>(x), static_cast<float>(y)}; }

inline void fill(ImDrawList& list, const Rect& rect, Colour colour) {
    if (!rect.empty()) list.AddRectFilled(vec(rect.x, rect.y), vec(rect.right(), rect.bottom()), tinted(colour));
}

inline Result<Drawn> drawn(Result<Surface> surface) {
    if (!surface.ok()) return surface.error();
    return Drawn{surface.take()};
}

struct Renderer::Inside {
    Inside(SDL_Renderer* sdl, TextEngine& engine, std::vector<std::filesystem::path> folders, std::size_t bytes)
        : target(sdl)
        , text(engine)
        , shelf(std::move(folders))
        , textures(sdl, bytes)
        , film_texture(sdl) {}
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
    ~Inside() {
        if (context != nullptr) ImGui::DestroyContext(context);
    }

    SDL_Renderer* target;
    TextEngine& text;
    PictureShelf shelf;
    Textures textures;
    FilmTexture film_texture;
    ImGuiContext* context = nullptr;
    std::vector<LayoutProblem> problems;
    bool right_to_left = false;
    PictureDrawing* drawing = nullptr; // of the frame that is being drawn

    Result<void> box(ImDrawList& list, const Rect& rect, const Paint& paint, const BoxShape& wanted);
    Result<void> ring(ImDrawList& list, const Placed& placed, const Sizes& sizes, ColourSet colours);
    Result<void> words(ImDrawList& list, const TextBox& text_box, Colour ink);
    Result<void> light_up(ImDrawList& list, const Placed& placed, const Paint& paint, ColourSet colours,
                          const HeardWord& heard);
    Result<void> light_up_reached(ImDrawList& list, const Placed& placed, const Paint& paint,
                                  const DrawSettings& settings);
    // Begins with the pictures of this frame that have no texture yet.
    void begin_pictures(PictureDrawing& of_frame, const Layout& layout, const DrawSettings& settings);
    Result<void> picture(ImDrawList& list, const Placed& placed, const Paint& paint, ColourSet colours);
    Result<void> code(ImDrawList& list, const Placed& placed, ColourSet colours);
    Result<void> film(ImDrawList& list, const Placed& placed, const Sizes& sizes, const DrawSettings& settings);
    Result<void> dots(ImDrawList& list, const Placed& placed, const Paint& paint, ColourSet colours);
    Result<void> node(ImDrawList& list, const Placed& placed, const Sizes& sizes, const DrawSettings& settings);
};

} // namespace copro
