// What reads and writes PNG files and reads JPEG, loaded when the first picture of the screen is written, or the first
// that an author brought is shown: most kiosks on duty never do either, and their start would wait for seven libraries
// of formats that nothing of ours is in. SVG is linked (CMakeLists.txt). Any thread.
#pragma once

#include "sync/base/result.h"

#include <SDL_image.h>

namespace copro {

// The functions of SDL2_image that are called, by their names without "IMG_".
struct PngLibrary {
    decltype(&IMG_SavePNG) save = nullptr;
    decltype(&IMG_Load) load_file = nullptr;
    decltype(&IMG_LoadPNG_RW) load_png = nullptr;
    decltype(&IMG_LoadJPG_RW) load_jpeg = nullptr;

    // Loaded once, and kept. Error `internal` when the library or one of these is not there.
    [[nodiscard]] static Result<const PngLibrary*> load();
};

} // namespace copro
