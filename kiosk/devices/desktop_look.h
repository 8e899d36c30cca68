// How large and with how much contrast the desktop wants its programs, and when that changes: XSETTINGS, which GNOME,
// Xfce, MATE and Cinnamon keep on the X server (O14). Only in a window; run.cpp makes one; main thread, beside a thread
// of its own that sleeps until the desktop says something.
#pragma once

#include "kiosk/view/settings.h"
#include "sync/base/result.h"

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <variant>

namespace copro {

// By name: "Xft/DPI", "Net/ThemeName".
using DesktopSettings = std::map<std::string, std::variant<std::int32_t, std::string>>;
// The property that a desktop keeps (freedesktop.org, XSETTINGS 0.5). Error `corrupt` with the byte where it breaks
// off. Pure.
[[nodiscard]] Result<DesktopSettings> read_desktop_settings(std::span<const std::uint8_t> bytes);
// The kiosk's size that is at least as much larger than its own as the desktop's is than 96 dots per inch; night for a
// dark theme or one of high contrast in reverse. Pure.
[[nodiscard]] DesktopLook look_of(const DesktopSettings& settings);

class Desktop {
public:
    // What it asks now is the first news. changed: called on the other thread when there is more. Errors: `internal`
    // without libxcb, `unavailable` where no X server answers.
    [[nodiscard]] static Result<std::unique_ptr<Desktop>> open(std::function<void()> changed);
    ~Desktop();
    // What it asks now when that is another than was last taken; a desktop that keeps no settings asks nothing.
    [[nodiscard]] std::optional<DesktopLook> take_news();

private:
    struct Inside;
    explicit Desktop(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m_inside;
};

} // namespace copro
