#include "kiosk/ui/film_texture.h"

namespace copro {

Result<Texture> FilmTexture::show(const FilmFrame& frame) {
    const auto pixels = static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height);
    if (frame.width <= 0 || frame.height <= 0 || frame.pixels.size() < pixels)
        return invalid("film", "a picture of it has no pixels");
    if (m_texture.handle == nullptr || m_texture.width != frame.width || m_texture.height != frame.height) {
        clear();
        SDL_Texture* handle =
            SDL_CreateTexture(m_target, SDL_PIXELFORMAT_RGB888, SDL_TEXTUREACCESS_STREAMING, frame.width, frame.height);
        if (handle == nullptr) return internal(std::string("SDL could not make a texture: ") + SDL_GetError());
        SDL_SetTextureBlendMode(handle, SDL_BLENDMODE_NONE);
        m_texture = Texture{handle, frame.width, frame.height, 0, 0};
    }
    if (m_number == frame.number) return m_texture;
    if (SDL_UpdateTexture(m_texture.handle, nullptr, frame.pixels.data(), frame.width * 4) != 0)
        return internal(std::string("SDL could not take a film's picture: ") + SDL_GetError());
    m_number = frame.number;
    return m_texture;
}

void FilmTexture::clear() {
    if (m_texture.handle != nullptr) SDL_DestroyTexture(m_texture.handle);
    m_texture = {};
    m_number = 0;
}

} // namespace copro
