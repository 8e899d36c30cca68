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
    int m_loudness = start_loudness;
    std::int64_t m_listening_since_ms = 0;
    bool m_was_on = false;
};

} // namespace copro
