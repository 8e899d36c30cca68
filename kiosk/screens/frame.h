// What stands round every screen: who and what, where you are, Back, the help bar (access.md O13). Pure; main thread.
#pragma once

#include "kiosk/screens/screen.h"

namespace copro {

[[nodiscard]] Tree start_frame(const Model& model, const Words& words);
// Back, the help bar, More and Go up.
[[nodiscard]] std::optional<Action> on_frame(const Model& model, const NodeEvent& event);

// Pieces that screens are made of.
[[nodiscard]] Node heading_node(Label label, std::string picture = {});
// Something is wrong, and how to put it right. It takes the focus and stands right before where the answer goes: with
// one question a screen it is GOV.UK's error summary and its words beside the field in one (C2).
[[nodiscard]] Node alert_node(Label label);
// "Claim my money: step 2 of 6", of the form that is open.
[[nodiscard]] Node step_node(const Model& model, const Words& words);
void add_back(Tree& tree, const Words& words);
// Back to where the person was, once it is as they want it.
void add_done(Tree& tree, const Words& words);
// Back to where the person was, from something to read.
void add_read(Tree& tree, const Words& words);
void add_next(Tree& tree, Label label, std::string picture = "next");
// "More ways to use this screen".
void add_ways(Tree& tree, const Words& words);
[[nodiscard]] bool is_pressed(const NodeEvent& event, std::string_view id);
// What follows `start` in the id of a pressed node; none for other events.
[[nodiscard]] std::optional<std::string> pressed_after(const NodeEvent& event, std::string_view start);

} // namespace copro
