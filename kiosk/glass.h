// What the kiosk is drawn on: the full screen, a window, or memory; and where touch and keys come from. Main thread, but wake().
#pragma once

#include "kiosk/terminal.h"
#include "kiosk/ui/renderer.h"

#include <optional>

namespace copro {

struct GlassOptions {
    std::optional<ScreenShape> windowed;
    std::optional<ScreenShape> headless;
    std::vector<std::filesystem::path> pictures;
};

class Glass : public ScreenPort {
public:
    // Errors: no display, no fonts.
    [[nodiscard]] static Result<std::unique_ptr<Glass>> open(const GlassOptions& options);

    [[nodiscard]] virtual ScreenShape shape() const = 0;
    // Pixels in a millimetre, as the screen says.
    [[nodiscard]] virtual double density() const = 0;
    [[nodiscard]] TextEngine& text() { return m_text; }

    // Draws when there is something new, else does nothing.
    [[nodiscard]] virtual Result<void> show(Terminal& terminal) = 0;
    [[nodiscard]] virtual Result<void> write_picture(Terminal& terminal, const std::filesystem::path& file) = 0;
    // Sleeps until something happens or is due, and handles it.
    [[nodiscard]] virtual Result<void> wait_and_handle(Terminal& terminal) = 0;
    // Handles what is there already.
    virtual void handle_waiting(Terminal& terminal) = 0;
    [[nodiscard]] virtual bool quit() const = 0;
    // Ends wait_and_handle soon. Any thread.
    virtual void wake() = 0;

protected:
    explicit Glass(TextEngine text) : m_text(std::move(text)) {}

private:
    TextEngine m_text;
};

} // namespace copro
