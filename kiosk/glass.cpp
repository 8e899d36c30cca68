#include "kiosk/glass.h"

#include "kiosk/ui/frame_picture.h"
#include "sync/base/log.h"

#include <malloc.h>

namespace copro {

namespace {

// Takes one event to the terminal, by the same calls that a script makes.
struct Taker {
    Terminal& terminal;
    const std::map<std::string, std::string>& keys;
    bool& quit;
    bool& lost;
    bool& key_has_meaning; // the last one that went down: its letter is not typed

    void operator()(const PointerEvent& event) const { terminal.pointer(event); }
    void operator()(const KeyEvent& event) const {
        const auto set = keys.find(event.name);
        const std::string& name = set == keys.end() ? event.name : set->second;
        // Of most keys it counts that they go down; of a switch also how long it is held.
        if (event.up) return terminal.key_up(name);
        key_has_meaning = set != keys.end();
        // Control+Q is for those who set the kiosk up; a kiosk on duty has no keyboard with it (promises.md, shell).
        if (event.control)
            quit = quit || event.name == "Q";
        else if (event.name == "Tab" && event.shift)
            (void)terminal.key("BackTab");
        // Letters come as text as well; a name that is no key of the kiosk's means nothing.
        else
            (void)terminal.key_down(name);
    }
    void operator()(const TextEvent& event) const {
        if (!key_has_meaning) terminal.keyed(event.text);
    }
    void operator()(const Exposed& event) const { lost = lost || event.textures_lost; }
    void operator()(const Quit&) const { quit = true; }
    void operator()(const Wake&) const {}
};

WindowSettings window_settings(const GlassOptions& options) {
    WindowSettings settings;
    settings.px_per_mm = options.px_per_mm;
    settings.title = "Copro";
    const auto shape = options.headless ? options.headless : options.windowed;
    if (options.headless)
        settings.kind = WindowKind::headless;
    else if (options.windowed)
        settings.kind = WindowKind::windowed;
    if (shape) {
        settings.width = shape->width;
        settings.height = shape->height;
    }
    return settings;
}

} // namespace

Result<std::unique_ptr<Glass>> Glass::open(const GlassOptions& options) {
    TextEngine text = TRY(TextEngine::open(installed_fonts()));
    Window window = TRY(Window::open(window_settings(options)));
    std::unique_ptr<Glass> glass(new Glass(std::move(window), std::move(text)));
    glass->m_keys = options.keys;
    glass->m_renderer.emplace(TRY(Renderer::open(glass->m_window.target(), glass->m_text, options.pictures)));
    return glass;
}

Result<void> Glass::show(Terminal& terminal) {
    if (terminal.frame() == m_shown) return {};
    DrawSettings settings;
    settings.colours = terminal.model().session.settings.colours;
    settings.focus = terminal.shown_focus();
    settings.lit = terminal.lit();
    settings.pressed = terminal.pressed();
    if (m_heard) settings.heard = {*m_heard};
    settings.film = m_film.get();
    settings.outline = m_outline;
    const auto problems = TRY(m_renderer->draw(terminal.shown_layout(), settings));
    m_shown = terminal.frame();
    ++m_frames;
    m_window.present();
    m_problems = problems;
    // A picture that is missing is drawn as nothing, its words stand there all the same, and the kiosk goes on.
    for (const LayoutProblem& problem : problems) {
        if (m_told.insert(problem.reason).second) log_warning("picture.not-drawn", {{"why", problem.reason}});
    }
    return {};
}

void Glass::light_up(const std::optional<HeardWord>& word) {
    if (word == m_heard) return;
    m_heard = word;
    m_shown = -1;
}

// The player fills a new frame for each picture: the same one is the same picture, and nothing is drawn for it.
void Glass::show_film(std::shared_ptr<const FilmFrame> frame, const std::optional<FilmOutline>& outline) {
    if (frame == m_film && outline == m_outline) return;
    m_film = std::move(frame);
    m_outline = outline;
    m_shown = -1;
}

Result<void> Glass::write_picture(Terminal& terminal, const std::filesystem::path& file) {
    // Drawn again: a presented frame need not be readable any more.
    m_shown = -1;
    TRY(show(terminal));
    if (!m_problems.empty()) return invalid(m_problems.front().id, m_problems.front().reason);
    std::error_code code;
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), code);
    return write_png(m_window.target(), file);
}

void Glass::handle(const std::vector<InputEvent>& events, Terminal& terminal) {
    bool lost = false;
    for (const InputEvent& event : events) {
        std::visit(Taker{terminal, m_keys, m_quit, lost, m_key_has_meaning}, event);
        if (std::holds_alternative<Exposed>(event)) m_shown = -1;
    }
    if (lost) m_renderer->clear();
    const ScreenShape now = shape();
    if (now.width != terminal.shape().width || now.height != terminal.shape().height) terminal.resized(now);
    terminal.time_passed();
}

void Glass::wait_and_handle(Terminal& terminal, std::int64_t latest_ms) {
    const std::int64_t due = std::min(latest_ms, terminal.due_ms().value_or(latest_ms));
    handle(m_window.wait(std::max<std::int64_t>(0, due - terminal.model().now_ms) + 1), terminal);
}

void Glass::handle_waiting(Terminal& terminal) { handle(m_window.wait(0), terminal); }

void Glass::forget_person() {
    m_heard.reset();
    m_film.reset();
    m_outline.reset();
    m_renderer->clear();
    m_text.clear();
    // The holes that one person's pictures leave go back to the system. Else each visit finds them in other places, and
    // the heap grows by a MiB in 500 visits (tests/bench, visits).
    ::malloc_trim(0);
}

} // namespace copro
