// Where a finger hits and where the ring goes next, on a laid-out screen; used by the terminal. Pure; any thread.
#pragma once

#include "kiosk/ui/layout.h"

namespace copro {

enum class Direction { up, down, left, right };

// What a finger at this point is on, when it can be pressed; "" for none.
[[nodiscard]] NodeId hit_test(const Layout& layout, Point at);
// Everything that can have the ring on this part, in reading order.
[[nodiscard]] std::vector<NodeId> focus_order(const Layout& layout);
// The next one (step 1) or the one before (-1), round the end; the first or last when nothing has the ring.
[[nodiscard]] NodeId focus_after(const Layout& layout, const NodeId& from, int step);
// The nearest that way; when there is none, the next or the one before in reading order: no traps (access.md O2).
[[nodiscard]] NodeId neighbour(const Layout& layout, const NodeId& from, Direction direction);

} // namespace copro
