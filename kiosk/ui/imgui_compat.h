// The one place that knows which Dear ImGui this is: 1.86 on Debian 12, 1.9x on Debian 13. Used by the renderer only.
// UI thread.
#pragma once

#include <SDL.h>
#include <imgui.h>

namespace copro {

// ImTextureID is a pointer up to 1.91 and an integer from 1.92 on.
[[nodiscard]] inline ImTextureID texture_id(SDL_Texture* texture) {
#if IMGUI_VERSION_NUM >= 19131
    return static_cast<ImTextureID>(reinterpret_cast<std::uintptr_t>(texture));
#else
    return texture;
#endif
}

[[nodiscard]] inline SDL_Texture* texture_of(const ImDrawCmd& command) {
#if IMGUI_VERSION_NUM >= 19131
    return reinterpret_cast<SDL_Texture*>(static_cast<std::uintptr_t>(command.GetTexID()));
#else
    return static_cast<SDL_Texture*>(command.GetTexID());
#endif
}

// ImGui will not start a frame without a font. Ours is never seen: words come from Pango. With a space and no other
// letter, baked line or cursor it is made in no time, and no texture is made of it: what points at it is drawn as plain
// colour.
inline void make_unseen_font(ImGuiIO& io) {
#if IMGUI_VERSION_NUM >= 19200
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
#else
    io.Fonts->Flags |= ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoMouseCursors;
    static constexpr ImWchar only_space[] = {' ', ' ', 0};
    ImFontConfig config;
    config.GlyphRanges = only_space;
    io.Fonts->AddFontDefault(&config);
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    io.Fonts->SetTexID(texture_id(nullptr));
#endif
}

} // namespace copro
