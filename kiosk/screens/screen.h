// A screen: from values to a tree, and from a node's event to an action. One file each. Pure; main thread.
#pragma once

#include "kiosk/app/action.h"
#include "kiosk/view/tree.h"

#include <span>

namespace copro {

struct Screen {
    std::string_view id; // as in PersonSession::screen
    // The band and the help bar are put round it by build_screen.
    void (*build)(const Model& model, const Words& words, Tree& tree);
    // None when the event is not for this screen; the frame's own nodes are asked first.
    std::optional<Action> (*on)(const Model& model, const NodeEvent& event);
};

[[nodiscard]] std::span<const Screen> all_screens();

// The whole screen in its frame.
[[nodiscard]] Tree build_screen(const Model& model, const Words& words);
// What is to be seen: the screen, or the curtain.
[[nodiscard]] Tree tree_on_glass(const Model& model, const Words& words);
// What hangs before it when the person wants nobody to read along: nothing of theirs, and a way to lift it.
[[nodiscard]] Tree build_curtain(const Model& model, const Words& words);
// What a person's event on any node means here; none = nothing.
[[nodiscard]] std::optional<Action> on_event(const Model& model, const NodeEvent& event);

} // namespace copro
