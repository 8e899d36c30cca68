// The four colour sets: what each kind of node looks like in each state; used by renderer and checks. Values; any
// thread.
#pragma once

#include "kiosk/ui/colour.h"
#include "kiosk/view/node.h"
#include "kiosk/view/settings.h"

#include <vector>

namespace copro {

// What a node stands on.
enum class Ground { page, band, card };

struct Surfaces {
    Colour page;
    Colour band; // behind top band and help bar
    Colour card;
    Colour rule; // the line between band and page
    Colour focus_ink;
    Colour focus_glow;
};

struct LookState {
    bool selected = false;
    bool disabled = false;
    bool pressed = false;
};

struct Paint {
    Colour ink;      // words, marks, the lines of pictures
    Colour soft_ink; // words of second rank
    Colour ground;   // of its own box, or what it stands on
    Colour border;
    double border_mm = 0; // 0 = no box
    double radius_mm = 0;
    bool dashed = false; // cannot be pressed now: told by the line, not by a paler ink (V6, V8)
    bool boxed = false;
};

// What V6 asks of a set: 10:1 in Day, 20:1 in Night and Paper, 4.5:1 to 8:1 in Soft.
struct ContrastRange {
    double least = 10;
    double most = 21;
};

[[nodiscard]] ContrastRange contrast_range(ColourSet colours);
[[nodiscard]] const Surfaces& surfaces_of(ColourSet colours);
[[nodiscard]] Colour colour_of(Ground ground, ColourSet colours);
[[nodiscard]] Paint paint_of(const Node& node, LookState state, Ground under, ColourSet colours);

} // namespace copro
