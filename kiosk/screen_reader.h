// Shows what is on the glass to a screen reader, and does what that reader asks for: the terminal's reader for AT-SPI,
// as ReadAloud is for the ear. run.cpp makes one where there is a bus. Main thread.
#pragma once

#include "kiosk/atspi/bus.h"
#include "kiosk/devices/window.h"
#include "kiosk/terminal.h"

namespace copro {

class ScreenReader {
public:
    // bus must outlive it.
    explicit ScreenReader(ReaderPort& bus)
        : m_bus(bus) {}

    // To be called whenever something may have changed: does what a reader asked for, then tells what changed.
    void follow(Terminal& terminal, const WindowPlace& place);

private:
    void do_what_was_asked(Terminal& terminal);

    ReaderPort& m_bus;
    struct Page {
        std::string screen;
        Label heading;
        int part = 0;
        bool operator==(const Page&) const = default;
    };
    Page m_page;
    std::int64_t m_page_number = 0;
    std::int64_t m_told_frame = -1; // of the terminal
    WindowPlace m_told_place;
};

// What stands on this part, in pixels of the window.
[[nodiscard]] std::map<NodeId, ShownThing> shown_things(const Layout& layout);

} // namespace copro
