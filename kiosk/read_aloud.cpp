#include "kiosk/read_aloud.h"

namespace copro {

namespace {

// Who listens is there: a long screen, read slowly, takes longer than the time after which the kiosk asks (O9).
constexpr std::int64_t listening_counts_after_ms = 10'000;

HeardScreen heard_screen(const Terminal& terminal) {
    const PersonSession& session = terminal.model().session;
    HeardScreen screen{terminal.tree(),    {},   terminal.layout().part, session.settings.voice, terminal.touches(),
                       session.read_again, false};
    if (!screen.voice.on) return screen;
    for (const Placed& placed : terminal.layout().placed) screen.shown.push_back({placed.area, placed.node});
    return screen;
}

} // namespace

void ReadAloud::follow(Terminal& terminal) {
    const VoiceSettings& settings = terminal.model().session.settings.voice;
    if (!settings.on && !m_was_on) return;
    m_was_on = settings.on;
    if (auto speech = m_reader.follow(heard_screen(terminal))) {
        std::erase_if(speech->say, [this](const Utterance& one) { return !m_voice.speaks(one.language); });
        const Tree& tree = terminal.tree();
        if (speech->say.empty())
            m_voice.hush();
        else
            m_voice.say({std::move(speech->say), settings.words_a_minute, settings.loudness,
                         tree.states.sample.spoken(), tree.language});
    }
    if (settings.loudness != m_loudness) m_voice.set_loudness(settings.loudness);
    m_loudness = settings.loudness;
    m_word = m_voice.word();
    const std::int64_t now = terminal.model().now_ms;
    if (!m_voice.is_speaking()) {
        m_listening_since_ms = now;
    } else if (now - m_listening_since_ms >= listening_counts_after_ms) {
        m_listening_since_ms = now;
        terminal.act(PersonActive{});
    }
}

} // namespace copro
