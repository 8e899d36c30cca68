#include "kiosk/speech/reader.h"

#include "sync/base/bytes.h"

#include <algorithm>

namespace copro {

namespace {

constexpr char between = '\n';

const Node* find_shown(const ShownNodes& shown, std::string_view id) {
    const auto found =
        std::find_if(shown.begin(), shown.end(), [&](const ShownNode& one) { return one.node->id == id; });
    return found == shown.end() ? nullptr : found->node;
}

std::string page_of(const HeardScreen& screen) {
    return screen.tree.screen + between + screen.tree.language + between + std::to_string(screen.part) + between +
           heading_of(screen.tree.main).text();
}

const Node* alert_of(const HeardScreen& screen) {
    const auto found = std::find_if(screen.shown.begin(), screen.shown.end(),
                                    [](const ShownNode& one) { return one.node->role == Role::alert; });
    return found == screen.shown.end() ? nullptr : found->node;
}

// Does it say something of its own, which may change while it is there?
bool says_how_it_is(const Node& node) { return node.role == Role::status || node.role == Role::film; }

// What is news when it changes: what is typed, what a status says, and what stands below moving pictures.
const std::string& words_that_change(const Node& node) {
    return says_how_it_is(node) ? node.label.text() : node.value.text();
}

// S8: private words only to headphones or by choice. That there are some is said once, so that nobody waits for them.
Utterances allowed(const Utterances& all, const HeardScreen& screen) {
    if (screen.by_headphones || screen.voice.private_aloud) return all;
    Utterances kept;
    bool told = false;
    for (const Utterance& one : all) {
        if (!one.is_private) {
            kept.push_back(one);
        } else if (!told && !one.spelled) {
            told = true;
            Utterance instead = one;
            instead.part = SpokenPart::state;
            instead.text = screen.tree.states.private_words.spoken();
            instead.key = screen.tree.states.private_words.recorded_key();
            instead.language = screen.tree.language;
            instead.as_shown = false;
            instead.is_private = false;
            kept.push_back(std::move(instead));
        }
    }
    return kept;
}

} // namespace

// An error says what is wrong and how to mend it (S10), before anything else; the ring comes with it.
Utterances Reader::what_changed(const HeardScreen& screen) const {
    const Node* alert = alert_of(screen);
    if (alert != nullptr && alert->label.text() != m_alert) return read_node(*alert, screen.tree);
    Utterances chosen;
    for (const ShownNode& one : screen.shown) {
        const Node& node = *one.node;
        const auto was = m_before.find(node.id);
        if (was == m_before.end()) continue;
        if (words_that_change(node) != was->second.words) {
            return node.role == Role::field ? read_typed(node, was->second.words, screen.tree)
                                            : read_node(node, screen.tree);
        }
        // Of radio buttons one goes out when another is chosen: only the choice is news.
        const bool is_news = node.selected != was->second.selected && (node.selected || node.role == Role::checkbox);
        if (is_news) chosen = read_node(node, screen.tree);
    }
    if (!chosen.empty()) return chosen;
    const Node* focused = screen.tree.focus == m_focus ? nullptr : find_shown(screen.shown, screen.tree.focus);
    return focused == nullptr ? Utterances() : read_node(*focused, screen.tree);
}

std::optional<Speech> Reader::follow(const HeardScreen& screen) {
    const bool speaks = screen.voice.on && !screen.voice.paused;
    if (!speaks) {
        const bool was_on = m_on;
        forget();
        m_touches = screen.touches;
        m_read_again = screen.read_again;
        return was_on ? std::optional<Speech>(Speech()) : std::nullopt;
    }
    const std::string page = page_of(screen);
    const bool again = screen.read_again != m_read_again;
    Utterances say;
    if (!m_on || page != m_page || again) {
        say = read_screen(screen.shown, screen.tree);
        // S13: where the ring is, the voice is. Once more is the whole screen, or the words that the ring is at (S2).
        const Node* focused = find_shown(screen.shown, screen.tree.focus);
        const bool is_words = focused != nullptr && !is_control(focused->role);
        if (focused != nullptr && m_on && (page != m_page || is_words)) say = read_node(*focused, screen.tree);
    } else {
        say = what_changed(screen);
    }
    const bool touched = screen.touches != m_touches;
    remember(screen);
    say = allowed(say, screen);
    if (say.empty() && !touched) return std::nullopt;
    return Speech{std::move(say)};
}

void Reader::forget() {
    for (auto& [id, before] : m_before) wipe(before.words);
    *this = Reader();
}

void Reader::remember(const HeardScreen& screen) {
    forget();
    m_on = true;
    m_touches = screen.touches;
    m_read_again = screen.read_again;
    m_page = page_of(screen);
    m_focus = screen.tree.focus;
    if (const Node* alert = alert_of(screen)) m_alert = alert->label.text();
    for (const ShownNode& one : screen.shown) {
        const Node& node = *one.node;
        if (is_control(node.role) || says_how_it_is(node)) m_before[node.id] = {words_that_change(node), node.selected};
    }
}

} // namespace copro
