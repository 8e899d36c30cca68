// Rounded corners, rings, dots and ticks drawn with cairo into surfaces; used by the renderer. Any thread.
#pragma once

#include "kiosk/ui/qr_code.h"
#include "kiosk/ui/textures.h"
#include "kiosk/ui/theme.h"

namespace copro {

struct BoxShape {
    int width = 0;
    int height = 0;
    double radius = 0;
    double border = 0;
    bool dashed = false;
    Colour ground;
    Colour line;
    Colour under; // what the corners show: the surface is opaque, which is the fast way to draw it
};
[[nodiscard]] Result<Surface> draw_box(const BoxShape& box);

struct RingShape {
    int size = 0;      // of a square that holds the four corners; the rest is drawn as plain bars
    double radius = 0; // of the outer edge
    double inner = 0;  // widths of the three lines, from the control outwards
    double ink_width = 0;
    double outer = 0;
    Colour ink;
    Colour glow;
};
[[nodiscard]] Result<Surface> draw_ring(const RingShape& ring);

struct MarkShape {
    int size = 0;
    bool round = true;
    bool ticked = false;
    Colour ink;
    Colour ground;
};
[[nodiscard]] Result<Surface> draw_mark(const MarkShape& mark);

// A step: full when it is done or now, a ring when it is to come.
struct DotShape {
    int size = 0;
    bool full = true;
    Colour ink;
    Colour ground;
};
[[nodiscard]] Result<Surface> draw_dot(const DotShape& dot);

// A QR code with the quiet zone that its standard asks for; modules of whole pixels, in the middle.
struct CodeShape {
    int side = 0;
    Colour dark;
    Colour light;
};
[[nodiscard]] Result<Surface> draw_code(const QrCode& code, const CodeShape& shape);

} // namespace copro
