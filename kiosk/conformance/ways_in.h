// The ways in of access.md: each plays the same visit through all three journeys by its own means alone. Main thread.
#pragma once

#include "kiosk/conformance/tried_kiosk.h"

namespace copro {

// Presses a control that is on the glass. Error `not_found`: it cannot be reached this way.
using Press = std::function<Result<void>(const NodeId& id)>;

struct WayIn {
    const char* name = "";
    Press (*make)(TriedKiosk& kiosk) = nullptr;
    bool is_helped = false; // the record says that somebody helped, and nothing else differs
};
[[nodiscard]] const std::vector<WayIn>& ways_in();
[[nodiscard]] Press by_touch(TriedKiosk& kiosk);

// A kiosk on which that visit can be made: it speaks English first, as its script does.
[[nodiscard]] Result<std::unique_ptr<TriedKiosk>> kiosk_for_visit(Rig& rig);
// What the visit saves when it is made so. Error: which line of it failed, and why.
[[nodiscard]] Result<std::vector<std::string>> visit(TriedKiosk& kiosk, const Press& press);
// What then lies sealed on a real disk, opened (TriedStore::opened); with the helper taken out.
[[nodiscard]] Result<std::vector<std::string>> saved_by(Rig& rig, const WayIn& way);

} // namespace copro
