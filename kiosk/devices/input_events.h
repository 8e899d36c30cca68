// What a person or another thread did, as plain values without SDL; made by Window, read by the event loop. Any thread.
#pragma once

#include "kiosk/ui/pointer_queue.h"

#include <string>
#include <variant>

namespace copro {

// A key that went down: "Up", "Down", "Left", "Right", "Enter", "Space", "Tab", "Escape", "Backspace", "F1", "A", "7"
// …; a button of a game controller: "Pad a", "Pad dpup" …; its triggers and right stick: "LeftTrigger", "RightTrigger",
// "RightStickUp", "RightStickDown", "RightStickLeft", "RightStickRight". A held key never repeats (EN 301 549 5.7): it
// comes once.
struct KeyEvent {
    std::string name;
    bool shift = false;
    bool control = false;
    bool up = false; // let go
    bool operator==(const KeyEvent&) const = default;
};

// Characters from a physical keyboard, composed by the system; not repeated by a held key either.
struct TextEvent {
    std::string text;
    bool operator==(const TextEvent&) const = default;
};

// The picture on the screen is gone or has another size: draw again. textures_lost: make them again first.
struct Exposed {
    bool textures_lost = false;
    bool operator==(const Exposed&) const = default;
};

struct Quit {
    bool operator==(const Quit&) const = default;
};

// Another thread called Window::wake(): it has something in its own queue.
struct Wake {
    bool operator==(const Wake&) const = default;
};

using InputEvent = std::variant<PointerEvent, KeyEvent, TextEvent, Exposed, Quit, Wake>;

} // namespace copro
