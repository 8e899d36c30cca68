// The on-screen keyboard as nodes, and what each key does to what is typed. Pure; any thread.
#pragma once

#include "kiosk/view/settings.h"
#include "kiosk/view/tree.h"
#include "kiosk/words/words.h"

#include <memory>
#include <vector>

namespace copro {

// What is being typed, which decides the keys and the capitals.
enum class Typing {
    sentence,  // capital at the start of a sentence
    name,      // capital at the start of each word: people and places
    money,     // digits and the language's decimal mark, or the other one
    miles,     // the same
    decimal,   // the same: a number that counts neither
    digits,    // a PIN
    reference, // what somebody took away: its letters and digits, on one page
    pinyin,    // Chinese, a sentence or a name: letters that stand for characters, to be chosen from
};

// How many digits may stand behind the decimal mark.
[[nodiscard]] int places_of(Typing typing);

enum class KeyPage { letters, accents, signs };
enum class Capitals { automatic, on, off };

struct KeyboardState {
    KeyPage page = KeyPage::letters;
    Capitals capitals = Capitals::automatic;
    bool operator==(const KeyboardState&) const = default;
};

// Characters that pinyin letters may stand for: the first `letters` bytes of them.
struct Candidate {
    std::string text;
    std::size_t letters = 0;
    bool operator==(const Candidate&) const = default;
};
using Candidates = std::shared_ptr<const std::vector<Candidate>>;
// They tell what somebody is typing: overwritten when the last who holds them lets go.
[[nodiscard]] Candidates keep_candidates(std::vector<Candidate> found);

// What is being composed. Whatever ends it without a choice leaves its letters as they were typed.
struct Composing {
    std::size_t letters = 0;    // bytes at the end of the text that nothing was chosen for yet
    Candidates candidates = {}; // the likeliest first; nullptr until they are looked up
    std::size_t first = 0;      // of those that are shown
    bool operator==(const Composing&) const = default;
};

struct Typed {
    std::string text;
    KeyboardState keyboard;
    Composing composing = {};
    bool operator==(const Typed&) const = default;
};

// The letters at the end of what is typed that nothing was chosen for yet.
[[nodiscard]] std::string_view composed_letters(const Typed& typed);

// A group of Arrange::keyboard with the id "keyboard".
[[nodiscard]] Node build_keyboard(Typing typing, const Typed& typed, Alphabet alphabet, const Words& words);

// What a key, a physical letter or Backspace makes of what is typed; none when the event is not for the keyboard.
// longest: letters at most; more are not taken. field: the id of the field that is typed into.
// language: BCP 47, for the capitals.
[[nodiscard]] std::optional<Typed> type_into(const Typed& typed, Typing typing, int longest, const NodeEvent& event,
                                             const std::string& language);
// Does the key ask for the other alphabet (ABC or QWERTY)? The person's setting, not the field's.
[[nodiscard]] bool is_alphabet_key(const NodeEvent& event);

} // namespace copro
