#include "kiosk/devices/key_names.h"

#include <SDL.h>

#include <algorithm>

namespace copro {

namespace {

// Keys that several keyboards call otherwise.
struct OwnName {
    SDL_Keycode symbol;
    const char* name;
};
constexpr std::array own_names{OwnName{SDLK_RETURN, "Enter"},  OwnName{SDLK_KP_ENTER, "Enter"},
                               OwnName{SDLK_ESCAPE, "Escape"}, OwnName{SDLK_AC_BACK, "Back"},
                               OwnName{SDLK_HELP, "Help"},     OwnName{SDLK_SELECT, "Select"}};
constexpr std::string_view pad_prefix = "Pad ";

} // namespace

std::string key_name(std::int32_t symbol) {
    const auto* const own =
        std::find_if(own_names.begin(), own_names.end(), [&](const OwnName& one) { return one.symbol == symbol; });
    return own != own_names.end() ? own->name : SDL_GetKeyName(symbol);
}

std::string pad_button_name(int button) {
    const char* name = SDL_GameControllerGetStringForButton(static_cast<SDL_GameControllerButton>(button));
    return std::string(pad_prefix) + (name == nullptr ? "" : name);
}

const std::array<NamedAxis, 6>& pad_axes() {
    static constexpr std::array axes{NamedAxis{SDL_CONTROLLER_AXIS_LEFTX, "Left", "Right"},
                                     NamedAxis{SDL_CONTROLLER_AXIS_LEFTY, "Up", "Down"},
                                     NamedAxis{SDL_CONTROLLER_AXIS_RIGHTX, "RightStickLeft", "RightStickRight"},
                                     NamedAxis{SDL_CONTROLLER_AXIS_RIGHTY, "RightStickUp", "RightStickDown"},
                                     NamedAxis{SDL_CONTROLLER_AXIS_TRIGGERLEFT, "", "LeftTrigger"},
                                     NamedAxis{SDL_CONTROLLER_AXIS_TRIGGERRIGHT, "", "RightTrigger"}};
    return axes;
}

bool is_key_name(std::string_view name) {
    if (name.empty()) return false;
    const std::string text(name);
    if (name.starts_with(pad_prefix)) {
        const auto button = SDL_GameControllerGetButtonFromString(text.c_str() + pad_prefix.size());
        return button != SDL_CONTROLLER_BUTTON_INVALID && pad_button_name(button) == name;
    }
    const auto& axes = pad_axes();
    const bool is_axis = std::any_of(axes.begin(), axes.end(),
                                     [&](const NamedAxis& one) { return name == one.backward || name == one.forward; });
    const bool is_own =
        std::any_of(own_names.begin(), own_names.end(), [&](const OwnName& one) { return name == one.name; });
    // SDL finds "f2" too, which no key is called.
    return is_axis || is_own || key_name(SDL_GetKeyFromName(text.c_str())) == name;
}

} // namespace copro
