#include "kiosk/speech/reader.h"

#include "sync/base/bytes.h"

#include <algorithm>

namespace copro {

namespace {

constexpr char between = '\n';

const Node* find_shown(const ShownNodes& shown, std::string_view id) {
    const auto found =
        std::find_if(shown.begin(), shown.end(), [&](const ShownNode& one) { return one.node.id == id; });
    return found == shown.end() ? nullptr : &found->node;
}

const Node* first_of(const ShownNodes& shown, Role role) {
    const auto found =
        std::find_if(shown.begin(), shown.end(), [&](const ShownNode& one) { return one.node.role == role; });
    return found == shown.end() ? nullptr : &found->node;
}

std::string page_of(const HeardScreen& screen) {
    const Node* heading = first_of(screen.shown, Role::heading);
    return screen.tree.screen + between + screen.tree.language + between + std::to_string(screen.part) + between +
           (heading == nullptr ? "" : heading->label.text());
}

std::string alert_of(const HeardScreen& screen) {
    const Node* alert = first_of(screen.shown, Role::alert);
    return alert == nullptr ? "" : alert->label.text();
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
    const std::string alert = alert_of(screen);
    if (!alert.empty() && alert != m_alert) return read_node(*first_of(screen.shown, Role::alert), screen.tree);
    Utterances all;
    for (const ShownNode& one : screen.shown) {
        const auto was = m_answers.find(one.node.id);
        if (was == m_answers.end()) continue;
        if (one.node.role == Role::status && one.node.label.text() != was->second.value) {
            return read_node(one.node, screen.tree);
        }
        const bool chosen = one.node.selected != was->second.selected;
        // Of radio buttons one goes out when another is chosen: only the choice is news.
        if (chosen && (one.node.selected || one.node.role == Role::checkbox)) all = read_node(one.node, screen.tree);
        if (one.node.role == Role::field && one.node.value != was->second.value) {
            return read_typed(one.node, was->second.value, screen.tree);
        }
    }
    if (!all.empty()) return all;
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
        // S13: where the ring is, the voice is.
        const Node* focused = find_shown(screen.shown, screen.tree.focus);
        if (focused != nullptr && m_on && page != m_page) say = read_node(*focused, screen.tree);
    } else {
        say = what_changed(screen);
    }
    const bool touched = screen.touches != m_touches;
    remember(screen);
    m_page = page;
    say = allowed(say, screen);
    if (say.empty() && !touched) return std::nullopt;
    return Speech{std::move(say)};
}

void Reader::forget() {
    for (auto& [id, answer] : m_answers) wipe(answer.value);
    *this = Reader();
}

void Reader::remember(const HeardScreen& screen) {
    m_on = true;
    m_touches = screen.touches;
    m_read_again = screen.read_again;
    m_focus = screen.tree.focus;
    m_alert = alert_of(screen);
    for (auto& [id, answer] : m_answers) wipe(answer.value);
    m_answers.clear();
    for (const ShownNode& one : screen.shown) {
        const bool is_status = one.node.role == Role::status;
        if (!is_control(one.node.role) && !is_status) continue;
        m_answers[one.node.id] = {is_status ? one.node.label.text() : one.node.value, one.node.selected};
    }
}

} // namespace copro
