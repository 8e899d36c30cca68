// The kiosk's one window, or none at all: opens it, shows frames, waits for events. Owned by main.cpp; UI thread, but
// wake() may be called from any.
#pragma once

#include "kiosk/devices/input_events.h"
#include "sync/base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct SDL_Renderer;
union SDL_Event;
struct SDL_ControllerAxisEvent;

namespace copro {

enum class WindowKind { full_screen, windowed, headless };

struct WindowSettings {
    WindowKind kind = WindowKind::full_screen;
    int width = 1920; // ignored by full_screen
    int height = 1080;
    double px_per_mm = 0; // 0 = ask the screen
    std::string title;
};

struct Density {
    double px_per_mm = 0;
    bool known = false; // false: the screen did not say; staff should measure and set it
};

// Where it is on the display, and whether keys go to it: as far as is known, until they are known not to.
struct WindowPlace {
    int x = 0;
    int y = 0;
    bool has_focus = true;
    bool operator==(const WindowPlace&) const = default;
};

class Window {
public:
    [[nodiscard]] static Result<Window> open(const WindowSettings& settings);
    Window(Window&&) noexcept;
    Window& operator=(Window&&) noexcept;
    ~Window();

    [[nodiscard]] SDL_Renderer* target() const;
    [[nodiscard]] int width() const;
    [[nodiscard]] int height() const;
    [[nodiscard]] Density density() const;
    [[nodiscard]] WindowPlace place() const;
    // Shows what was drawn on target(). Nothing to do without a window.
    void present();

    // Game controllers, adaptive ones too, are keys from now on, whenever one is plugged in.
    static void listen_to_game_controllers();
    // Sleeps until something happens or the time is over (no time: for ever), then gives all that has happened.
    [[nodiscard]] std::vector<InputEvent> wait(std::optional<std::int64_t> timeout_ms);
    // Ends a wait() with a Wake. From any thread.
    static void wake();

private:
    struct Inside;
    explicit Window(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m_inside;
};

// Turns SDL's events into ours; knows which keys are held. Apart from Window so that tests can feed it.
class EventReader {
public:
    // width and height: SDL gives fingers as shares of the window.
    EventReader(int width, int height)
        : m_width(width)
        , m_height(height) {}
    [[nodiscard]] std::optional<InputEvent> read(const SDL_Event& event);
    void resize(int width, int height);
    [[nodiscard]] bool has_focus() const { return m_has_focus; }

private:
    [[nodiscard]] std::optional<InputEvent> axis_moved(const SDL_ControllerAxisEvent& event);

    int m_width;
    int m_height;
    // A stick or trigger that counted, and is not back yet.
    struct Pushed {
        std::int32_t controller = 0;
        int axis = 0;
        bool forward = true;
    };
    std::vector<Pushed> m_pushed;
    bool m_held = false; // text now comes from a key that is held down
    bool m_has_focus = true;
};

// What SDL falls back to where it finds no display, which nobody sees. asked_for: drivers, with commas, as in
// SDL_VIDEODRIVER; who names one of these means it.
[[nodiscard]] bool is_seen_by_nobody(std::string_view driver, std::string_view asked_for);

// The type that SDL gave to Wake events.
[[nodiscard]] std::uint32_t wake_event_type();

} // namespace copro
