#include "kiosk/view/keyboard.h"
#include "kiosk/view/search_form.h"
#include "kiosk/view/utf8.h"
#include "tests/kiosk/fixture.h"

#include <set>

using namespace copro;
using namespace copro::test;

namespace {

Words words_in(const std::string& language) {
    static const Library library = words_of_all();
    return library.words(language);
}

Node keyboard(Typing typing, const Typed& typed, Alphabet alphabet = Alphabet::abc,
              const std::string& language = "en") {
    return build_keyboard(typing, typed, alphabet, words_in(language));
}

std::string keys_on(const Node& keyboard) {
    std::string all;
    for (const Node& key : keyboard.children) all += key.label.text() + " ";
    return all;
}

const Node* key(const Node& keyboard, const std::string& id) {
    for (const Node& one : keyboard.children) {
        if (one.id == id) return &one;
    }
    return nullptr;
}

// Presses keys by their names one after the other: the letters as they stand on the key, small.
Typed press(Typed typed, Typing typing, const std::vector<std::string>& names, int longest = 60,
            const std::string& language = "en") {
    for (const std::string& name : names) {
        const auto after =
            type_into(typed, typing, longest, NodeEvent{"keyboard." + name, Gesture::press, {}}, language);
        REQUIRE(after.has_value());
        typed = *after;
    }
    return typed;
}

Typed insert(const Typed& typed, Typing typing, const std::string& text, int longest = 60) {
    const auto after = type_into(typed, typing, longest, NodeEvent{{}, Gesture::insert, text}, "en");
    REQUIRE(after.has_value());
    return *after;
}

Typed with(const std::string& text) { return Typed{text, {}}; }

} // namespace

TEST_CASE("the alphabet comes first, QWERTY by choice") {
    const Node abc = keyboard(Typing::sentence, with("x"));
    CHECK_THAT(keys_on(abc), Catch::StartsWith("a b c d e f g h i j k l m n o p q r s t u v w x y z Space Delete"));
    CHECK(abc.columns == 7);
    CHECK(key(abc, "keyboard.alphabet")->label.text() == "QWERTY");
    const Node qwerty = keyboard(Typing::sentence, with("x"), Alphabet::qwerty);
    CHECK_THAT(keys_on(qwerty), Catch::StartsWith("q w e r t y u i o p a s"));
    CHECK(qwerty.columns == 10);
    CHECK(key(qwerty, "keyboard.alphabet")->label.text() == "ABC order");
}

TEST_CASE("Welsh accents come first on a Welsh keyboard") {
    Typed typed = with("x");
    typed.keyboard.page = KeyPage::accents;
    CHECK_THAT(keys_on(keyboard(Typing::name, typed, Alphabet::abc, "cy")), Catch::StartsWith("â ê î ô û ŵ ŷ á é"));
    CHECK_THAT(keys_on(keyboard(Typing::name, with("x"), Alphabet::abc, "cy")), Catch::StartsWith("a b c d e f g"));
}

TEST_CASE("every key has words and an id of its own, on every page and in every language") {
    for (const char* language : {"en", "cy", "en-XA", "ar-XB"}) {
        for (const Typing typing :
             {Typing::sentence, Typing::name, Typing::money, Typing::miles, Typing::digits, Typing::reference}) {
            for (const KeyPage page : {KeyPage::letters, KeyPage::accents, KeyPage::signs}) {
                Typed typed;
                typed.keyboard.page = page;
                std::set<std::string> ids;
                for (const Node& one : keyboard(typing, typed, Alphabet::abc, language).children) {
                    CHECK(one.role == Role::key);
                    CHECK_FALSE(one.label.empty());
                    CHECK(ids.insert(one.id).second);
                }
            }
        }
    }
}

TEST_CASE("a sentence begins with a capital, and so does the next one") {
    Typed typed = press({}, Typing::sentence, {"t", "h", "e", "space", "b", "u", "s", ".", "space", "i", "t"});
    CHECK(typed.text == "The bus. It");
    CHECK(press(with("Why?"), Typing::sentence, {"space", "n"}).text == "Why? N");
    CHECK(press(with("e.g"), Typing::sentence, {".", "x"}).text == "e.g.x");
    CHECK(press(with("   "), Typing::sentence, {"a"}).text == "   a");
}

TEST_CASE("each word of a name begins with a capital") {
    CHECK(press({}, Typing::name, {"m", "a", "b", "space", "t", "h"}).text == "Mab Th");
}

TEST_CASE("the letters on the keys show what they will type") {
    CHECK(key(keyboard(Typing::name, {}), "keyboard.m")->label.text() == "M");
    CHECK(key(keyboard(Typing::name, with("Ma")), "keyboard.m")->label.text() == "m");
    CHECK(key(keyboard(Typing::name, {}), "keyboard.capitals")->selected);
    CHECK_FALSE(key(keyboard(Typing::name, with("Ma")), "keyboard.capitals")->selected);
}

TEST_CASE("Capitals turns the next letter, either way, and only that one") {
    CHECK(press({}, Typing::name, {"capitals", "m", "a"}).text == "ma");
    CHECK(press(with("Mac"), Typing::name, {"capitals", "d", "o"}).text == "MacDo");
    CHECK(press(with("Mac"), Typing::name, {"capitals", "capitals", "d"}).text == "Macd");
    Typed typed = with("x");
    typed.keyboard.page = KeyPage::accents;
    CHECK(press(typed, Typing::name, {"capitals", "ŵ", "ŷ"}).text == "xŴŷ");
}

TEST_CASE("Delete takes one letter with its marks, and nothing from nothing") {
    CHECK(press(with("Zoë"), Typing::name, {"delete"}).text == "Zo");
    CHECK(press(with("Zoe\xCC\x88"), Typing::name, {"delete"}).text == "Zo");
    CHECK(press({}, Typing::name, {"delete"}).text.empty());
    const auto erased = type_into(with("Tŷ"), Typing::name, 60, NodeEvent{{}, Gesture::erase, {}}, "en");
    REQUIRE(erased.has_value());
    CHECK(erased->text == "T");
}

TEST_CASE("the pages of the keyboard are reached and left by their keys") {
    Typed typed = press(with("x"), Typing::sentence, {"signs"});
    CHECK(typed.keyboard.page == KeyPage::signs);
    CHECK_THAT(keys_on(keyboard(Typing::sentence, typed)), Catch::StartsWith("1 2 3 4 5 6 7 8 9 0 . , ? !"));
    CHECK(key(keyboard(Typing::sentence, typed), "keyboard.capitals") == nullptr);
    CHECK(key(keyboard(Typing::sentence, typed), "keyboard.alphabet") == nullptr);
    typed = press(typed, Typing::sentence, {"accents"});
    CHECK(typed.keyboard.page == KeyPage::accents);
    CHECK(key(keyboard(Typing::sentence, typed), "keyboard.accents") == nullptr);
    typed = press(typed, Typing::sentence, {"letters"});
    CHECK(typed.keyboard.page == KeyPage::letters);
    CHECK(typed.text == "x");
}

TEST_CASE("money takes digits, one point and two places") {
    CHECK(press({}, Typing::money, {"6", ".", "6", "0"}).text == "6.60");
    CHECK(press(with("6.6"), Typing::money, {".", "0"}).text == "6.60");
    CHECK(press(with("6.60"), Typing::money, {"1"}).text == "6.60");
    CHECK(insert(with("6"), Typing::money, ".5").text == "6.5");
    CHECK(insert(with("6.5"), Typing::money, ".").text == "6.5");
    CHECK(insert(with("6"), Typing::money, "x").text == "6");
    CHECK(insert({}, Typing::money, "-5").text.empty());
    CHECK(press({}, Typing::money, {"."}).text == ".");
}

TEST_CASE("miles take one place, a PIN takes digits alone") {
    CHECK(insert(with("12.5"), Typing::miles, "5").text == "12.5");
    CHECK(insert({}, Typing::miles, "12.5").text == "12.5");
    CHECK(insert(with("12"), Typing::digits, ".").text == "12");
    CHECK(insert({}, Typing::digits, "1234567", 6).text == "123456");
    CHECK(insert({}, Typing::digits, "a").text.empty());
}

TEST_CASE("a number has digits, a point and Delete, and no letters") {
    const Node money = keyboard(Typing::money, {});
    CHECK(keys_on(money) == "1 2 3 4 5 6 7 8 9 . 0 Delete ");
    CHECK(money.columns == 3);
    CHECK(keys_on(keyboard(Typing::digits, {})) == "1 2 3 4 5 6 7 8 9 0 Delete ");
}

TEST_CASE("no more letters are taken than there is room for, counted as people count") {
    CHECK(insert({}, Typing::name, "Gwenllian", 5).text == "Gwenl");
    CHECK(insert({}, Typing::name, "ŵŷŵŷŵŷ", 4).text == "ŵŷŵŷ");
    CHECK(press(with("abc"), Typing::sentence, {"d", "space"}, 3).text == "abc");
}

TEST_CASE("keys that choose the alphabet are the person's setting, not typing") {
    const NodeEvent alphabet{"keyboard.alphabet", Gesture::press, {}};
    CHECK(is_alphabet_key(alphabet));
    CHECK_FALSE(type_into(with("x"), Typing::name, 60, alphabet, "en").has_value());
    CHECK_FALSE(is_alphabet_key({"keyboard.a", Gesture::press, {}}));
    CHECK_FALSE(is_alphabet_key({"keyboard.alphabet", Gesture::focus, {}}));
}

TEST_CASE("what is not for the keyboard is left to others") {
    CHECK_FALSE(type_into({}, Typing::name, 60, {"next", Gesture::press, {}}, "en").has_value());
    CHECK_FALSE(type_into({}, Typing::name, 60, {"keyboard.a", Gesture::focus, {}}, "en").has_value());
}

namespace {

Words words_of_language(const char* language) {
    static const Library library = library_of({"hi", "pa", "bn", "gu", "tr", "pl"});
    return library.words(language);
}

} // namespace

TEST_CASE("Indian scripts stand in their own order: vowels, consonants, vowel signs on a dotted circle") {
    struct Case {
        const char* language;
        const char* first;
        const char* consonant;
        const char* sign;
    };
    for (const Case& one : {Case{"hi", "अ", "क", "◌ा"}, Case{"pa", "ਅ", "ਕ", "◌ਾ"}, Case{"bn", "অ", "ক", "◌া"},
                            Case{"gu", "અ", "ક", "◌ા"}}) {
        INFO(one.language);
        const Node keys = build_keyboard(Typing::sentence, with("x"), Alphabet::abc, words_of_language(one.language));
        CHECK_THAT(keys_on(keys), Catch::StartsWith(one.first));
        CHECK(key(keys, std::string("keyboard.") + one.consonant) != nullptr);
        CHECK(key(keys, std::string("keyboard.") + one.sign) != nullptr);
        CHECK(key(keys, "keyboard.capitals") == nullptr);
        const Node latin = build_keyboard(Typing::name, {}, Alphabet::qwerty, words_of_language(one.language));
        CHECK_THAT(keys_on(latin), Catch::StartsWith("A B C"));
        std::set<std::string> ids;
        for (const Node& letter : keys.children) CHECK(ids.insert(letter.id).second);
    }
}

TEST_CASE("a vowel sign is typed without its circle, and Delete takes it before its letter") {
    const Typed typed = press({}, Typing::sentence, {"क", "◌ि"});
    CHECK(typed.text == "कि");
    CHECK(press(typed, Typing::sentence, {"delete"}).text == "क");
    CHECK(press(typed, Typing::sentence, {"delete", "delete"}).text.empty());
    CHECK(press(with("ਸ਼"), Typing::sentence, {"delete"}).text.empty()); // a nukta is part of its letter
    CHECK(press(with("সভা"), Typing::sentence, {"delete"}).text == "সভ");
}

TEST_CASE("Turkish capitals are its own") {
    CHECK(press({}, Typing::name, {"i", "l"}, 60, "tr").text == "İl");
    CHECK(press({}, Typing::name, {"ı", "s"}, 60, "tr").text == "Is");
    CHECK(press({}, Typing::name, {"i", "l"}, 60, "en").text == "Il");
    const Node keys = build_keyboard(Typing::name, {}, Alphabet::abc, words_of_language("tr"));
    CHECK(key(keys, "keyboard.i")->label.text() == "İ");
    CHECK(key(keys, "keyboard.ı")->label.text() == "I");
    CHECK(search_form("IŞIK") == search_form("ışık"));
}

TEST_CASE("the keys for numbers have the decimal mark of the language") {
    const Node polish = build_keyboard(Typing::money, {}, Alphabet::abc, words_of_language("pl"));
    CHECK_THAT(keys_on(polish), Catch::StartsWith("1 2 3 4 5 6 7 8 9 , 0 "));
    CHECK(polish.columns == 3);
    CHECK(press({}, Typing::miles, {"6", ",", "5", ",", "."}, 60, "pl").text == "6,5");
    const Node hindi = build_keyboard(Typing::miles, {}, Alphabet::abc, words_of_language("hi"));
    CHECK_THAT(keys_on(hindi), Catch::StartsWith("1 2 3 4 5 6 7 8 9 . 0 "));
    // A PIN has none.
    CHECK(press({}, Typing::digits, {"6", ",", "."}, 60, "pl").text == "6");
    CHECK(insert({}, Typing::digits, "1,234").text.empty());
}

TEST_CASE("a reference is typed on keys of its own, the same in every language, and nothing else goes into it") {
    for (const char* language : {"en", "ar", "zh"}) {
        const Node keys = keyboard(Typing::reference, {}, Alphabet::qwerty, language);
        CHECK_THAT(keys_on(keys),
                   Catch::StartsWith("0 1 2 3 4 5 6 7 8 9 A B C D E F G H J K M N P Q R S T V W X Y Z "));
        CHECK(keys.children.size() == 33);
        CHECK(keys.columns == 7);
    }
    CHECK(press({}, Typing::reference, {"7", "F", "space", "O", "delete", "K"}).text == "7K");
    CHECK(insert({}, Typing::reference, "7f3k-9q2m", 8).text == "7F3K9Q2M");
    CHECK(insert({}, Typing::reference, "oil ?", 8).text == "011");
    CHECK(insert(with("7F3K9Q2"), Typing::reference, "mx", 8).text == "7F3K9Q2M");
}
