#include "kiosk/ui/picture_drawing.h"

#include "kiosk/ui/own_picture.h"
#include "kiosk/ui/qr_code.h"
#include "kiosk/ui/surfaces.h"
#include "kiosk/view/own_media.h"

#include <fmt/format.h>

#include <algorithm>

namespace copro {

namespace {

// A thread for one picture gains nothing: whoever wants it draws it at once.
constexpr std::size_t worth_a_thread = 2;

bool is_in_lines(const Placed& placed, ColourSet colours) {
    const bool filled = colours == ColourSet::day || colours == ColourSet::soft;
    return filled && (placed.node.look == Look::primary || placed.node.look == Look::person);
}

} // namespace

bool has_picture(const Placed& placed) {
    return !placed.picture.empty() && !placed.node.picture.empty() && !is_code(placed.node.picture);
}

PictureWish picture_wish(const Placed& placed, const Paint& paint, ColourSet colours, bool right_to_left) {
    PictureWish wish;
    wish.picture = placed.node.picture;
    wish.size = static_cast<int>(std::min(placed.picture.w, placed.picture.h));
    wish.mirrored = right_to_left && points_sideways(wish.picture);
    wish.paint = {colours, paint.ink, paint.ground, is_in_lines(placed, colours)};
    wish.name = fmt::format("p{}{}{}|{}|{}{}{}", wish.size, wish.mirrored ? "m" : "", wish.paint.lines ? "l" : "",
                            wish.picture, static_cast<int>(colours), spelling(paint.ink), spelling(paint.ground));
    return wish;
}

Result<Surface> draw_picture(const PictureWish& wish) {
    if (!hash_of_own(wish.picture).empty()) return drawn_own_picture(wish.svg, wish.picture, wish.size);
    const std::string svg = recoloured(wish.svg, wish.paint);
    Surface surface = TRY(drawn_svg(svg, wish.picture, wish.size));
    if (wish.mirrored) mirror(*surface);
    return surface;
}

PictureDrawing::~PictureDrawing() { SDL_WaitThread(m_thread, nullptr); }

void PictureDrawing::add(PictureWish wish) {
    const bool is_there =
        std::any_of(m_pieces.begin(), m_pieces.end(), [&](const Piece& one) { return one.wish.name == wish.name; });
    if (!is_there) m_pieces.emplace_back(std::move(wish));
}

void PictureDrawing::start() {
    if (m_pieces.size() < worth_a_thread) return;
    // A thread of SDL's own: it frees the error text that it keeps for each.
    const auto draw_all = [](void* self) {
        for (Piece& piece : static_cast<PictureDrawing*>(self)->m_pieces) {
            if (piece.is_begun.exchange(true)) continue;
            piece.drawn = draw_picture(piece.wish);
            piece.is_done = true;
            piece.is_done.notify_one();
        }
        return 0;
    };
    // Without one every picture is drawn when its turn comes.
    m_thread = SDL_CreateThread(draw_all, "pictures", this);
}

std::optional<Result<Surface>> PictureDrawing::take(const std::string& name) {
    const auto found =
        std::find_if(m_pieces.begin(), m_pieces.end(), [&](const Piece& one) { return one.wish.name == name; });
    if (found == m_pieces.end()) return std::nullopt;
    if (!found->is_begun.exchange(true)) {
        found->is_done = true;
        return draw_picture(found->wish);
    }
    found->is_done.wait(false);
    return std::exchange(found->drawn, std::nullopt);
}

} // namespace copro
