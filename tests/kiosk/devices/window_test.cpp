#include "kiosk/devices/window.h"
#include "tests/sync/base/variable.h"

#include <SDL.h>
#include <catch2/catch.hpp>

#include <filesystem>
#include <thread>

namespace copro {

namespace {

SDL_Event key(std::uint32_t type, SDL_Keycode code, bool repeat = false) {
    SDL_Event event{};
    event.type = type;
    event.key.keysym.sym = code;
    event.key.repeat = repeat ? 1 : 0;
    return event;
}

SDL_Event typed(const char* text) {
    SDL_Event event{};
    event.type = SDL_TEXTINPUT;
    SDL_strlcpy(event.text.text, text, sizeof event.text.text);
    return event;
}

SDL_Event pushed(SDL_GameControllerAxis axis, int value, SDL_JoystickID controller = 0) {
    SDL_Event event{};
    event.type = SDL_CONTROLLERAXISMOTION;
    event.caxis.which = controller;
    event.caxis.axis = static_cast<std::uint8_t>(axis);
    event.caxis.value = static_cast<std::int16_t>(value);
    return event;
}

KeyEvent let_go(const char* name) {
    KeyEvent key{name};
    key.up = true;
    return key;
}

Window headless() {
    WindowSettings settings;
    settings.kind = WindowKind::headless;
    settings.width = 1280;
    settings.height = 800;
    settings.px_per_mm = 3.87;
    auto window = Window::open(settings);
    REQUIRE(window.ok());
    return window.take();
}

} // namespace

TEST_CASE("a headless window has a target, a size and the density of its config") {
    const Window window = headless();
    CHECK(window.target() != nullptr);
    CHECK(window.width() == 1280);
    CHECK(window.height() == 800);
    CHECK(window.density().px_per_mm == 3.87);
    CHECK(window.density().known);
}

TEST_CASE("a screen too small to hold anything is refused") {
    WindowSettings settings;
    settings.kind = WindowKind::headless;
    settings.width = 10;
    CHECK_FALSE(Window::open(settings).ok());
}

TEST_CASE("a window that nobody would see is refused, unless somebody asks for it by name") {
    CHECK(is_seen_by_nobody("offscreen", ""));
    CHECK(is_seen_by_nobody("dummy", "x11,wayland"));
    CHECK(is_seen_by_nobody("evdev", "offscreen,evdevs"));
    CHECK_FALSE(is_seen_by_nobody("offscreen", "x11,offscreen"));
    CHECK_FALSE(is_seen_by_nobody("dummy", "dummy"));
    CHECK_FALSE(is_seen_by_nobody("x11", ""));
    CHECK_FALSE(is_seen_by_nobody("kmsdrm", ""));
}

TEST_CASE("without a display no window opens, and the reason is in plain words") {
    if (std::filesystem::exists("/dev/dri")) return; // SDL could draw on the console itself
    const test::Variable display("DISPLAY", std::nullopt);
    const test::Variable wayland("WAYLAND_DISPLAY", std::nullopt);
    WindowSettings settings;
    settings.kind = WindowKind::windowed;
    {
        const test::Variable driver("SDL_VIDEODRIVER", std::nullopt);
        const auto window = Window::open(settings);
        REQUIRE_FALSE(window.ok());
        CHECK(window.error().text().find("there is no screen") != std::string::npos);
    }
    const test::Variable driver("SDL_VIDEODRIVER", "dummy");
    CHECK(Window::open(settings).ok());
}

TEST_CASE("another thread wakes the loop") {
    Window window = headless();
    std::thread other([] { Window::wake(); });
    const std::vector<InputEvent> events = window.wait(5000);
    other.join();
    REQUIRE_FALSE(events.empty());
    CHECK(std::holds_alternative<Wake>(events.front()));
    CHECK(window.wait(0).empty());
}

TEST_CASE("a held key comes once, and so do its letters") {
    EventReader reader(1920, 1080);
    const auto first = reader.read(key(SDL_KEYDOWN, SDLK_a));
    REQUIRE(first);
    CHECK(std::get<KeyEvent>(*first).name == "A");
    CHECK(reader.read(typed("a")) == InputEvent(TextEvent{"a"}));
    for (int i = 0; i < 5; ++i) {
        CHECK_FALSE(reader.read(key(SDL_KEYDOWN, SDLK_a, true)));
        CHECK_FALSE(reader.read(typed("a")));
    }
    const auto let_go = reader.read(key(SDL_KEYUP, SDLK_a));
    REQUIRE(let_go);
    CHECK(std::get<KeyEvent>(*let_go).up);
    CHECK(reader.read(key(SDL_KEYDOWN, SDLK_a)));
    CHECK(reader.read(typed("a")));
}

TEST_CASE("a game controller's buttons are keys, and one push of its stick is one step") {
    EventReader reader(1920, 1080);
    SDL_Event button{};
    button.type = SDL_CONTROLLERBUTTONDOWN;
    button.cbutton.button = SDL_CONTROLLER_BUTTON_DPAD_LEFT;
    const auto pressed = reader.read(button);
    REQUIRE(pressed);
    CHECK(std::get<KeyEvent>(*pressed).name == "Pad dpleft");
    const auto stick = [&](int value) { return reader.read(pushed(SDL_CONTROLLER_AXIS_LEFTY, value)); };
    CHECK_FALSE(stick(9'000));
    const auto down = stick(25'000);
    REQUIRE(down);
    CHECK(std::get<KeyEvent>(*down).name == "Down");
    CHECK_FALSE(stick(32'000));
    CHECK_FALSE(stick(15'000)); // a hand that leans on it
    CHECK(stick(0) == InputEvent(let_go("Down")));
    const auto up = stick(-25'000);
    REQUIRE(up);
    CHECK(std::get<KeyEvent>(*up).name == "Up");
}

TEST_CASE(
    "a trigger and the right stick are keys of their own: down when pushed far, once, and up when they come back") {
    EventReader reader(1920, 1080);
    struct Case {
        SDL_GameControllerAxis axis;
        int far;
        const char* name;
    };
    for (const Case& one : {Case{SDL_CONTROLLER_AXIS_TRIGGERLEFT, 32'767, "LeftTrigger"},
                            Case{SDL_CONTROLLER_AXIS_TRIGGERRIGHT, 32'767, "RightTrigger"},
                            Case{SDL_CONTROLLER_AXIS_RIGHTY, -32'768, "RightStickUp"},
                            Case{SDL_CONTROLLER_AXIS_RIGHTY, 32'767, "RightStickDown"},
                            Case{SDL_CONTROLLER_AXIS_RIGHTX, -32'768, "RightStickLeft"},
                            Case{SDL_CONTROLLER_AXIS_RIGHTX, 32'767, "RightStickRight"}}) {
        INFO(one.name);
        const int step = one.far / 8;
        CHECK_FALSE(reader.read(pushed(one.axis, 4 * step)));
        CHECK(reader.read(pushed(one.axis, 6 * step)) == InputEvent(KeyEvent{one.name}));
        // Held, and held less firmly.
        for (const int held : {8, 6, 4, 3, 5, 8}) CHECK_FALSE(reader.read(pushed(one.axis, held * step)));
        CHECK(reader.read(pushed(one.axis, 2 * step)) == InputEvent(let_go(one.name)));
        CHECK_FALSE(reader.read(pushed(one.axis, 0)));
    }
}

TEST_CASE("what is held on one controller is not let go by another one, nor by another axis") {
    EventReader reader(1920, 1080);
    CHECK(reader.read(pushed(SDL_CONTROLLER_AXIS_TRIGGERLEFT, 32'767, 1)));
    CHECK_FALSE(reader.read(pushed(SDL_CONTROLLER_AXIS_TRIGGERLEFT, 0, 2)));
    CHECK_FALSE(reader.read(pushed(SDL_CONTROLLER_AXIS_TRIGGERRIGHT, 0, 1)));
    CHECK(reader.read(pushed(SDL_CONTROLLER_AXIS_TRIGGERRIGHT, 32'767, 1)) == InputEvent(KeyEvent{"RightTrigger"}));
    CHECK(reader.read(pushed(SDL_CONTROLLER_AXIS_TRIGGERLEFT, 0, 1)) == InputEvent(let_go("LeftTrigger")));
}

TEST_CASE("a stick that is thrown right over is let go, and then counts on the other side") {
    EventReader reader(1920, 1080);
    CHECK(reader.read(pushed(SDL_CONTROLLER_AXIS_RIGHTX, 32'767)));
    CHECK(reader.read(pushed(SDL_CONTROLLER_AXIS_RIGHTX, -30'000)) == InputEvent(let_go("RightStickRight")));
    CHECK(reader.read(pushed(SDL_CONTROLLER_AXIS_RIGHTX, -32'000)) == InputEvent(KeyEvent{"RightStickLeft"}));
}

TEST_CASE("keys have plain names") {
    EventReader reader(1920, 1080);
    const auto name = [&](SDL_Keycode code) { return std::get<KeyEvent>(*reader.read(key(SDL_KEYDOWN, code))).name; };
    CHECK(name(SDLK_UP) == "Up");
    CHECK(name(SDLK_RETURN) == "Enter");
    CHECK(name(SDLK_KP_ENTER) == "Enter");
    CHECK(name(SDLK_ESCAPE) == "Escape");
    CHECK(name(SDLK_TAB) == "Tab");
    CHECK(name(SDLK_SPACE) == "Space");
    CHECK(name(SDLK_BACKSPACE) == "Backspace");
    CHECK(name(SDLK_AC_BACK) == "Back");
}

TEST_CASE("fingers come in pixels, and mouse events made of them are marked") {
    EventReader reader(1000, 500);
    SDL_Event down{};
    down.type = SDL_FINGERDOWN;
    down.tfinger.fingerId = 7;
    down.tfinger.x = 0.5F;
    down.tfinger.y = 0.5F;
    const auto finger = std::get<PointerEvent>(*reader.read(down));
    CHECK(finger.at == Point{500, 250});
    CHECK(finger.finger == 7);
    CHECK(finger.kind == PointerEvent::Kind::down);

    SDL_Event click{};
    click.type = SDL_MOUSEBUTTONDOWN;
    click.button.button = SDL_BUTTON_LEFT;
    click.button.which = SDL_TOUCH_MOUSEID;
    CHECK(std::get<PointerEvent>(*reader.read(click)).made_from_touch);
    click.button.which = 1;
    CHECK_FALSE(std::get<PointerEvent>(*reader.read(click)).made_from_touch);
    click.button.button = SDL_BUTTON_RIGHT;
    CHECK_FALSE(reader.read(click));
}

TEST_CASE("a window that is shown, uncovered or resized asks for a frame") {
    EventReader reader(1000, 500);
    SDL_Event event{};
    event.type = SDL_WINDOWEVENT;
    for (const auto kind : {SDL_WINDOWEVENT_EXPOSED, SDL_WINDOWEVENT_SHOWN, SDL_WINDOWEVENT_SIZE_CHANGED}) {
        event.window.event = static_cast<std::uint8_t>(kind);
        event.window.data1 = 800;
        event.window.data2 = 600;
        CHECK(reader.read(event) == InputEvent(Exposed{}));
    }
    event.window.event = SDL_WINDOWEVENT_FOCUS_LOST;
    CHECK(std::get<PointerEvent>(*reader.read(event)).kind == PointerEvent::Kind::cancel);
    event.type = SDL_RENDER_DEVICE_RESET;
    CHECK(reader.read(event) == InputEvent(Exposed{true}));
    event.type = SDL_QUIT;
    CHECK(std::holds_alternative<Quit>(*reader.read(event)));
}

} // namespace copro
