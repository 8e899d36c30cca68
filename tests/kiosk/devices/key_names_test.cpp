#include "kiosk/devices/key_names.h"

#include <SDL.h>
#include <catch2/catch.hpp>

using namespace copro;

TEST_CASE("what a key is called when it is pressed is the name that a file gives it, and nothing else is") {
    for (const SDL_Keycode symbol : {SDLK_RETURN, SDLK_KP_ENTER, SDLK_ESCAPE, SDLK_F2, SDLK_a, SDLK_KP_5, SDLK_SPACE,
                                     SDLK_UP, SDLK_AC_BACK, SDLK_VOLUMEUP}) {
        INFO(key_name(symbol));
        CHECK(is_key_name(key_name(symbol)));
    }
    CHECK(key_name(SDLK_RETURN) == "Enter");
    for (int button = 0; button < SDL_CONTROLLER_BUTTON_MAX; ++button) {
        INFO(pad_button_name(button));
        CHECK(is_key_name(pad_button_name(button)));
    }
    for (const NamedAxis& axis : pad_axes()) CHECK(is_key_name(axis.forward));
    for (const char* none :
         {"", "f2", "a", "Return", "Pad", "Pad ", "Pad z", "pad a", "Keypad 10", "Key pad 5", "Sing"}) {
        INFO(none);
        CHECK_FALSE(is_key_name(none));
    }
}
