#include "kiosk/glass_memory.h"

#include "kiosk/ui/frame_picture.h"

#include <condition_variable>
#include <mutex>

namespace copro {

namespace {

constexpr double density_of_memory = 4.0; // 1920 x 1080 at 21.5 inch

class MemoryGlass final : public Glass {
public:
    MemoryGlass(ScreenShape shape, TextEngine text, OffScreen screen)
        : Glass(std::move(text))
        , m_shape(shape)
        , m_screen(std::move(screen)) {}

    Result<void> start(const std::vector<std::filesystem::path>& pictures) {
        m_renderer.emplace(TRY(Renderer::open(m_screen.target(), text(), pictures)));
        return {};
    }

    [[nodiscard]] ScreenShape shape() const override { return m_shape; }
    [[nodiscard]] double density() const override { return density_of_memory; }

    [[nodiscard]] Result<void> show(Terminal& terminal) override {
        if (terminal.frame() == m_shown) return {};
        m_shown = terminal.frame();
        DrawSettings settings;
        settings.colours = terminal.model().session.settings.colours;
        settings.focus = terminal.tree().focus;
        settings.pressed = terminal.pressed();
        const auto problems = TRY(m_renderer->draw(terminal.layout(), settings));
        if (!problems.empty()) return invalid(problems.front().id, problems.front().reason);
        return {};
    }
    [[nodiscard]] Result<void> write_picture(Terminal& terminal, const std::filesystem::path& file) override {
        TRY(show(terminal));
        std::error_code code;
        if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), code);
        return write_png(m_screen.target(), file);
    }
    [[nodiscard]] Result<void> wait_and_handle(Terminal& terminal) override {
        std::unique_lock lock(m_mutex);
        m_rang.wait(lock, [&] { return m_rung; });
        m_rung = false;
        terminal.time_passed();
        return {};
    }
    void handle_waiting(Terminal& terminal) override { terminal.time_passed(); }
    [[nodiscard]] bool quit() const override { return false; }
    void wake() override {
        {
            const std::lock_guard lock(m_mutex);
            m_rung = true;
        }
        m_rang.notify_one();
    }
    void forget_person() override {
        m_renderer->clear();
        text().clear();
    }

private:
    ScreenShape m_shape;
    OffScreen m_screen;
    std::optional<Renderer> m_renderer;
    std::int64_t m_shown = -1;
    std::mutex m_mutex;
    std::condition_variable m_rang;
    bool m_rung = false;
};

} // namespace

Result<std::unique_ptr<Glass>> open_memory_glass(ScreenShape shape,
                                                 const std::vector<std::filesystem::path>& pictures) {
    TextEngine text = TRY(TextEngine::open(installed_fonts()));
    OffScreen screen = TRY(OffScreen::open(shape.width, shape.height));
    auto glass = std::make_unique<MemoryGlass>(shape, std::move(text), std::move(screen));
    TRY(glass->start(pictures));
    return std::unique_ptr<Glass>(std::move(glass));
}

} // namespace copro
