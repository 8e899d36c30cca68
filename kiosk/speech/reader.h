// Decides what is said when the screen, the ring or an answer changes: the tree's reader for the ear. Pure; main
// thread.
#pragma once

#include "kiosk/view/reading.h"

#include <map>
#include <optional>

namespace copro {

// What the screen shows now, and how the person wants to hear it.
struct HeardScreen {
    const Tree& tree;
    ShownNodes shown;
    int part = 0;
    VoiceSettings voice;
    std::int64_t touches = 0;    // goes up with each touch, key or switch
    std::int64_t read_again = 0; // goes up when the person asks for the screen once more
    bool by_headphones = false;  // nobody else hears it
};

// Cut off what is being said; then say this, if anything.
struct Speech {
    Utterances say;
    bool operator==(const Speech&) const = default;
};

class Reader {
public:
    // None: what is being said goes on.
    [[nodiscard]] std::optional<Speech> follow(const HeardScreen& screen);
    // The person has gone: nothing of what was on the screen is kept.
    void forget();

private:
    struct Before {
        std::string words; // typed; of a status or a film, what it says
        bool selected = false;
    };
    [[nodiscard]] Utterances what_changed(const HeardScreen& screen) const;
    void remember(const HeardScreen& screen);

    bool m_on = false;
    std::string m_page; // which screen, question, part and language
    std::int64_t m_touches = 0;
    std::int64_t m_read_again = 0;
    NodeId m_focus;
    std::string m_alert;
    std::map<NodeId, Before> m_before;
};

} // namespace copro
