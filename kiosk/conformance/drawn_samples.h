// Screens as they are drawn: for the rows that look at pixels. Main thread.
#pragma once

#include "kiosk/conformance/rig.h"
#include "kiosk/ui/drawn_checks.h"

namespace copro {

// A screen with its layout, in the language and on the shape with the least room.
struct DrawnSample {
    std::string name;
    Tree tree;
    Layout layout;
};
// One of each kind of screen; the plan's own where it names some.
[[nodiscard]] Result<std::vector<DrawnSample>> drawn_samples(Rig& rig);

// Every screen in that language and on that shape, or the plan's own, in each colour set: V6 as it came out in pixels,
// at rest; and of drawn_samples also pressed, come to and heard.
struct DrawnContrast {
    DrawnFigures figures;
    Problems weak;
};
[[nodiscard]] Result<DrawnContrast> drawn_contrast(Rig& rig);

// As a node's own words for it: "claim.check #next in night".
[[nodiscard]] std::string place_in(const std::string& screen, const NodeId& id, ColourSet colours);

} // namespace copro
