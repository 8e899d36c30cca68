// Draws a Layout in a colour set through Dear ImGui's draw lists; used by the window and by pictures of screens. UI
// thread.
#pragma once

#include "kiosk/ui/layout.h"
#include "kiosk/ui/pictures.h"
#include "kiosk/view/film_frame.h"
#include "kiosk/view/reading.h"
#include "sync/base/result.h"

#include <SDL.h>

#include <memory>
#include <optional>

namespace copro {

struct DrawSettings {
    ColourSet colours = ColourSet::day;
    NodeId focus;                                      // "" = no ring
    NodeId pressed;                                    // under a finger now
    std::vector<HeardWord> heard = {};                 // light up
    std::vector<NodeId> lit = {};                      // a row that a switch can choose: each has a ring
    const FilmFrame* film = nullptr;                   // what a film's node shows; none yet: its picture
    std::optional<FilmOutline> outline = std::nullopt; // drawn over it
    bool presses_all = false;                          // every control is: for who measures what came of it
};

class Renderer {
public:
    // target and text must outlive this. folders: where pictures are, the organisation's first.
    [[nodiscard]] static Result<Renderer> open(SDL_Renderer* target, TextEngine& text,
                                               std::vector<std::filesystem::path> folders,
                                               std::size_t texture_bytes = 3U << 20U);
    Renderer(Renderer&&) noexcept;
    Renderer& operator=(Renderer&&) noexcept;
    ~Renderer();

    // One whole frame, not yet shown: the caller presents it. Pictures that are missing are drawn as nothing and named.
    [[nodiscard]] Result<std::vector<LayoutProblem>> draw(const Layout& layout, const DrawSettings& settings);

    // Forgets every texture: they may show a person's own words. Called between people, and when the device was lost.
    void clear();
    [[nodiscard]] std::size_t texture_bytes() const;

private:
    struct Inside;
    explicit Renderer(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m_inside;
};

// How a node is painted in this frame, as the renderer does it: checks and scripts ask the same function.
[[nodiscard]] Paint paint_of(const Placed& placed, ColourSet colours, bool pressed);
[[nodiscard]] Paint paint_now(const Placed& placed, const DrawSettings& settings);
[[nodiscard]] bool is_pressed(const Placed& placed, const DrawSettings& settings);
// Keys, a switch or the ear are there now.
[[nodiscard]] bool is_reached(const Placed& placed, const DrawSettings& settings);
// Which of a node's words these are, as a voice names them.
[[nodiscard]] SpokenPart part_of(TextOf which);
// Those of a node that stand in exchanged colours, and where they are.
[[nodiscard]] std::vector<HeardWord> lit_words(const Placed& placed, const DrawSettings& settings);
[[nodiscard]] std::vector<Rect> lit_places(const TextBox& text_box, const HeardWord& word, TextEngine& text);

} // namespace copro
