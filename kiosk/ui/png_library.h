// What reads and writes PNG files, loaded when the first picture of the screen is written: a kiosk on duty never does,
// and its start would wait for seven libraries of formats that nothing here is in. SVG is linked (CMakeLists.txt). UI
// thread.
#pragma once

#include "sync/base/result.h"

#include <SDL_image.h>

namespace copro {

// The functions of SDL2_image that are called, by their names without "IMG_".
struct PngLibrary {
    decltype(&IMG_SavePNG) save = nullptr;
    decltype(&IMG_Load) load_file = nullptr;

    // Loaded once, and kept. Error `internal` when the library or one of these is not there.
    [[nodiscard]] static Result<const PngLibrary*> load();
};

} // namespace copro
