// From what the text engine and the pictures give to what SDL takes; used by the renderer and where pictures are drawn.
// Any thread.
#pragma once

#include "kiosk/text/text_engine.h"
#include "kiosk/ui/textures.h"

namespace copro {

// Words in one ink; none when there is nothing to see. Error: no memory.
[[nodiscard]] Result<Surface> surface_of(const TextBitmap& bitmap, Colour ink);
// Left becomes right. Of 32 bits a pixel.
void mirror(SDL_Surface& surface);
// The whole source (ARGB8888) into that place of the target (the same, or without alpha), as it looks on white. Each
// pixel is the mean of those that it stands for, so that thin lines stay.
void scale_on_white(const SDL_Surface& source, SDL_Surface& target, const SDL_Rect& place);

} // namespace copro
