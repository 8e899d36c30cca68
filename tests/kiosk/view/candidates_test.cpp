#include "kiosk/view/candidates.h"
#include "tests/kiosk/fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

Words chinese() {
    static const Library library = library_of({"zh"});
    return library.words("zh");
}

Typed after(const Typed& typed, const NodeEvent& event, int longest = 60) {
    const auto changed = type_into(typed, Typing::pinyin, longest, event, "zh");
    REQUIRE(changed.has_value());
    return *changed;
}
Typed press(const Typed& typed, const std::string& id, int longest = 60) {
    return after(typed, {id, Gesture::press, {}}, longest);
}
Typed insert(const Typed& typed, const std::string& text) { return after(typed, {{}, Gesture::insert, text}); }
Typed erase(const Typed& typed) { return after(typed, {{}, Gesture::erase, {}}); }

// As it is once the letters are looked up.
Typed offered(Typed typed, std::vector<Candidate> found) {
    typed.composing.candidates = keep_candidates(std::move(found));
    return typed;
}
std::vector<Candidate> singles(std::size_t count) {
    const char* all[] = {"是", "时", "使", "市", "石", "诗", "十", "事", "师"};
    std::vector<Candidate> found;
    for (std::size_t at = 0; at < count; ++at) found.push_back({all[at], 3});
    return found;
}
std::string row(const Typed& typed) {
    std::string all;
    const Node group = build_candidates(typed, chinese());
    for (const Node& one : group.children) all += one.label.text() + " ";
    return all;
}

} // namespace

TEST_CASE("letters of a Chinese keyboard are composed, from its keys and from a real keyboard") {
    Typed typed = press(press({}, "keyboard.n"), "keyboard.i");
    CHECK(typed.text == "ni");
    CHECK(composed_letters(typed) == "ni");
    typed = insert(typed, "hao");
    CHECK(typed.text == "nihao");
    CHECK(composed_letters(typed) == "nihao");
    CHECK(composed_letters(insert(insert({}, "xi"), "'an")) == "xi'an");
    // Capitals, digits and signs are what they are, and end it: the letters stay as they were typed.
    for (const char* text : {"N", "1", ",", "é"}) {
        INFO(text);
        const Typed ended = insert(typed, text);
        CHECK(ended.text == std::string("nihao") + text);
        CHECK(composed_letters(ended).empty());
    }
    CHECK(composed_letters(insert({}, "'")).empty());
    const auto english = type_into(typed, Typing::sentence, 60, {{}, Gesture::insert, "x"}, "en");
    REQUIRE(english.has_value());
    CHECK(composed_letters(*english).empty());
}

TEST_CASE("a candidate takes the place of its pinyin, and what is left over is still to be chosen for") {
    const Typed typed = offered(insert(insert({}, "A"), "nihao"), {{"你好", 5}, {"你", 2}});
    CHECK(row(typed) == "你好 你 ");
    const Typed whole = press(typed, "suggestions.1");
    CHECK(whole.text == "A你好");
    CHECK(composed_letters(whole).empty());
    const Typed part = press(typed, "suggestions.2");
    CHECK(part.text == "A你hao");
    CHECK(composed_letters(part) == "hao");
    // They are looked up anew.
    CHECK(part.composing.candidates == nullptr);
    CHECK(row(part).empty());
    CHECK(press(offered(insert(insert({}, "xi"), "'an"), {{"西", 2}}), "suggestions.1").text == "西an");
    CHECK_FALSE(take_candidate(typed, 60, {"suggestions.3", Gesture::press, {}}).has_value());
    CHECK_FALSE(take_candidate(typed, 60, {"suggestions.1", Gesture::focus, {}}).has_value());
}

TEST_CASE("Space takes the first candidate, and is a space where there is none") {
    const Typed typed = offered(insert({}, "nihao"), {{"你好", 5}, {"你", 2}});
    CHECK(press(typed, "keyboard.space").text == "你好");
    CHECK(insert(typed, " ").text == "你好");
    CHECK(insert(offered(insert({}, "vvv"), {}), " ").text == "vvv ");
    CHECK(press(press(typed, "keyboard.accents"), "keyboard.space").text == "nihao ");
}

TEST_CASE("Backspace takes letters of the pinyin before what was chosen") {
    Typed typed = insert(press(offered(insert({}, "ni"), {{"你", 2}}), "suggestions.1"), "ha");
    CHECK(typed.text == "你ha");
    typed = erase(typed);
    CHECK(typed.text == "你h");
    CHECK(composed_letters(typed) == "h");
    typed = press(typed, "keyboard.delete");
    CHECK(typed.text == "你");
    CHECK(composed_letters(typed).empty());
    CHECK(erase(typed).text.empty());
    CHECK(erase(offered(insert({}, "ni"), {{"你", 2}})).composing.candidates == nullptr);
}

TEST_CASE("there are as many candidates at once as there is room for, more by their own button, and round again") {
    Typed typed = offered(insert({}, "shi"), singles(9));
    CHECK(row(typed) == "是 时 使 市 更多 ");
    typed = press(typed, "suggestions.more");
    CHECK(row(typed) == "石 诗 十 事 更多 ");
    CHECK(typed.text == "shi");
    CHECK(press(typed, "suggestions.2").text == "诗");
    typed = press(typed, "suggestions.more");
    CHECK(row(typed) == "师 更多 ");
    CHECK(row(press(typed, "suggestions.more")) == "是 时 使 市 更多 ");
    CHECK(row(offered(insert({}, "shi"), singles(4))) == "是 时 使 市 ");
    // Another letter begins at the first again.
    CHECK(insert(typed, "h").composing.first == 0);
    // Long ones leave room for fewer.
    const Typed longer = offered(insert({}, "women"), {{"我们要去医院", 5}, {"我们要去亿元", 5}, {"我们", 5}});
    CHECK(row(longer) == "我们要去医院 我们要去亿元 更多 ");
    CHECK(row(offered(insert({}, "women"), {{"一二三四五六七八九十一二三", 5}})) == "一二三四五六七八九十一二三 ");
}

TEST_CASE("a candidate that does not fit the answer leaves all as it was") {
    const Typed typed = offered(insert({}, "ni"), {{"你你你", 2}});
    CHECK(press(typed, "suggestions.1", 2).text == "ni");
}

TEST_CASE("a Chinese keyboard has Latin letters on a page of their own") {
    const Typed typed = insert({}, "ni");
    const Words words = chinese();
    const Node pinyin = build_keyboard(Typing::pinyin, typed, Alphabet::abc, words);
    const auto key = [](const Node& keyboard, const std::string& id) -> const Node* {
        for (const Node& one : keyboard.children) {
            if (one.id == id) return &one;
        }
        return nullptr;
    };
    REQUIRE(key(pinyin, "keyboard.accents") != nullptr);
    CHECK(key(pinyin, "keyboard.accents")->label.text() == "ABC");
    CHECK(key(pinyin, "keyboard.capitals") == nullptr);
    CHECK(key(pinyin, "keyboard.a")->label.text() == "a");
    const Typed latin = press({}, "keyboard.accents");
    const Node abc = build_keyboard(Typing::pinyin, latin, Alphabet::abc, words);
    REQUIRE(key(abc, "keyboard.letters") != nullptr);
    CHECK(key(abc, "keyboard.letters")->label.text() == "拼音");
    CHECK(key(abc, "keyboard.capitals") != nullptr);
    CHECK(key(abc, "keyboard.a")->label.text() == "A");
    const Typed word = press(press(latin, "keyboard.l"), "keyboard.i");
    CHECK(word.text == "Li");
    CHECK(composed_letters(word).empty());
    CHECK(composed_letters(press(press(word, "keyboard.letters"), "keyboard.n")) == "n");
}
