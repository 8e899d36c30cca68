// The words above the keys, at their longest, in every language, size and shape (access.md V1, V2, V3, V5).
#include "kiosk/ui/checks.h"
#include "kiosk/view/candidates.h"
#include "kiosk/view/suggestions.h"
#include "tests/kiosk/fixture.h"
#include "tests/kiosk/ui/test_screens.h"

using namespace copro;
using namespace copro::test;

namespace {

std::vector<std::string> longest_words(const Words& words) {
    const std::string list = words.say(MessageKey("keyboard.keys.words")).text();
    std::vector<std::string> all;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(' ', at), list.size());
        all.push_back(list.substr(at, end - at));
        at = end + 1;
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& one, const auto& other) { return one.size() > other.size(); });
    all.resize(std::min<std::size_t>(all.size(), most_suggestions));
    return all;
}

Tree typing_tree(const Words& words, const std::vector<std::string>& offered) {
    Tree tree;
    tree.language = words.language();
    tree.right_to_left = words.right_to_left();
    Node heading;
    heading.id = "heading";
    heading.role = Role::heading;
    heading.label = words.say(MessageKey("question.why"));
    Node field;
    field.id = "why.field";
    field.role = Role::field;
    field.label = heading.label;
    Node box;
    box.id = "why.typing";
    box.children = {field, build_suggestions(offered, words),
                    build_keyboard(Typing::sentence, {}, Alphabet::abc, words)};
    tree.main.id = "main";
    tree.main.children = {heading, box};
    return tree;
}

} // namespace

TEST_CASE("the longest words stand above the keys whole, and no key moves when they come") {
    std::vector<std::string> languages;
    for (const auto& file : files_of("assets/words")) languages.push_back(file.stem().string());
    const auto library = Library::load(std::filesystem::path(COPRO_BINARY_DIR) / "words", languages, false);
    REQUIRE(library.ok());
    for (const std::string& language : languages) {
        if (language == "zh") continue;
        const Words words = library->words(language);
        const Tree with = typing_tree(words, longest_words(words));
        const Tree without = typing_tree(words, {});
        for (const TriedShape& shape : screen_shapes) {
            for (const TextSize size : all_text_sizes) {
                INFO(language << " " << shape.name << " " << name_of(size));
                const Layout layout = lay_out(with, settings_for(shape, size), test_fonts());
                const int last = layout.parts - 1;
                const Layout there = lay_out(with, settings_for(shape, size, last), test_fonts());
                const Layout empty = lay_out(without, settings_for(shape, size, last), test_fonts());
                for (const CheckProblem& problem : check_layout(there, test_fonts())) {
                    FAIL_CHECK(problem.rule << " " << problem.node << " " << problem.measured);
                }
                for (const LayoutProblem& problem : there.problems) FAIL_CHECK(problem.id << " " << problem.reason);
                const Placed* word = there.find("suggestions.1");
                const Placed* key = there.find("keyboard.space");
                const Placed* before = empty.find("keyboard.space");
                REQUIRE(word != nullptr);
                REQUIRE(key != nullptr);
                REQUIRE(before != nullptr);
                CHECK(word->rect.h >= 20 * shape.px_per_mm - 1);
                CHECK(word->rect.bottom() <= key->rect.y);
                CHECK(key->rect.x == before->rect.x);
                CHECK(key->rect.y == before->rect.y);
            }
        }
    }
}

namespace {

Typed composed(const std::vector<std::string>& offered) {
    Typed typed{"我们去shi", {}, {3}};
    std::vector<Candidate> found;
    for (const std::string& text : offered) found.push_back({text, 3});
    // There are always more.
    for (const char* text : {"石", "诗", "十", "事"}) found.push_back({text, 3});
    typed.composing.candidates = keep_candidates(std::move(found));
    return typed;
}

// beside: with names to choose from on the other half, as where a name is looked for.
Tree chinese_tree(const Words& words, const Typed& typed, bool beside) {
    Tree tree = typing_tree(words, {});
    tree.main.children[1].children = {tree.main.children[1].children[0], build_candidates(typed, words),
                                      build_keyboard(Typing::pinyin, typed, Alphabet::abc, words)};
    Node& field = tree.main.children[1].children[0];
    field.value = Label::of_person(UserText{typed.text});
    field.composing = typed.composing.letters;
    if (!beside) return tree;
    Node name;
    name.id = "why.name";
    name.role = Role::button;
    name.look = Look::secondary;
    name.label = Label::of_person(UserText{"王小明"});
    Node names;
    names.id = "why.names";
    names.children = {name};
    Node both;
    both.id = "why.both";
    both.arrange = Arrange::split;
    both.children = {tree.main.children[1], names};
    tree.main.children[1] = both;
    return tree;
}

} // namespace

TEST_CASE(
    "Chinese characters stand above the keys whole, beside the button for more, and what is composed is underlined") {
    const auto library = Library::load(std::filesystem::path(COPRO_BINARY_DIR) / "words", {"zh"}, false);
    REQUIRE(library.ok());
    const Words words = library->words("zh");
    const std::vector<std::vector<std::string>> rows = {
        {"我们要去医院看病", "我们要去"}, {"中国人", "中国任", "重国人", "种果仁"}, {"是", "时", "使", "市"}};
    for (const auto& offered : rows) {
        for (const bool beside : {false, true}) {
            const Tree tree = chinese_tree(words, composed(offered), beside);
            for (const TriedShape& shape : screen_shapes) {
                for (const TextSize size : all_text_sizes) {
                    INFO(offered.front() << " " << shape.name << " " << name_of(size) << (beside ? " beside" : ""));
                    bool has_more = false;
                    bool has_line = false;
                    const int parts = lay_out(tree, settings_for(shape, size), test_fonts()).parts;
                    for (int part = 0; part < parts; ++part) {
                        const Layout there = lay_out(tree, settings_for(shape, size, part), test_fonts());
                        for (const CheckProblem& problem : check_layout(there, test_fonts())) {
                            FAIL_CHECK(problem.rule << " " << problem.node << " " << problem.measured);
                        }
                        for (const LayoutProblem& problem : there.problems)
                            FAIL_CHECK(problem.id << " " << problem.reason);
                        has_more = has_more || there.find("suggestions.more") != nullptr;
                        const Placed* field = there.find("why.field");
                        if (field == nullptr || field->underlines.empty()) continue;
                        has_line = true;
                        CHECK(field->underlines.back().bottom() <= field->rect.bottom());
                    }
                    CHECK(has_more);
                    CHECK(has_line);
                }
            }
        }
    }
}
