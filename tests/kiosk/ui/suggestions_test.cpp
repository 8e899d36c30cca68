// The words above the keys, at their longest, in every language, size and shape (access.md V1, V2, V3, V5).
#include "kiosk/ui/checks.h"
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
