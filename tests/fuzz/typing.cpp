// The on-screen keyboard with any events in any order: keys, a real keyboard's letters, Backspace.
#include "kiosk/view/keyboard.h"
#include "kiosk/view/typed_number.h"
#include "kiosk/view/utf8.h"
#include "sync/records/reference.h"
#include "tests/fuzz/fuzz.h"

#include <array>

namespace copro::fuzz {

namespace {

constexpr std::array typing_kinds{Typing::sentence, Typing::name,   Typing::money,   Typing::miles,
                                  Typing::digits,   Typing::pinyin, Typing::decimal, Typing::reference};
// A capital I of its own, and a comma before what is not whole.
constexpr const char* language = "tr";
constexpr char decimal_mark_there = ',';
constexpr std::array gestures{Gesture::press, Gesture::insert, Gesture::erase, Gesture::focus};

// What is typed into, how many letters fit, then events: a gesture and its key or letters.
std::vector<std::string> typing_seeds() {
    using namespace std::string_literals;
    return {"\0\x05\1Mabel\0\0keyboard.a\0\2\0\0keyboard.delete\0"s,
            "\1\x20\0keyboard.o\0\0keyboard.capitals\0\0keyboard.accents\0\0keyboard.\u00eb\0\0keyboard.space\0"s,
            "\2\x07\0keyboard.6\0\0keyboard..\0\1"
            "60\0"s,
            "\3\x07\1"
            "12.5\0\0keyboard.delete\0"s,
            "\6\x0c\1"
            "1.234,5\0\2\0\0keyboard.,\0"s,
            "\4\x06\1"
            "123456\0\1"
            "7\0"s,
            "\1\x03\1e\u0301\0\1\u0301\u0301\0\1\u00df\0"s,
            "\0\x10\1\t\n\x1b\0\1\xff\0\0keyboard.alphabet\0"s,
            "\5\x10\1xi\0\1'an\0\0suggestions.1\0\2\0\0suggestions.more\0\0keyboard.space\0"s,
            "\6\x08\0keyboard.7\0\0keyboard.O\0\1f3k-9q2m\0\2\0"s};
}

bool is_number_typing(Typing typing) {
    return typing == Typing::money || typing == Typing::miles || typing == Typing::digits;
}

void try_typed(const Typed& typed, Typing typing, std::size_t longest) {
    promise(is_utf8(typed.text), "what is typed is UTF-8");
    promise(letters_of(typed.text).size() <= longest, "no more is taken than fits");
    promise(typed.text.size() <= longest * 64, "a letter does not grow without end");
    promise(typed.composing.letters <= typed.text.size(), "what is composed is typed");
    for (const char letter : typed.text) {
        promise(static_cast<unsigned char>(letter) >= ' ' && letter != 0x7F, "what is typed can be seen");
        const bool is_of_reference = reference_letters.find(letter) != std::string_view::npos;
        promise(typing != Typing::reference || is_of_reference, "a reference has its own letters");
        if (typing == Typing::digits) promise(letter >= '0' && letter <= '9', "a PIN has digits");
    }
    if (!is_number_typing(typing)) return;
    promise(begins_number(typed.text, places_of(typing), decimal_mark_there), "a number begins as one");
    const std::string other = in_other_marks(typed.text, places_of(typing), decimal_mark_there, '.');
    promise(typed_number(other, places_of(typing), '.') ==
                typed_number(typed.text, places_of(typing), decimal_mark_there),
            "a number is the same in another language");
}

void try_typing(std::string_view bytes) {
    Input input(bytes);
    const Typing typing = typing_kinds.at(input.below(typing_kinds.size()));
    const std::size_t longest = 1 + input.below(40);
    Typed typed;
    while (!input.empty()) {
        NodeEvent event;
        event.gesture = gestures.at(input.below(gestures.size()));
        event.id = input.text();
        event.text = event.id;
        // As if they were looked up.
        if (typing == Typing::pinyin && typed.composing.letters > 0 && typed.composing.candidates == nullptr)
            typed.composing.candidates = keep_candidates({{"\u897f\u5b89", 4}, {"\u897f", 2}, {"\u7cfb", 99}});
        const auto next = type_into(typed, typing, static_cast<int>(longest), event, language);
        promise(next.has_value() || event.gesture == Gesture::press || event.gesture == Gesture::focus,
                "letters are for the field");
        if (!next) continue;
        try_typed(*next, typing, longest);
        const bool is_shorter = next->text.size() <= typed.text.size();
        promise(is_shorter || event.gesture != Gesture::erase, "Backspace takes away");
        typed = *next;
    }
}

const Registered typing_registered{{"typing", typing_seeds, try_typing}};

} // namespace

} // namespace copro::fuzz
