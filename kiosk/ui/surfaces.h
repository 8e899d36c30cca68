// From what the text engine and the pictures give to what SDL takes; used by the renderer. UI thread.
#pragma once

#include "kiosk/text/text_engine.h"
#include "kiosk/ui/textures.h"

namespace copro {

// Words in one ink; none when there is nothing to see. Error: no memory.
[[nodiscard]] Result<Surface> surface_of(const TextBitmap& bitmap, Colour ink);
// Left becomes right. Of 32 bits a pixel.
void mirror(SDL_Surface& surface);

} // namespace copro
