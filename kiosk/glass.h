// What the kiosk is drawn on, the full screen, a window or memory, and where touch and keys come from. Main thread, but
// wake().
#pragma once

#include "kiosk/devices/window.h"
#include "kiosk/terminal.h"
#include "kiosk/ui/renderer.h"

#include <map>
#include <set>

namespace copro {

struct GlassOptions {
    std::optional<ScreenShape> windowed;
    std::optional<ScreenShape> headless;
    double px_per_mm = 0; // 0 = ask the screen
    std::vector<std::filesystem::path> pictures;
    std::map<std::string, std::string> keys; // KioskConfig::keys
};

class Glass final : public ScreenPort {
public:
    // Errors: no display, no fonts.
    [[nodiscard]] static Result<std::unique_ptr<Glass>> open(const GlassOptions& options);

    [[nodiscard]] ScreenShape shape() const { return {m_window.width(), m_window.height()}; }
    [[nodiscard]] WindowPlace place() const { return m_window.place(); }
    [[nodiscard]] double density() const { return m_window.density().px_per_mm; }
    [[nodiscard]] TextEngine& text() { return m_text; }

    // Draws when there is something new, else does nothing.
    [[nodiscard]] Result<void> show(Terminal& terminal);
    // Shows which word is heard, from the next show() on; none for silence.
    void light_up(const std::optional<HeardWord>& word);
    // What the screen's film shows from the next show() on; nullptr for nothing yet. outline: drawn over it.
    void show_film(std::shared_ptr<const FilmFrame> frame, const std::optional<FilmOutline>& outline = {});
    // Error `invalid` when a picture on the screen is missing.
    [[nodiscard]] Result<void> write_picture(Terminal& terminal, const std::filesystem::path& file);
    // Sleeps until something happens or is due, at the latest until latest_ms (monotonic), and handles it.
    void wait_and_handle(Terminal& terminal, std::int64_t latest_ms);
    // Handles what is there already.
    void handle_waiting(Terminal& terminal);
    // From now on, keys come from game controllers too.
    static void listen_to_game_controllers() { Window::listen_to_game_controllers(); }
    [[nodiscard]] bool quit() const { return m_quit; }
    [[nodiscard]] std::int64_t frames_drawn() const { return m_frames; }
    // Ends wait_and_handle soon. Any thread.
    static void wake() { Window::wake(); }

    void forget_person() override;

private:
    Glass(Window window, TextEngine text)
        : m_window(std::move(window))
        , m_text(std::move(text)) {}
    void handle(const std::vector<InputEvent>& events, Terminal& terminal);

    Window m_window;
    TextEngine m_text;
    std::map<std::string, std::string> m_keys;
    std::optional<Renderer> m_renderer;
    std::int64_t m_shown = -1; // the terminal's frame that is on the glass
    std::int64_t m_frames = 0;
    std::optional<HeardWord> m_heard;
    std::shared_ptr<const FilmFrame> m_film;
    std::optional<FilmOutline> m_outline;  // over the film
    std::vector<LayoutProblem> m_problems; // of the last picture
    std::set<std::string> m_told;          // which of them are in the log
    bool m_key_has_meaning = false;
    bool m_quit = false;
};

} // namespace copro
