// Pictures of a frame that are not there yet, drawn by a second thread while the first one draws the words: half of a
// screen's first picture is theirs. UI thread.
#pragma once

#include "kiosk/ui/layout.h"
#include "kiosk/ui/pictures.h"
#include "kiosk/ui/textures.h"

#include <SDL.h>

#include <atomic>
#include <deque>
#include <optional>

namespace copro {

// One picture as it has to be drawn.
struct PictureWish {
    std::string name;    // of its texture: everything that makes it look different
    std::string picture; // on the shelf
    std::string svg;     // in its own colours; of an author's own, whatever its file holds
    int size = 0;
    bool mirrored = false;
    PicturePaint paint;
};

[[nodiscard]] bool has_picture(const Placed& placed);
// Without its SVG.
[[nodiscard]] PictureWish picture_wish(const Placed& placed, const Paint& paint, ColourSet colours, bool right_to_left);
// Error `invalid` when the SVG cannot be drawn. Pure; any thread.
[[nodiscard]] Result<Surface> draw_picture(const PictureWish& wish);

class PictureDrawing {
public:
    PictureDrawing() = default;
    PictureDrawing(const PictureDrawing&) = delete;
    PictureDrawing& operator=(const PictureDrawing&) = delete;
    ~PictureDrawing();

    // All before start(). The same name twice is drawn once.
    void add(PictureWish wish);
    void start();
    // Waits for it, or draws it here when the other thread has not come to it. Once for each name; none when it was
    // never added.
    [[nodiscard]] std::optional<Result<Surface>> take(const std::string& name);

private:
    struct Piece {
        explicit Piece(PictureWish given)
            : wish(std::move(given)) {}
        PictureWish wish;
        std::atomic<bool> is_begun{false};
        std::atomic<bool> is_done{false};
        std::optional<Result<Surface>> drawn;
    };
    std::deque<Piece> m_pieces;
    SDL_Thread* m_thread = nullptr;
};

} // namespace copro
