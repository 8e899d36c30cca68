// Finding one's way on a laid-out screen: what is under a finger, what comes next, what lies beside. Pure; any thread.
#pragma once

#include "kiosk/ui/layout.h"
#include "kiosk/view/scan.h"

namespace copro {

enum class Direction { up, down, left, right };

// Where the ring stops: at what can be pressed; for who listens also at words alone, so that each can be heard again
// (S2).
enum class Stops { controls, words_too };

// The control that can be pressed there; nullptr for none.
[[nodiscard]] const Placed* hit_test(const Layout& layout, Point point);
// Everything that can have focus on this part, in reading order. at: where the ring is; what cannot be pressed just now
// keeps its place there, so that who goes on goes on from it.
[[nodiscard]] std::vector<NodeId> focus_order(const Layout& layout, Stops stops = Stops::controls,
                                              std::string_view at = {});
// The same row by row, as it stands on the glass: what overlaps in height is one row. For switches (O6).
[[nodiscard]] ScanRows scan_rows(const Layout& layout, Stops stops = Stops::controls);
// These rows in the pieces of a screen: the band, what is asked, its keyboard, the actions, the help.
[[nodiscard]] ScanBlocks scan_blocks(const Layout& layout, Stops stops = Stops::controls);
// What an arrow key leads to. Where nothing lies that way: the next or previous in reading order, so that arrows alone
// reach everything and there is no trap (EN 301 549 5.1.6.2). "" only when nothing can have focus.
[[nodiscard]] NodeId neighbour(const Layout& layout, std::string_view id, Direction direction,
                               Stops stops = Stops::controls);

} // namespace copro
