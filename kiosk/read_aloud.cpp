#include "kiosk/read_aloud.h"

namespace copro {

namespace {

// A voice that speaks is not recorded beside the person's, and does not talk over theirs.
bool is_listening_to_person(const PersonSession& session) {
    return session.spoken.step == SpokenStep::recording || session.spoken.playing;
}

} // namespace

// From the tree, as everything that is said: the layout only tells what stands on this part.
ShownNodes shown_nodes(const Tree& tree, const Layout& layout) {
    ShownNodes shown;
    const auto add = [&](Area area, const Node& top) {
        const auto visit = [&](const auto& self, const Node& node) -> void {
            // The question is on every part, in the band where there is no other room.
            if (node.role == Role::heading || layout.find(node.id) != nullptr) shown.push_back({area, &node});
            for (const Node& child : node.children) self(self, child);
        };
        visit(visit, top);
    };
    add(Area::band, tree.band);
    add(Area::main, tree.main);
    add(Area::actions, tree.actions);
    add(Area::actions, tree.back_up);
    add(Area::actions, tree.more);
    add(Area::help, tree.help);
    return shown;
}

VoiceOrder voice_order(Utterances say, int words_a_minute, const Library& library) {
    VoiceOrder order{std::move(say), words_a_minute, {}};
    for (const Utterance& one : order.say) {
        if (order.samples.contains(one.language)) continue;
        const Words words = library.words(one.language);
        // Of a language that is not on offer there are none.
        if (words.language() == one.language)
            order.samples.emplace(one.language, words.say(MessageKey("spoken.sample")).text());
    }
    return order;
}

void ReadAloud::say_what_changed(const Terminal& terminal) {
    const Model& model = terminal.model();
    const VoiceSettings& settings = model.session.settings.voice;
    m_voice.set_loudness(settings.loudness);
    HeardScreen screen{
        terminal.tree(),         {}, terminal.layout().part, settings, terminal.touches(), model.session.read_again,
        model.carried.headphones};
    if (settings.on) screen.shown = shown_nodes(terminal.tree(), terminal.layout());
    auto speech = m_reader.follow(screen);
    if (!speech) return;
    std::erase_if(speech->say, [&](const Utterance& one) { return !can_be_heard(model, one.language, one.key); });
    if (speech->say.empty()) return m_voice.hush();
    m_voice.say(voice_order(std::move(speech->say), settings.words_a_minute, *model.carried.library));
}

void ReadAloud::follow(Terminal& terminal) {
    const PersonSession& session = terminal.model().session;
    if (is_listening_to_person(session)) {
        if (!m_gives_way) m_voice.hush();
        m_gives_way = true;
        m_word.reset();
        return;
    }
    m_gives_way = false;
    const Followed now{terminal.frame(), terminal.touches(), session.read_again, session.settings.voice,
                       terminal.model().carried.headphones};
    if (now != m_followed) {
        m_followed = now;
        say_what_changed(terminal);
    }
    m_word = m_voice.word();
    const std::int64_t now_ms = terminal.model().now_ms;
    if (!m_voice.is_speaking()) {
        m_listening_since_ms = now_ms;
    } else if (now_ms - m_listening_since_ms >= listening_counts_after_ms) {
        m_listening_since_ms = now_ms;
        terminal.act(PersonActive{false});
    }
}

} // namespace copro
