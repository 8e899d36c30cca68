#include "kiosk/view/reading.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

Label words(const char* text) { return Label::of_person(UserText{text}); }

Node node(const char* id, Role role, const char* label) {
    Node made;
    made.id = id;
    made.role = role;
    made.label = words(label);
    return made;
}

Tree tree_in(const char* language) {
    Tree tree;
    tree.language = language;
    tree.states = {words("Chosen."), words("Not chosen."), words("Nothing typed yet."), words("Private.")};
    return tree;
}

ShownNodes all_of(const Tree& tree) {
    ShownNodes shown;
    for (const Node& node : tree.band.children) shown.push_back({Area::band, &node});
    for (const Node& node : tree.main.children) shown.push_back({Area::main, &node});
    for (const Node& node : tree.actions.children) shown.push_back({Area::actions, &node});
    for (const Node& node : tree.help.children) shown.push_back({Area::help, &node});
    return shown;
}

std::vector<std::string> texts(const Utterances& all) {
    std::vector<std::string> list;
    for (const Utterance& one : all) list.push_back(one.text);
    return list;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("a screen says its question first, then where the person is, the answers, the ways on; not the help bar") {
    Tree tree = tree_in("en");
    Node chosen = node("q.good", Role::radio, "Good");
    chosen.selected = true;
    Node back_up = node("part.back-up", Role::button, "Go up");
    back_up.disabled = true;
    tree.band.children = {node("frame.meeting", Role::text, "Better buses"), node("step", Role::status, "Step 2 of 5")};
    tree.main.children = {node("heading", Role::heading, "How was it?"), chosen,
                          node("q.bad", Role::radio, "Not good")};
    tree.actions.children = {node("back", Role::button, "Back"), back_up};
    tree.help.children = {node("help.listen", Role::button, "Listen")};
    const ShownNodes shown = all_of(tree);
    CHECK(texts(read_screen(shown, tree)) ==
          Texts{"How was it?", "Step 2 of 5", "Good", "Chosen.", "Not good", "Back"});
}

TEST_CASE("the keys are not read out with the screen, and a field that the question names is not named twice") {
    Tree tree = tree_in("en");
    tree.main.children = {node("heading", Role::heading, "Why?"), node("q.field", Role::field, "Why?"),
                          node("keyboard.a", Role::key, "A")};
    const ShownNodes shown = all_of(tree);
    CHECK(texts(read_screen(shown, tree)) == Texts{"Why?", "Nothing typed yet."});
}

TEST_CASE("the ring on an answer says whether it is chosen") {
    const Tree tree = tree_in("en");
    Node box = node("needs.lift", Role::checkbox, "A lift");
    CHECK(texts(read_node(box, tree)) == Texts{"A lift", "Not chosen."});
    box.selected = true;
    CHECK(texts(read_node(box, tree)) == Texts{"A lift", "Chosen."});
}

TEST_CASE("words in another language keep it; states are in the screen's") {
    const Tree tree = tree_in("en");
    Node welsh = node("language.cy", Role::radio, "Cymraeg");
    welsh.language = "cy";
    const Utterances said = read_node(welsh, tree);
    REQUIRE(said.size() == 2);
    CHECK(said[0].language == "cy");
    CHECK(said[1].language == "en");
}

TEST_CASE("what a private node says is private, but not what a field asks for and that nothing was typed") {
    const Tree tree = tree_in("en");
    Node name = node("who.p-001", Role::radio, "Mabel T.");
    name.is_private = true;
    CHECK(read_node(name, tree).front().is_private);
    Node field = node("pin.field", Role::field, "PIN");
    field.is_private = true;
    Utterances said = read_node(field, tree);
    CHECK_FALSE(said.front().is_private);
    CHECK_FALSE(said.back().is_private);
    field.value = words("1");
    said = read_node(field, tree);
    CHECK(said.back().is_private);
    Node total = node("saved.1", Role::text, "");
    total.label = words("£4.80").kept_private();
    CHECK(read_node(total, tree).front().is_private);
}

TEST_CASE("a button whose own words are not private is, when it is heard with somebody's name") {
    const Tree tree = tree_in("en");
    Node change = node("companions.change-1", Role::button, "Change");
    change.spoken = words("Change Tobias Fennimore").kept_private();
    CHECK(is_private(change));
    CHECK(read_node(change, tree).front().is_private);
}

TEST_CASE("typing says the letters that came, and taking back those that went") {
    const Tree tree = tree_in("en");
    Node field = node("why.field", Role::field, "Why?");
    field.value = words("bus");
    CHECK(texts(read_typed(field, "bu", tree)) == Texts{"s"});
    CHECK(texts(read_typed(field, "", tree)) == Texts{"b", "u", "s"});
    field.value = words("bu");
    CHECK(texts(read_typed(field, "bus", tree)) == Texts{"s"});
    field.value = words("Zoë");
    CHECK(texts(read_typed(field, "Zo", tree)) == Texts{"ë"});
    for (const Utterance& one : read_typed(field, "", tree)) CHECK(one.spelled);
}

TEST_CASE("a word that came at once is said, not spelled") {
    Tree tree = tree_in("en");
    Node field = node("why.field", Role::field, "Why?");
    field.value = words("The because ");
    CHECK(texts(read_typed(field, "The be", tree)) == Texts{"because"});
    CHECK_FALSE(read_typed(field, "The be", tree).front().spelled);
    field.value = words("Bus ");
    CHECK(texts(read_typed(field, "B", tree)) == Texts{"Bus"});
    CHECK(texts(read_typed(field, "Bus", tree)) == Texts{" "});
}

TEST_CASE("characters that were chosen for pinyin are said as a word, and their letters one by one") {
    const Tree tree = tree_in("zh");
    Node field = node("why.field", Role::field, "为什么？");
    field.value = words("nih");
    field.composing = 3;
    CHECK(texts(read_typed(field, "ni", tree)) == std::vector<std::string>{"h"});
    field.value = words("你好");
    field.composing = 0;
    const Utterances chosen = read_typed(field, "nihao", tree);
    CHECK(texts(chosen) == std::vector<std::string>{"你好"});
    CHECK_FALSE(chosen.front().spelled);
    CHECK(chosen.front().language == "zh");
    field.value = words("我你hao");
    field.composing = 3;
    CHECK(texts(read_typed(field, "我nihao", tree)) == std::vector<std::string>{"你"});
}
