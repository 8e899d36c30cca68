// On low screens: what gives way so that a question, what is said about its answer, and the answer stand together.
#include "kiosk/ui/checks.h"
#include "kiosk/ui/layout.h"
#include "sample_trees.h"
#include "test_screens.h"

namespace copro {

namespace {

// The usual 15.6 inch panel, and 1280x800 with the density that a kiosk has without settings.
constexpr TriedShape low_shapes[] = {
    {"1366x768", 1366, 768, 3.97}, {"1280x800", 1280, 800, 4.0}, {"little", 1280, 800, 3.87}};

Node made(const NodeId& id, Role role, const std::string& words) {
    Node node;
    node.id = id;
    node.role = role;
    node.label = Label::of_person(UserText{words});
    return node;
}

Node keys_of(const std::vector<std::string>& letters, const std::vector<std::string>& words, int columns) {
    Node keys = made("keyboard", Role::group, "");
    keys.label = {};
    keys.arrange = Arrange::keyboard;
    keys.columns = columns;
    for (const std::string& letter : letters) keys.children.push_back(made("keyboard." + letter, Role::key, letter));
    for (const std::string& word : words) {
        keys.children.push_back(made("keyboard." + word, Role::key, word));
        keys.children.back().span = 2;
        keys.children.back().look = Look::quiet;
    }
    return keys;
}

struct Told {
    bool hint = true;
    bool alert = false;
};

Tree asking(const std::string& question, const std::string& hint, const Told& told) {
    Tree tree = samples::free_text();
    tree.main.children = {made("heading", Role::heading, question)};
    if (told.hint) {
        tree.main.children.push_back(made("hint", Role::text, hint));
        tree.main.children.back().look = Look::soft;
    }
    if (told.alert) {
        tree.main.children.push_back(made("error", Role::alert, "Please type a day, like 25 11 2026."));
        tree.main.children.back().look = Look::warning;
        tree.main.children.back().picture = "warning";
    }
    Node field = made("typed", Role::field, question);
    field.value = Label::of_person(UserText{"25 11"});
    tree.main.children.push_back(std::move(field));
    return tree;
}

Tree typed_number(const Told& told) {
    Tree tree = asking("What day was it?", "Type the day, the month and the year, like 25 11 2026.", told);
    tree.main.children.push_back(keys_of({"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"}, {"Delete"}, 3));
    tree.actions.children = {tree.actions.children.front(), tree.actions.children.back()};
    return tree;
}

Tree typed_words(const Told& told) {
    Tree tree = asking("Can you say why?", "Please do not write anyone's name.", told);
    Node words = made("suggestions", Role::group, "");
    words.label = {};
    words.arrange = Arrange::bar;
    words.columns = 4;
    for (const char* word : {"carer", "can", "care", "carers"})
        words.children.push_back(made(std::string("suggestions.") + word, Role::button, word));
    tree.main.children.push_back(std::move(words));
    std::vector<std::string> letters;
    for (char letter = 'a'; letter <= 'z'; ++letter) letters.emplace_back(1, letter);
    tree.main.children.push_back(keys_of(letters, {"Space", "Delete", "Capitals", "123", "other", "QWERTY"}, 13));
    return tree;
}

void for_every_part(const Tree& tree, const std::function<void(const Layout&)>& visit) {
    for (const TriedShape& shape : low_shapes) {
        for (const TextSize size : all_text_sizes) {
            int parts = 1;
            for (int part = 0; part < parts; ++part) {
                const Layout layout = lay_out(tree, settings_for(shape, size, part), test_fonts());
                parts = layout.parts;
                INFO(tree.screen << " " << shape.name << " " << name_of(size) << " part " << part);
                visit(layout);
            }
        }
    }
}

void check_clean(const Layout& layout) {
    for (const CheckProblem& problem : check_layout(layout, test_fonts())) {
        UNSCOPED_INFO(problem.node << " " << problem.rule << " " << problem.measured);
        CHECK(false);
    }
}

bool has_answer(const Layout& layout) {
    return layout.find("typed") != nullptr &&
           (layout.find("keyboard.0") != nullptr || layout.find("keyboard.z") != nullptr);
}

} // namespace

TEST_CASE("a question that is answered by typing has its field and its keys on the first part of a low screen") {
    for (const bool words : {false, true}) {
        for_every_part(words ? typed_words({}) : typed_number({}), [](const Layout& layout) {
            check_clean(layout);
            REQUIRE(layout.find("heading") != nullptr);
            if (layout.part == 0) CHECK(has_answer(layout));
        });
    }
}

TEST_CASE("what is wrong with a typed answer stands on one part with its field and its keys (C2)") {
    for (const bool hint : {false, true}) {
        for_every_part(typed_number({hint, true}), [](const Layout& layout) {
            check_clean(layout);
            if (layout.part > 0) return;
            CHECK(layout.find("error") != nullptr);
            CHECK(has_answer(layout));
        });
    }
}

TEST_CASE("a question is never smaller than the hint under it") {
    Tree welcome = samples::welcome();
    welcome.main.children[1].look = Look::soft;
    welcome.main.children[1].id = "hint";
    for (const Tree& tree : {welcome, typed_number({}), typed_words({}), typed_number({true, true})}) {
        for_every_part(tree, [](const Layout& layout) {
            const Placed* hint = layout.find("hint");
            if (hint == nullptr) return;
            REQUIRE(layout.find("heading") != nullptr);
            CHECK(layout.find("heading")->capital_px() >= hint->capital_px());
        });
    }
}

TEST_CASE("More stands only where there is more") {
    for (const bool longer : {false, true}) {
        if (is_sampled && !longer) continue;
        std::vector<Tree> trees = samples::all({longer, false});
        for (const bool alert : {false, true}) {
            trees.push_back(typed_number({true, alert}));
            trees.push_back(typed_words({true, alert}));
        }
        for (const Tree& tree : trees) {
            for_every_part(tree, [&](const Layout& layout) {
                CHECK((layout.find(tree.more.id) != nullptr) == (layout.parts > 1));
            });
        }
    }
}

} // namespace copro
