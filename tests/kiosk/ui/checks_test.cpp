#include "kiosk/ui/checks.h"
#include "sample_trees.h"
#include "test_screens.h"

namespace copro {

namespace {

Layout good() { return lay_out(samples::find_my_name(), settings_for(screen_shapes[0]), test_fonts()); }

Placed& at(Layout& layout, std::string_view id) { return const_cast<Placed&>(*layout.find(id)); }

bool finds(const Layout& layout, const NodeId& node, const std::string& rule) {
    const std::vector<CheckProblem> problems = check_layout(layout, test_fonts());
    return std::any_of(problems.begin(), problems.end(),
                       [&](const CheckProblem& each) { return each.node == node && each.rule == rule; });
}

} // namespace

TEST_CASE("a good screen has no problem") { CHECK(check_layout(good(), test_fonts()).empty()); }

TEST_CASE("a key that is too small is found") {
    Layout layout = good();
    at(layout, "keyboard.A").rect.w = 12.5 * 4;
    CHECK(finds(layout, "keyboard.A", "V1"));
}

TEST_CASE("controls that overlap or stand too near are found") {
    Layout layout = good();
    at(layout, "keyboard.B").rect.x = at(layout, "keyboard.A").rect.x + 20;
    CHECK(finds(layout, "keyboard.A", "V1"));
    Layout near = good();
    at(near, "keyboard.A").rect.x += 5;
    CHECK(finds(near, "keyboard.A", "V1"));
}

TEST_CASE("a main button under 20 mm is found") {
    Layout layout = good();
    at(layout, "back").rect.h = 19 * 4;
    CHECK(finds(layout, "back", "V2"));
}

TEST_CASE("letters under 4.8 mm are found") {
    Layout layout = good();
    at(layout, "lead").texts[0].style.capital_px = 4.7 * 4;
    CHECK(finds(layout, "lead", "V3"));
}

TEST_CASE("words that do not fit their box or leave the screen are found") {
    Layout layout = good();
    at(layout, "heading").texts[0].rect.w = 50;
    CHECK(finds(layout, "heading", "V5"));
    Layout low = good();
    at(low, "name").rect.y = 1070;
    CHECK(finds(low, "name", "V5"));
    Layout covered = good();
    at(covered, "lead").texts[0].rect.y = at(covered, "keyboard.A").rect.y;
    CHECK(finds(covered, "lead", "V5"));
}

TEST_CASE("a ring over a neighbour or out of the screen is found") {
    Layout layout = good();
    at(layout, "keyboard.A").ring = at(layout, "keyboard.A").rect.grown(40);
    CHECK(finds(layout, "keyboard.A", "V7"));
    Layout outside = good();
    at(outside, "help.listen").ring = at(outside, "help.listen").rect.grown(200);
    CHECK(finds(outside, "help.listen", "V7"));
}

TEST_CASE("a control without words is found") {
    Layout layout = good();
    at(layout, "back").node.label = Label();
    CHECK(finds(layout, "back", "V8"));
}

TEST_CASE("a pair of colours too weak for its set is found") {
    Layout layout = good();
    CHECK(check_contrast(layout, ColourSet::day).empty());
    // Words of second rank on the band are under 10:1: nothing in the kiosk does this.
    at(layout, "lead").under = Ground::band;
    at(layout, "lead").node.look = Look::primary;
    CHECK(check_contrast(layout, ColourSet::day).empty());
    const std::vector<ColourPair> weak = {{"words", rgb(0x2E3B46), surfaces_of(ColourSet::day).band}};
    CHECK(check_pairs("lead", weak, ColourSet::day).size() == 1);
}

} // namespace copro
