// What comes to the screen by itself: other packs, a new day, how sync stands, names that are wiped. run.cpp makes one.
// Main thread.
#pragma once

#include "kiosk/back_room.h"
#include "kiosk/terminal.h"

namespace copro {

class News {
public:
    // All must outlive it.
    News(BackRoom& room, Terminal& terminal, const Clock& clock)
        : m_room(room)
        , m_terminal(terminal)
        , m_clock(clock) {}

    // Takes all of it into the model. Costs nothing when there is none.
    void take_in();
    // Monotonic: when take_in() must be called again although nothing has happened, so that an idle kiosk sleeps until
    // then.
    [[nodiscard]] std::int64_t due_ms() const;

private:
    [[nodiscard]] BackRoom::Wiped wipe();
    void release_equality();
    void show_roll();
    void show_paused();
    void try_again(std::string_view event, const Error& why);

    BackRoom& m_room;
    Terminal& m_terminal;
    const Clock& m_clock;
    Date m_today{};
    bool m_equality_waits = false;              // a day has begun, and what came before was not looked at yet
    bool m_roll_changed = false;                // and the screen does not know yet
    bool m_paused_changed = false;              // the same
    std::optional<std::int64_t> m_try_again_ms; // names could not be wiped, or not be read
};

} // namespace copro
