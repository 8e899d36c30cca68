// Textures by name with a limit in bytes; used by the renderer. UI thread.
#pragma once

#include "kiosk/ui/colour.h"
#include "sync/base/result.h"

#include <SDL.h>

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

namespace copro {

struct SurfaceDeleter {
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
using Surface = std::unique_ptr<SDL_Surface, SurfaceDeleter>;

// An SVG as a picture of size x size pixels; error `invalid` names it.
[[nodiscard]] Result<Surface> drawn_svg(const std::string& svg, const std::string& name, int size);

struct Texture {
    SDL_Texture* handle = nullptr;
    int width = 0;
    int height = 0;
    int left = 0; // from where it was asked for to where it is drawn
    int top = 0;
};

struct Drawn {
    Surface surface;
    int left = 0;
    int top = 0;
};

class Textures {
public:
    Textures(SDL_Renderer* target, std::size_t limit)
        : m_target(target)
        , m_limit(limit) {}
    Textures(const Textures&) = delete;
    Textures& operator=(const Textures&) = delete;
    ~Textures() { clear(); }

    // The texture of this name, made by `make` (a 32-bit surface) when it is not there. It lives until trim() or
    // clear().
    [[nodiscard]] Result<Texture> get(const std::string& name, bool opaque, const std::function<Result<Drawn>()>& make);
    [[nodiscard]] bool has(const std::string& name) const { return m_entries.contains(name); }
    // After a frame: lets go of those that were used longest ago until the rest is within the limit.
    void trim();
    void clear();
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }

private:
    struct Entry {
        Texture texture;
        std::size_t bytes = 0;
        std::uint64_t used = 0;
    };
    SDL_Renderer* m_target;
    std::size_t m_limit;
    std::size_t m_bytes = 0;
    std::uint64_t m_frame = 1;
    std::unordered_map<std::string, Entry> m_entries;
};

} // namespace copro
