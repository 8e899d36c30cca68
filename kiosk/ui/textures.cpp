#include "kiosk/ui/textures.h"

#include <SDL_image.h>

#include <algorithm>

namespace copro {

Result<Surface> drawn_svg(const std::string& svg, const std::string& name, int size) {
    SDL_RWops* stream = SDL_RWFromConstMem(svg.data(), static_cast<int>(svg.size()));
    // Of what is no SVG at all the reader would make an empty drawing, and never give it back.
    Surface surface(IMG_isSVG(stream) == 1 ? IMG_LoadSizedSVG_RW(stream, size, size) : nullptr);
    SDL_RWclose(stream);
    if (!surface) return invalid(name + ".svg", "this picture cannot be drawn");
    return surface;
}

Result<Texture> Textures::get(const std::string& name, bool opaque, const std::function<Result<Drawn>()>& make) {
    const auto found = m_entries.find(name);
    if (found != m_entries.end()) {
        found->second.used = m_frame;
        return found->second.texture;
    }
    const Drawn drawn = TRY(make());
    const Surface& surface = drawn.surface;
    if (!surface) return Texture{};
    SDL_Texture* handle = SDL_CreateTextureFromSurface(m_target, surface.get());
    if (handle == nullptr) return internal(std::string("SDL could not make a texture: ") + SDL_GetError());
    SDL_SetTextureBlendMode(handle, opaque ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    const std::size_t bytes = static_cast<std::size_t>(surface->w) * static_cast<std::size_t>(surface->h) * 4;
    const Texture texture{handle, surface->w, surface->h, drawn.left, drawn.top};
    m_entries.emplace(name, Entry{texture, bytes, m_frame});
    m_bytes += bytes;
    return texture;
}

void Textures::trim() {
    while (m_bytes > m_limit) {
        const auto oldest =
            std::min_element(m_entries.begin(), m_entries.end(),
                             [](const auto& one, const auto& other) { return one.second.used < other.second.used; });
        if (oldest == m_entries.end() || oldest->second.used == m_frame) break;
        SDL_DestroyTexture(oldest->second.texture.handle);
        m_bytes -= oldest->second.bytes;
        m_entries.erase(oldest);
    }
    ++m_frame;
}

void Textures::clear() {
    for (const auto& [name, entry] : m_entries) SDL_DestroyTexture(entry.texture.handle);
    m_entries.clear();
    m_bytes = 0;
}

} // namespace copro
