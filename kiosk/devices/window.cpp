#include "kiosk/devices/window.h"

#include "kiosk/devices/key_names.h"
#include "kiosk/ui/frame_picture.h"

#include <SDL.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace copro {

namespace {

constexpr double mm_per_inch = 25.4;

Error sdl_error(const std::string& what) { return Error{ErrorKind::unavailable, "", what + ": " + SDL_GetError()}; }

// Screens lie about their size: what no kiosk screen has is taken as not said.
Density ask_density(int display) {
    float horizontal = 0;
    if (SDL_GetDisplayDPI(display, nullptr, &horizontal, nullptr) == 0 && horizontal >= 40 && horizontal <= 600) {
        return {double(horizontal) / mm_per_inch, true};
    }
    return {96 / mm_per_inch, false};
}

struct WindowDeleter {
    void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
};
struct RendererDeleter {
    void operator()(SDL_Renderer* target) const { SDL_DestroyRenderer(target); }
};

PointerEvent pointer(PointerEvent::Kind kind, bool touch, std::int64_t finger, Point at) {
    PointerEvent event;
    event.kind = kind;
    event.touch = touch;
    event.finger = finger;
    event.at = at;
    return event;
}

} // namespace

bool is_seen_by_nobody(std::string_view driver, std::string_view asked_for) {
    constexpr std::array<std::string_view, 3> unseen{"offscreen", "dummy", "evdev"};
    if (std::find(unseen.begin(), unseen.end(), driver) == unseen.end()) return false;
    while (!asked_for.empty()) {
        const std::size_t comma = std::min(asked_for.find(','), asked_for.size());
        if (asked_for.substr(0, comma) == driver) return false;
        asked_for.remove_prefix(std::min(comma + 1, asked_for.size()));
    }
    return true;
}

std::uint32_t wake_event_type() {
    static const std::uint32_t type = SDL_RegisterEvents(1);
    return type;
}

void EventReader::resize(int width, int height) {
    m_width = width;
    m_height = height;
}

std::optional<InputEvent> EventReader::read(const SDL_Event& event) {
    using Kind = PointerEvent::Kind;
    if (event.type == wake_event_type()) return Wake{};
    switch (event.type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP: {
        const Kind kind = event.type == SDL_FINGERDOWN ? Kind::down
                          : event.type == SDL_FINGERUP ? Kind::up
                                                       : Kind::move;
        const SDL_TouchFingerEvent& finger = event.tfinger;
        return pointer(kind, true, finger.fingerId, {double(finger.x) * m_width, double(finger.y) * m_height});
    }
    case SDL_MOUSEMOTION: {
        PointerEvent moved = pointer(Kind::move, false, 0, {double(event.motion.x), double(event.motion.y)});
        moved.made_from_touch = event.motion.which == SDL_TOUCH_MOUSEID;
        return moved;
    }
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP: {
        if (event.button.button != SDL_BUTTON_LEFT) return std::nullopt;
        PointerEvent clicked = pointer(event.type == SDL_MOUSEBUTTONDOWN ? Kind::down : Kind::up, false, 0,
                                       {double(event.button.x), double(event.button.y)});
        clicked.made_from_touch = event.button.which == SDL_TOUCH_MOUSEID;
        return clicked;
    }
    case SDL_KEYDOWN:
        m_held = event.key.repeat != 0;
        if (m_held) return std::nullopt;
        return KeyEvent{key_name(event.key.keysym.sym), (event.key.keysym.mod & KMOD_SHIFT) != 0,
                        (event.key.keysym.mod & KMOD_CTRL) != 0};
    case SDL_KEYUP: {
        m_held = false;
        KeyEvent key{key_name(event.key.keysym.sym)};
        key.up = true;
        return key;
    }
    case SDL_CONTROLLERBUTTONDOWN:
    case SDL_CONTROLLERBUTTONUP: {
        KeyEvent key{pad_button_name(event.cbutton.button)};
        key.up = event.type == SDL_CONTROLLERBUTTONUP;
        return key;
    }
    case SDL_CONTROLLERAXISMOTION: return axis_moved(event.caxis);
    case SDL_CONTROLLERDEVICEADDED:
        // Open until it is pulled out; SDL closes what is open when it ends.
        SDL_GameControllerOpen(event.cdevice.which);
        return std::nullopt;
    case SDL_CONTROLLERDEVICEREMOVED:
        if (SDL_GameController* pad = SDL_GameControllerFromInstanceID(event.cdevice.which))
            SDL_GameControllerClose(pad);
        return std::nullopt;
    case SDL_TEXTINPUT:
        if (m_held) return std::nullopt;
        return TextEvent{event.text.text};
    case SDL_WINDOWEVENT:
        switch (event.window.event) {
        case SDL_WINDOWEVENT_SIZE_CHANGED: resize(event.window.data1, event.window.data2); return Exposed{};
        case SDL_WINDOWEVENT_EXPOSED:
        case SDL_WINDOWEVENT_SHOWN: return Exposed{};
        case SDL_WINDOWEVENT_FOCUS_LOST: m_has_focus = false; return pointer(Kind::cancel, true, 0, {});
        case SDL_WINDOWEVENT_FOCUS_GAINED: m_has_focus = true; return std::nullopt;
        default: return std::nullopt;
        }
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET: return Exposed{true};
    case SDL_QUIT: return Quit{};
    default: return std::nullopt;
    }
}

// A stick or a trigger is pushed far, or it is at rest: a hand that only leans on it does nothing, and one push is one
// press, let go when it comes back. What is thrown right over to the other side is let go first.
std::optional<InputEvent> EventReader::axis_moved(const SDL_ControllerAxisEvent& event) {
    constexpr int far = 20'000; // of 32,767
    constexpr int near = 10'000;
    const auto& axes = pad_axes();
    const auto* const axis =
        std::find_if(axes.begin(), axes.end(), [&](const NamedAxis& one) { return one.axis == event.axis; });
    if (axis == axes.end()) return std::nullopt;
    const int value = event.value;
    const auto pushed = std::find_if(m_pushed.begin(), m_pushed.end(), [&](const Pushed& one) {
        return one.controller == event.which && one.axis == event.axis;
    });
    if (pushed != m_pushed.end()) {
        const bool is_held = pushed->forward ? value > near : value < -near;
        if (is_held) return std::nullopt;
        KeyEvent let_go{pushed->forward ? axis->forward : axis->backward};
        let_go.up = true;
        m_pushed.erase(pushed);
        return let_go;
    }
    const char* name = value > 0 ? axis->forward : axis->backward;
    if (std::abs(value) < far || *name == '\0') return std::nullopt;
    m_pushed.push_back({event.which, event.axis, value > 0});
    return KeyEvent{name};
}

void Window::listen_to_game_controllers() {
    // Without any it costs a look at /dev/input now and then; it comes after the first picture.
    SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "1");
    (void)SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER);
}

struct Window::Inside {
    explicit Inside(const WindowSettings& settings)
        : reader(settings.width, settings.height) {}
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
    ~Inside() {
        own_target.reset();
        window.reset();
        off_screen.reset();
        SDL_Quit();
    }

    std::unique_ptr<SDL_Window, WindowDeleter> window;
    std::unique_ptr<SDL_Renderer, RendererDeleter> own_target;
    std::optional<OffScreen> off_screen;
    EventReader reader;
    int width = 0;
    int height = 0;
    Density density;

    Result<void> open_window(const WindowSettings& settings);
    Result<void> open_headless(const WindowSettings& settings);
};

namespace {

// The picture's own memory, all 8 MB at once: asked for page by page while the first picture is drawn it takes twice as
// long. Where the system does not know how, it comes page by page.
void ask_for_all_of(const SDL_Surface* surface) {
    if (surface == nullptr || surface->pixels == nullptr) return;
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto begin = reinterpret_cast<std::uintptr_t>(surface->pixels) / page * page;
    const auto end = reinterpret_cast<std::uintptr_t>(surface->pixels) +
                     static_cast<std::uintptr_t>(surface->pitch) * static_cast<std::uintptr_t>(surface->h);
    (void)::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_POPULATE_WRITE);
}

} // namespace

Result<void> Window::Inside::open_window(const WindowSettings& settings) {
    // Without this SDL loads a software GL to show a software frame: 100 MiB instead of 20 (facts.md).
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    // SDL asks for the session bus: where there is none libdbus would start one, a program more and 2 ms later, and on
    // one that accepts and says nothing SDL_Init would never return. Nothing of SDL's that is used here needs a bus.
    SDL_setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 1);
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return sdl_error("there is no screen");
    const char* driver = SDL_GetCurrentVideoDriver();
    const char* asked_for = SDL_getenv("SDL_VIDEODRIVER");
    if (is_seen_by_nobody(driver == nullptr ? "" : driver, asked_for == nullptr ? "" : asked_for)) {
        return Error{
            ErrorKind::unavailable, "",
            "there is no screen here, and nobody would see the kiosk: start it at a display, or with --headless"};
    }
    const bool full = settings.kind == WindowKind::full_screen;
    const std::uint32_t flags = full ? SDL_WINDOW_FULLSCREEN_DESKTOP | SDL_WINDOW_BORDERLESS : 0;
    window.reset(SDL_CreateWindow(settings.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                  settings.width, settings.height, flags | SDL_WINDOW_SHOWN));
    if (!window) return sdl_error("the window cannot be opened");
    own_target.reset(SDL_CreateRenderer(window.get(), -1, SDL_RENDERER_SOFTWARE));
    if (!own_target) return sdl_error("the window cannot be drawn on");
    ask_for_all_of(SDL_GetWindowSurface(window.get()));
    if (SDL_GetRendererOutputSize(own_target.get(), &width, &height) != 0) return sdl_error("the window has no size");
    density = ask_density(std::max(0, SDL_GetWindowDisplayIndex(window.get())));
    SDL_StartTextInput();
    return {};
}

Result<void> Window::Inside::open_headless(const WindowSettings& settings) {
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    if (SDL_Init(SDL_INIT_EVENTS) != 0) return sdl_error("SDL has no events");
    off_screen.emplace(TRY(OffScreen::open(settings.width, settings.height)));
    width = settings.width;
    height = settings.height;
    density = {4.0, false};
    return {};
}

Result<Window> Window::open(const WindowSettings& settings) {
    if (settings.width < 320 || settings.height < 240) return invalid("", "a screen has at least 320x240 pixels");
    auto inside = std::make_unique<Inside>(settings);
    if (settings.kind == WindowKind::headless) {
        TRY(inside->open_headless(settings));
    } else {
        TRY(inside->open_window(settings));
    }
    (void)wake_event_type();
    if (settings.px_per_mm > 0) inside->density = {settings.px_per_mm, true};
    inside->reader.resize(inside->width, inside->height);
    return Window(std::move(inside));
}

Window::Window(std::unique_ptr<Inside> inside)
    : m_inside(std::move(inside)) {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() = default;

SDL_Renderer* Window::target() const {
    return m_inside->off_screen ? m_inside->off_screen->target() : m_inside->own_target.get();
}
int Window::width() const { return m_inside->width; }
int Window::height() const { return m_inside->height; }
Density Window::density() const { return m_inside->density; }
WindowPlace Window::place() const {
    WindowPlace place;
    place.has_focus = m_inside->reader.has_focus();
    if (m_inside->window) SDL_GetWindowPosition(m_inside->window.get(), &place.x, &place.y);
    return place;
}

void Window::present() {
    if (m_inside->own_target) SDL_RenderPresent(m_inside->own_target.get());
}

std::vector<InputEvent> Window::wait(std::optional<std::int64_t> timeout_ms) {
    std::vector<InputEvent> events;
    SDL_Event event;
    const int got = timeout_ms ? SDL_WaitEventTimeout(&event, static_cast<int>(*timeout_ms)) : SDL_WaitEvent(&event);
    if (got == 0) return events;
    do {
        if (std::optional<InputEvent> read = m_inside->reader.read(event)) events.push_back(std::move(*read));
    } while (SDL_PollEvent(&event) != 0);
    if (m_inside->own_target) {
        SDL_GetRendererOutputSize(m_inside->own_target.get(), &m_inside->width, &m_inside->height);
    }
    return events;
}

void Window::wake() {
    SDL_Event event{};
    event.type = wake_event_type();
    SDL_PushEvent(&event);
}

} // namespace copro
