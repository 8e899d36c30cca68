// The names of keys, of a game controller's buttons, and of its sticks and triggers: what Window tells, and what a file
// may say of them. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace copro {

// By SDL's numbers.
[[nodiscard]] std::string key_name(std::int32_t symbol);
[[nodiscard]] std::string pad_button_name(int button); // "Pad a", "Pad dpup", "Pad leftshoulder"

// The sticks and triggers of a game controller, which adaptive controllers have their sockets for switches on. The left
// stick is the arrow keys, on any kiosk; the others are keys of their own. A trigger has one way to go.
struct NamedAxis {
    int axis = 0;
    const char* backward = "";
    const char* forward = "";
};
[[nodiscard]] const std::array<NamedAxis, 6>& pad_axes();

// Is there a key of that name, letter by letter? Of another no press would ever be told.
[[nodiscard]] bool is_key_name(std::string_view name);

} // namespace copro
