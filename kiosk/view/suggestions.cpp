#include "kiosk/view/suggestions.h"

#include "kiosk/view/search_form.h"
#include "kiosk/view/utf8.h"

#include <algorithm>

namespace copro {

namespace {

// What has room on a quarter of a row.
constexpr std::size_t most_letters = 24;

std::size_t last_word_at(std::string_view typed) {
    const std::size_t before = typed.find_last_of(" (\"/");
    return before == std::string_view::npos ? 0 : before + 1;
}

bool begins_with_capital(const std::string& text, const std::string& language) {
    const std::vector<std::string> letters = letters_of(text);
    return !letters.empty() && upper_case(letters.front(), language) == letters.front() &&
           lower_case(letters.front()) != letters.front();
}

std::string with_capital(const std::string& word, const std::string& language) {
    std::vector<std::string> letters = letters_of(word);
    letters.front() = upper_case(letters.front(), language);
    std::string out;
    for (const std::string& letter : letters) out += letter;
    return out;
}

// Takes words one by one until there are enough.
class Chooser {
public:
    Chooser(std::string begun, const std::string& language)
        : m_begun(std::move(begun))
        , m_folded(search_form(m_begun))
        , m_language(language)
        , m_capital(begins_with_capital(m_begun, language)) {}

    [[nodiscard]] bool wants_more() const { return !m_folded.empty() && m_chosen.size() < most_suggestions; }
    void offer(const std::string& word) {
        // What is there whole already needs no help.
        if (!search_form(word).starts_with(m_folded) || word == m_begun) return;
        std::string shown = m_capital ? with_capital(word, m_language) : word;
        if (shown == m_begun || letters_of(shown).size() > most_letters) return;
        if (std::find(m_chosen.begin(), m_chosen.end(), shown) == m_chosen.end()) m_chosen.push_back(std::move(shown));
    }
    std::vector<std::string> take() { return std::move(m_chosen); }

private:
    std::string m_begun;
    std::string m_folded;
    const std::string& m_language;
    bool m_capital;
    std::vector<std::string> m_chosen;
};

} // namespace

std::vector<std::string> suggest_words(std::string_view typed, const std::vector<std::string>& places,
                                       const Words& words) {
    Chooser chooser(std::string(typed.substr(last_word_at(typed))), words.language());
    const Label listed = words.say(MessageKey("keyboard.keys.words"));
    const std::string_view list = listed.text();
    if (list == "-") return {};
    for (const std::string& place : places) {
        if (chooser.wants_more()) chooser.offer(place);
    }
    for (std::size_t at = 0; at < list.size() && chooser.wants_more();) {
        const std::size_t end = std::min(list.find(' ', at), list.size());
        chooser.offer(std::string(list.substr(at, end - at)));
        at = end + 1;
    }
    return chooser.take();
}

std::string suggestion_id(std::size_t at) { return "suggestions." + std::to_string(at + 1); }

Node build_suggestions(const std::vector<std::string>& suggestions, const Words& words) {
    Node group;
    group.id = "suggestions";
    group.arrange = Arrange::bar;
    group.label = words.say(MessageKey("keyboard.suggestions"));
    group.columns = static_cast<int>(most_suggestions);
    for (std::size_t at = 0; at < suggestions.size(); ++at) {
        Node button;
        button.id = suggestion_id(at);
        button.role = Role::button;
        button.look = Look::secondary;
        button.label = Label::of_person(UserText{suggestions[at]});
        group.children.push_back(std::move(button));
    }
    return group;
}

std::optional<Typed> take_suggestion(const Typed& typed, const std::vector<std::string>& suggestions, int longest,
                                     const NodeEvent& event) {
    if (event.gesture != Gesture::press) return std::nullopt;
    for (std::size_t at = 0; at < suggestions.size(); ++at) {
        if (event.id != suggestion_id(at)) continue;
        Typed whole = typed;
        whole.text = typed.text.substr(0, last_word_at(typed.text)) + suggestions[at] + " ";
        whole.keyboard.capitals = Capitals::automatic;
        whole.composing = {};
        // A word that no longer fits is not cut: another word would stand there.
        if (letters_of(whole.text).size() > static_cast<std::size_t>(longest)) return typed;
        return whole;
    }
    return std::nullopt;
}

} // namespace copro
