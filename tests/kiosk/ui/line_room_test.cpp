// Lines of "Is this right?" where there are many: the room that each gets, and where its answer begins.
#include "kiosk/ui/layout.h"
#include "sample_trees.h"
#include "test_screens.h"

#include <catch2/catch.hpp>

#include <map>
#include <set>

using namespace copro;

namespace {

// "Is this right?" with so many lines, each with its answer and Change.
Tree with_lines(int count) {
    Tree tree = samples::long_check();
    std::vector<Node>& nodes = tree.main.children;
    const auto first =
        std::find_if(nodes.begin(), nodes.end(), [](const Node& node) { return !node.children.empty(); });
    REQUIRE(first != nodes.end());
    const Node line = *first;
    std::erase_if(nodes, [](const Node& node) { return node.role == Role::summary; });
    for (int at = 0; at < count; ++at) {
        Node one = line;
        one.id = "check.line-" + std::to_string(at);
        one.children.front().id = one.id + ".change";
        nodes.push_back(std::move(one));
    }
    return tree;
}

// Heights of all lines, rounded, and on how many parts they stand.
std::pair<std::set<double>, int> line_heights(const Tree& tree) {
    std::set<double> heights;
    int parts = 1;
    for (int part = 0; part < parts; ++part) {
        const Layout layout = lay_out(tree, settings_for(screen_shapes[0], TextSize::standard, part), test_fonts());
        parts = layout.parts;
        for (const Placed& placed : layout.placed) {
            if (placed.node.role == Role::summary) heights.insert(placed.rect.h);
        }
    }
    return {heights, parts};
}

} // namespace

TEST_CASE("lines get back what room makes no further part, the same on every part") {
    std::map<int, double> most_on; // parts -> the height of lines, with the fewest of them
    for (int count = 8; count <= 24; ++count) {
        const auto [heights, parts] = line_heights(with_lines(count));
        if (parts < 2) continue;
        INFO(count << " lines on " << parts << " parts");
        // A dot more or less, as each is put on whole dots.
        CHECK(*heights.rbegin() - *heights.begin() <= 1);
        const auto [fewest, is_first] = most_on.try_emplace(parts, *heights.begin());
        if (!is_first) CHECK(*heights.begin() <= fewest->second + 1);
        // As many as these parts hold are lower than as few.
        if (!is_first && line_heights(with_lines(count + 1)).second > parts)
            CHECK(*heights.begin() < fewest->second - 2);
    }
    CHECK(most_on.size() >= 2);
}

TEST_CASE("answers begin in one column, one that takes two lines too") {
    Tree tree = with_lines(9);
    int number = 0;
    for (Node& node : tree.main.children) {
        if (node.role != Role::summary) continue;
        node.label = Label::of_person(UserText{++number % 2 == 0 ? "What you need" : "You"});
        node.detail = Label::of_person(
            UserText{number == 3 ? "Talking and hearing, Reading, The room, Special food, "
                                   "How you call or write to me, Sign language, Large print, Something else"
                                 : "Yes"});
    }
    const Layout layout = lay_out(tree, settings_for(screen_shapes[0], TextSize::small), test_fonts());
    std::set<double> begins;
    int lines = 0;
    for (const Placed& placed : layout.placed) {
        for (const TextBox& text : placed.texts) {
            if (placed.node.role != Role::summary || text.which != TextOf::detail) continue;
            begins.insert(text.rect.x);
            ++lines;
        }
    }
    CHECK(lines >= 6);
    CHECK(begins.size() == 1);
}
