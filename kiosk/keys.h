// What a key can do here, by name: for the terminal, the script and the settings. Constants; any thread.
#pragma once

#include <array>

namespace copro {

inline constexpr std::array kiosk_keys{"Up",     "Down",    "Left",    "Right",   "Tab",     "BackTab",
                                       "Enter",  "Select",  "Escape",  "Back",    "Help",    "Backspace",
                                       "Voice",  "Repeat",  "Pause",   "Slower",  "Faster",  "Softer",
                                       "Louder", "Switch1", "Switch2", "Curtain", "RollCall"};

} // namespace copro
