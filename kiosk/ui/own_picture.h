// An author's own picture (SVG, PNG or JPEG) as it is drawn: in its own colours, on white as on the paper that it was
// made for, whatever the screen's colours are. Used where pictures are drawn; any thread.
#pragma once

#include "kiosk/ui/textures.h"

namespace copro {

// As large as fits into size x size pixels. Error `invalid`, which names it, when it cannot be drawn; `internal` for a
// library that is not there.
[[nodiscard]] Result<Surface> drawn_own_picture(const std::string& bytes, const std::string& name, int size);

} // namespace copro
