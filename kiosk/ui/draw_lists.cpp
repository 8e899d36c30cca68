#include "kiosk/ui/draw_lists.h"

#include <cstddef>

namespace copro {

namespace {

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
    const int count = list.VtxBuffer.Size - static_cast<int>(command.VtxOffset);
    const auto* color = reinterpret_cast<const SDL_Color*>(&vertices->col);
    constexpr int stride = static_cast<int>(sizeof(ImDrawVert));
    // Untextured where only colour is drawn: SDL's software renderer then fills whole rectangles.
    const int done = SDL_RenderGeometryRaw(target, texture_of(command), &vertices->pos.x, stride, color, stride,
                                           &vertices->uv.x, stride, count, indices, static_cast<int>(command.ElemCount),
                                           static_cast<int>(sizeof(ImDrawIdx)));
    if (done != 0) return internal(std::string("SDL could not draw: ") + SDL_GetError());
    return {};
}

} // namespace

Result<void> draw_lists(SDL_Renderer* target, const ImDrawData& data) {
    // Colour-only geometry takes the renderer's own blend mode.
    SDL_SetRenderDrawBlendMode(target, SDL_BLENDMODE_BLEND);
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
