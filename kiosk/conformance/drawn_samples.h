// Some screens, drawn: for the rows that look at pixels. Main thread.
#pragma once

#include "kiosk/conformance/rig.h"

namespace copro {

// A screen with its layout, in the language and on the shape with the least room.
struct DrawnSample {
    std::string name;
    Tree tree;
    Layout layout;
};
// One of each kind of screen; the plan's own where it names some.
[[nodiscard]] Result<std::vector<DrawnSample>> drawn_samples(Rig& rig);

// As a node's own words for it: "claim.check #next in night".
[[nodiscard]] std::string place_in(const DrawnSample& sample, const NodeId& id, ColourSet colours);

} // namespace copro
