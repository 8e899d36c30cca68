// A screen as JSON, as scripts and other tools see it: what is there, what it says, where, how large, in which colours.
// UI thread.
#pragma once

#include "kiosk/ui/layout.h"
#include "sync/base/json_fwd.h"

namespace copro {

// {"screen":…,"language":…,"part":1,"parts":2,"nodes":[…]} of what is shown now.
[[nodiscard]] Json see(const Tree& tree, const Layout& layout, ColourSet colours, double px_per_mm);

// One line a node, "role id: label", for reading and for goldens. No rectangles: it is the same on every screen.
[[nodiscard]] std::string dump(const Tree& tree);

} // namespace copro
