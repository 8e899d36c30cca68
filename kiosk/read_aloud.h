// Says what the screen shows, and tells the glass which word is heard: the terminal's reader for the ear, as Glass is
// for the eye. run.cpp makes one. Main thread.
#pragma once

#include "kiosk/speech/reader.h"
#include "kiosk/terminal.h"

namespace copro {

class ReadAloud {
public:
    // voice must outlive it.
    explicit ReadAloud(VoicePort& voice)
        : m_voice(voice) {}

    // To be called after each change of the terminal, and when the voice says that something changed. Costs nothing
    // while the voice is off.
    void follow(Terminal& terminal);
    [[nodiscard]] std::optional<HeardWord> word() const { return m_word; }

private:
    VoicePort& m_voice;
    Reader m_reader;
    std::optional<HeardWord> m_word;
    // What was followed last: a word that is reached changes none of it, and the screen is not gone through again.
    struct Followed {
        std::int64_t frame = -1;
        std::int64_t touches = 0;
        std::int64_t read_again = 0;
        VoiceSettings voice;
        bool headphones = false;
        bool operator==(const Followed&) const = default;
    };
    void say_what_changed(const Terminal& terminal);
    Followed m_followed;
    std::int64_t m_listening_since_ms = 0;
    bool m_gives_way = false; // to a person's own voice
};

// Each language in it with its sample, as far as the library has the language.
[[nodiscard]] VoiceOrder voice_order(Utterances say, int words_a_minute, const Library& library);

// What of the tree stands on the part that is laid out. The tree must outlive it.
[[nodiscard]] ShownNodes shown_nodes(const Tree& tree, const Layout& layout);

} // namespace copro
