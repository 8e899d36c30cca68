#include "kiosk/view/keyboard.h"

#include "kiosk/view/candidates.h"
#include "kiosk/view/typed_number.h"
#include "kiosk/view/utf8.h"
#include "kiosk/words/figures.h"
#include "sync/records/reference.h"

#include <algorithm>

namespace copro {

namespace {

constexpr std::string_view prefix = "keyboard.";

// In place of accents a Chinese keyboard has the Latin letters, which stay what they are.
bool composes(Typing typing, const KeyboardState& state) {
    return typing == Typing::pinyin && state.page != KeyPage::accents;
}

bool wants_capital(Typing typing, const Typed& typed) {
    if (composes(typing, typed.keyboard) || typing == Typing::reference) return false;
    switch (typed.keyboard.capitals) {
    case Capitals::on: return true;
    case Capitals::off: return false;
    case Capitals::automatic: break;
    }
    const std::string& text = typed.text;
    // Latin words in a Chinese sentence are names as a rule.
    const bool is_name = typing == Typing::name || typing == Typing::pinyin;
    if (text.empty()) return typing == Typing::sentence || is_name;
    if (text.back() != ' ') return false;
    if (is_name) return true;
    const std::size_t last = text.find_last_not_of(' ');
    return last != std::string::npos && std::string_view(".!?").find(text[last]) != std::string_view::npos;
}

bool is_number(Typing typing) {
    switch (typing) {
    case Typing::money:
    case Typing::miles:
    case Typing::decimal:
    case Typing::digits: return true;
    case Typing::sentence:
    case Typing::name:
    case Typing::reference:
    case Typing::pinyin: return false;
    }
    return false;
}

// Its keys are all there are: no other pages, no capitals and no space.
bool is_pad(Typing typing) { return is_number(typing) || typing == Typing::reference; }

// A vowel sign stands on a dotted circle on its key, and alone in what is typed.
constexpr std::string_view dotted_circle = "\xE2\x97\x8C"; // U+25CC

std::string_view without_circle(std::string_view letter) {
    return letter.starts_with(dotted_circle) ? letter.substr(dotted_circle.size()) : letter;
}

Node letter_key(const std::string& letter, bool capital, const std::string& language) {
    Node key;
    key.id = std::string(prefix) + letter;
    key.role = Role::key;
    key.look = Look::secondary;
    key.label = Label::of_person(UserText{capital ? upper_case(letter, language) : letter});
    return key;
}

Node action_key(const char* id, Label label, int span) {
    Node key;
    key.id = std::string(prefix) + id;
    key.role = Role::key;
    key.look = Look::quiet;
    key.label = std::move(label);
    key.span = span;
    return key;
}

MessageKey letters_key(Typing typing, const KeyboardState& state, Alphabet alphabet) {
    if (typing == Typing::digits) return MessageKey("keyboard.keys.digits");
    if (is_number(typing)) return MessageKey("keyboard.keys.number");
    switch (state.page) {
    case KeyPage::accents:
        if (typing == Typing::pinyin) break;
        return MessageKey("keyboard.keys.accents");
    case KeyPage::signs: return MessageKey("keyboard.keys.signs");
    case KeyPage::letters: break;
    }
    return alphabet == Alphabet::abc ? MessageKey("keyboard.keys.abc") : MessageKey("keyboard.keys.qwerty");
}

void add_page_keys(std::vector<Node>& keys, Typing typing, const KeyboardState& state, const Words& words) {
    const bool pinyin = typing == Typing::pinyin;
    if (state.page != KeyPage::letters) {
        const MessageKey letters = pinyin ? MessageKey("keyboard.pinyin") : MessageKey("keyboard.letters");
        keys.push_back(action_key("letters", words.say(letters), 2));
    }
    if (state.page != KeyPage::signs) keys.push_back(action_key("signs", words.say(MessageKey("keyboard.signs")), 2));
    if (state.page != KeyPage::accents) {
        const MessageKey others = pinyin ? MessageKey("keyboard.latin") : MessageKey("keyboard.accents");
        keys.push_back(action_key("accents", words.say(others), 2));
    }
}

// The key's own name, "a" or "space"; none when the id is not a key's.
std::optional<std::string_view> key_name(const NodeEvent& event) {
    if (event.gesture != Gesture::press || !std::string_view(event.id).starts_with(prefix)) return std::nullopt;
    return std::string_view(event.id).substr(prefix.size());
}

// Real keyboards and scanners send control characters too; nobody sees them, and no database takes U+0000.
bool can_be_seen(std::string_view letter) {
    return !letter.empty() && static_cast<unsigned char>(letter.front()) >= ' ' && letter.front() != '\x7F';
}

// A letter with its marks; more marks than any script puts on one letter would let a text grow without end.
constexpr std::size_t most_bytes_of_letter = 32;

Typed with_letter(Typed typed, std::string_view letter, int longest) {
    const auto most = static_cast<std::size_t>(longest);
    const std::string longer = typed.text + std::string(letter);
    // Counted afterwards: a capital may be two letters, and a mark none.
    const bool fits = letters_of(longer).size() <= most && longer.size() <= most * most_bytes_of_letter;
    if (!fits || !can_be_seen(letter)) return typed;
    typed.text = longer;
    typed.keyboard.capitals = Capitals::automatic;
    typed.composing = {};
    return typed;
}

bool is_pinyin(Typing typing, const Typed& typed, std::string_view letter) {
    if (!composes(typing, typed.keyboard) || letter.size() != 1) return false;
    // An apostrophe keeps syllables apart: "xi'an".
    return (letter.front() >= 'a' && letter.front() <= 'z') || (letter == "'" && typed.composing.letters > 0);
}

Typed with_one(const Typed& typed, Typing typing, std::string_view letter, int longest) {
    if (typing == Typing::reference && reference_letters.find(letter) == std::string_view::npos) return typed;
    const bool is_choice = letter == " " && composes(typing, typed.keyboard);
    if (is_choice && may_choose(typed)) return choose_candidate(typed, 0, longest);
    Typed more = with_letter(typed, letter, longest);
    if (more.text != typed.text && is_pinyin(typing, typed, letter))
        more.composing.letters = typed.composing.letters + 1;
    return more;
}

Typed without_last(Typed typed) {
    const std::size_t letters = typed.composing.letters;
    typed.text = without_last_sign(typed.text);
    typed.composing = {letters > 0 ? letters - 1 : 0};
    return typed;
}

bool fits_number(std::string_view text, Typing typing, const std::string& language) {
    if (text.find_first_not_of("0123456789") == std::string_view::npos) return true;
    return typing != Typing::digits && begins_number(text, places_of(typing), decimal_mark(language));
}

Typed press_key(Typed typed, Typing typing, int longest, std::string_view name, const std::string& language) {
    const bool capital = wants_capital(typing, typed);
    if (name == "delete") {
        typed = without_last(std::move(typed));
    } else if (name == "space") {
        if (!is_pad(typing)) typed = with_one(typed, typing, " ", longest);
    } else if (name == "capitals") {
        typed.keyboard.capitals = capital ? Capitals::off : Capitals::on;
    } else if (name == "letters") {
        typed.keyboard.page = KeyPage::letters;
    } else if (name == "signs") {
        typed.keyboard.page = KeyPage::signs;
    } else if (name == "accents") {
        typed.keyboard.page = KeyPage::accents;
    } else if (const auto letters = letters_of(name); letters.size() == 1) {
        const std::string& letter = letters.front();
        Typed more = with_one(typed, typing, without_circle(capital ? upper_case(letter, language) : letter), longest);
        if (!is_number(typing) || fits_number(more.text, typing, language)) return more;
    }
    return typed;
}

} // namespace

int places_of(Typing typing) {
    switch (typing) {
    case Typing::money:
    case Typing::decimal: return 2;
    case Typing::miles: return 1;
    case Typing::digits:
    case Typing::sentence:
    case Typing::pinyin:
    case Typing::reference:
    case Typing::name: return 0;
    }
    return 0;
}

std::string_view composed_letters(const Typed& typed) {
    const std::string_view text = typed.text;
    return text.substr(text.size() - std::min(typed.composing.letters, text.size()));
}

Node build_keyboard(Typing typing, const Typed& typed, Alphabet alphabet, const Words& words) {
    Node keyboard;
    keyboard.id = "keyboard";
    keyboard.arrange = Arrange::keyboard;
    keyboard.label = words.say(MessageKey("keyboard.name"));
    const bool in_order = alphabet == Alphabet::abc || typing == Typing::reference;
    keyboard.columns = is_number(typing) ? 3 : (in_order ? 7 : 10);
    const bool capital = wants_capital(typing, typed);
    // The same in every language: as it stands on the slip.
    const Label letters = typing == Typing::reference ? Label::of_person(UserText{std::string(reference_letters)})
                                                      : words.say(letters_key(typing, typed.keyboard, alphabet));
    for (std::string letter : letters_of(letters.text())) {
        if (is_number(typing) && letter == ".") letter = decimal_mark(words.language());
        keyboard.children.push_back(letter_key(letter, capital, words.language()));
    }
    // It ends its row, wide or not: a hole beside it would look like a key that is missing.
    const int left = keyboard.columns - static_cast<int>(keyboard.children.size()) % keyboard.columns;
    const bool has_capitals = upper_case(letters.text(), words.language()) != letters.text();
    if (!is_pad(typing)) {
        keyboard.children.push_back(action_key("space", words.say(MessageKey("keyboard.space")), 3));
    }
    keyboard.children.push_back(
        action_key("delete", words.say(MessageKey("keyboard.delete")), is_pad(typing) ? left : 2));
    if (is_pad(typing)) return keyboard;
    if (typed.keyboard.page != KeyPage::signs && has_capitals && !composes(typing, typed.keyboard)) {
        keyboard.children.push_back(action_key("capitals", words.say(MessageKey("keyboard.capitals")), 2));
        keyboard.children.back().selected = capital;
    }
    add_page_keys(keyboard.children, typing, typed.keyboard, words);
    if (typed.keyboard.page == KeyPage::letters) {
        const Label other = alphabet == Alphabet::abc ? words.say(MessageKey("keyboard.qwerty"))
                                                      : words.say(MessageKey("keyboard.abc"));
        keyboard.children.push_back(action_key("alphabet", other, 2));
    }
    return keyboard;
}

std::optional<Typed> type_into(const Typed& typed, Typing typing, int longest, const NodeEvent& event,
                               const std::string& language) {
    switch (event.gesture) {
    case Gesture::erase: return without_last(typed);
    case Gesture::insert: {
        Typed more = typed;
        std::vector<std::string> letters =
            letters_of(typing == Typing::reference ? reference_letters_in(event.text) : event.text);
        letters.resize(std::min(letters.size(), static_cast<std::size_t>(longest)));
        for (const std::string& letter : letters) more = with_one(more, typing, letter, longest);
        if (is_number(typing) && !fits_number(more.text, typing, language)) return typed;
        return more;
    }
    case Gesture::press: {
        if (auto chosen = typing == Typing::pinyin ? take_candidate(typed, longest, event) : std::nullopt)
            return chosen;
        const auto name = key_name(event);
        if (!name || *name == "alphabet") return std::nullopt;
        return press_key(typed, typing, longest, *name, language);
    }
    case Gesture::focus: break;
    }
    return std::nullopt;
}

bool is_alphabet_key(const NodeEvent& event) {
    const auto name = key_name(event);
    return name && *name == "alphabet";
}

} // namespace copro
