// The newest picture of a film as a texture, sent to SDL once each; used by the renderer. UI thread.
#pragma once

#include "kiosk/ui/textures.h"
#include "kiosk/view/film_frame.h"

namespace copro {

class FilmTexture {
public:
    explicit FilmTexture(SDL_Renderer* target)
        : m_target(target) {}
    FilmTexture(const FilmTexture&) = delete;
    FilmTexture& operator=(const FilmTexture&) = delete;
    ~FilmTexture() { clear(); }

    // Error `invalid` for a frame without pixels.
    [[nodiscard]] Result<Texture> show(const FilmFrame& frame);
    void clear();

private:
    SDL_Renderer* m_target;
    Texture m_texture;
    std::int64_t m_number = 0;
};

} // namespace copro
