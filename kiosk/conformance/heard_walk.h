// Screens of a kiosk that speaks, one after another: for the rows about what is heard. Main thread.
#pragma once

#include "kiosk/conformance/tried_kiosk.h"

namespace copro {

using HeardPath = std::vector<const char*>; // what was pressed to come there
// Calls visit on each, with the voice on and the screen just heard.
[[nodiscard]] Result<void> walk_by_ear(Rig& rig,
                                       const std::function<Result<void>(TriedKiosk&, const HeardPath&)>& visit);

// A node as the voice says it when the ring comes to it, in one.
[[nodiscard]] std::string said_of(const Node& node, const Tree& tree);
// Of the tree or of what the layout adds to it; nullptr for none.
[[nodiscard]] const Node* node_on(const Terminal& terminal, const NodeId& id);

} // namespace copro
