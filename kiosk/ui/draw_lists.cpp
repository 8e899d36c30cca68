#include "kiosk/ui/draw_lists.h"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace copro {

namespace {

constexpr unsigned corners_in_rect = 6; // of two triangles: a b c, a c d

struct PlainRect {
    SDL_FRect place{};
    ImU32 colour = 0;
};

// What the two triangles are, when they are one upright rectangle of one opaque colour.
std::optional<PlainRect> plain_rect(const ImDrawVert* vertices, const ImDrawIdx* indices) {
    if (indices[0] != indices[3] || indices[2] != indices[4]) return std::nullopt;
    const std::array corners{&vertices[indices[0]], &vertices[indices[1]], &vertices[indices[2]],
                             &vertices[indices[5]]};
    const ImDrawVert& first = *corners[0];
    const ImDrawVert& last = *corners[2];
    if ((first.col & IM_COL32_A_MASK) != IM_COL32_A_MASK) return std::nullopt;
    for (const ImDrawVert* corner : corners) {
        if (corner->col != first.col) return std::nullopt;
    }
    const bool upright = corners[1]->pos.x == last.pos.x && corners[1]->pos.y == first.pos.y &&
                         corners[3]->pos.x == first.pos.x && corners[3]->pos.y == last.pos.y;
    if (!upright) return std::nullopt;
    return PlainRect{{first.pos.x, first.pos.y, last.pos.x - first.pos.x, last.pos.y - first.pos.y}, first.col};
}

// False, and nothing drawn, when there is anything else among them.
bool fill_plain_rects(SDL_Renderer* target, const ImDrawVert* vertices, const ImDrawIdx* indices, unsigned count) {
    std::vector<PlainRect> rects;
    rects.reserve(count / corners_in_rect);
    for (unsigned at = 0; at + corners_in_rect <= count; at += corners_in_rect) {
        const std::optional<PlainRect> rect = plain_rect(vertices, indices + at);
        if (!rect) return false;
        rects.push_back(*rect);
    }
    if (rects.size() * corners_in_rect != count) return false;
    SDL_SetRenderDrawBlendMode(target, SDL_BLENDMODE_NONE);
    for (const PlainRect& rect : rects) {
        const auto part = [&](unsigned shift) { return static_cast<Uint8>((rect.colour >> shift) & 0xFFU); };
        SDL_SetRenderDrawColor(target, part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT), part(IM_COL32_B_SHIFT), 255);
        SDL_RenderFillRectF(target, &rect.place);
    }
    return true;
}

Result<void> draw_command(SDL_Renderer* target, const ImDrawList& list, const ImDrawCmd& command) {
    SDL_Rect clip{};
    clip.x = static_cast<int>(command.ClipRect.x);
    clip.y = static_cast<int>(command.ClipRect.y);
    clip.w = static_cast<int>(command.ClipRect.z) - clip.x;
    clip.h = static_cast<int>(command.ClipRect.w) - clip.y;
    if (clip.w <= 0 || clip.h <= 0) return {};
    SDL_RenderSetClipRect(target, &clip);

    const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
    const ImDrawIdx* indices = list.IdxBuffer.Data + command.IdxOffset;
    // Given as triangles, SDL's software renderer mixes every pixel of them with what is below, opaque or not: about
    // half of a frame's time.
    if (texture_of(command) == nullptr && fill_plain_rects(target, vertices, indices, command.ElemCount)) return {};

    const int count = list.VtxBuffer.Size - static_cast<int>(command.VtxOffset);
    const auto* color = reinterpret_cast<const SDL_Color*>(&vertices->col);
    constexpr int stride = static_cast<int>(sizeof(ImDrawVert));
    // Colour-only geometry takes the renderer's own blend mode.
    SDL_SetRenderDrawBlendMode(target, SDL_BLENDMODE_BLEND);
    const int done = SDL_RenderGeometryRaw(target, texture_of(command), &vertices->pos.x, stride, color, stride,
                                           &vertices->uv.x, stride, count, indices, static_cast<int>(command.ElemCount),
                                           static_cast<int>(sizeof(ImDrawIdx)));
    if (done != 0) return internal(std::string("SDL could not draw: ") + SDL_GetError());
    return {};
}

} // namespace

Result<void> draw_lists(SDL_Renderer* target, const ImDrawData& data) {
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        for (const ImDrawCmd& command : list.CmdBuffer) {
            if (command.UserCallback != nullptr || command.ElemCount == 0) continue;
            TRY(draw_command(target, list, command));
        }
    }
    SDL_RenderSetClipRect(target, nullptr);
    return {};
}

} // namespace copro
