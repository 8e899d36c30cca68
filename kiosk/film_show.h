// Has a film played while, and only while, the screen shows one, and tells the screen what became of it: for the eye
// what ReadAloud is for the ear. run.cpp makes one. Main thread.
#pragma once

#include "kiosk/terminal.h"

namespace copro {

class FilmShow {
public:
    // player must outlive it.
    explicit FilmShow(FilmPort& player)
        : m_player(player) {}

    // To be called after each change of the terminal, and when the player says that something changed.
    void follow(Terminal& terminal);
    // What the screen's film shows now; nullptr when nothing yet, or no film is there.
    [[nodiscard]] const std::shared_ptr<const FilmFrame>& frame() const { return m_frame; }

private:
    void take_news(Terminal& terminal);
    void count_as_watched(Terminal& terminal);

    FilmPort& m_player;
    std::optional<FilmOrder> m_order;
    std::shared_ptr<const FilmFrame> m_frame;
    std::int64_t m_began_ms = 0;   // the film that is shown
    std::int64_t m_watched_ms = 0; // until then it was told that somebody watches
};

} // namespace copro
