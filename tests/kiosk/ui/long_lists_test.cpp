// Lists that go on over several parts, and what makes them short.
#include "kiosk/ui/layout.h"
#include "sample_trees.h"
#include "test_screens.h"

#include <algorithm>

namespace copro {

TEST_CASE("whom words are about stands on every part where they go on") {
    Tree tree = samples::faces();
    Node person;
    person.id = "person";
    person.label = Label::of_person(UserText{"Zoë Larkwhistle"});
    person.picture = "me";
    for (int need = 0; need < 14; ++need) {
        Node node;
        node.id = "need-" + std::to_string(need);
        node.role = Role::text;
        node.label = Label::of_person(UserText{"Hearing loop"});
        person.children.push_back(std::move(node));
    }
    tree.main.children = {tree.main.children.front(), std::move(person)};
    REQUIRE(tree.main.children.front().role == Role::heading);
    int parts_with_needs = 0;
    for (const TriedShape& shape : screen_shapes) {
        int parts = 1;
        for (int part = 0; part < parts; ++part) {
            const Layout layout = lay_out(tree, settings_for(shape, TextSize::large, part), test_fonts());
            parts = layout.parts;
            INFO(shape.name << " part " << part);
            CHECK(layout.fits);
            CHECK(layout.find("person") != nullptr);
            parts_with_needs += part > 0 ? 1 : 0;
        }
    }
    CHECK(parts_with_needs > 0);
}

TEST_CASE("an answer's second line is small where it is a remark alone, as under the names of languages") {
    Tree tree = samples::many_choices();
    const auto answers = std::find_if(tree.main.children.begin(), tree.main.children.end(),
                                      [](const Node& node) { return node.children.size() > 6; });
    REQUIRE(answers != tree.main.children.end());
    Node& first = answers->children.front();
    first.role = Role::radio;
    first.detail = first.label;
    const NodeId id = first.id;
    const auto second_line = [&](bool is_remark) {
        first.is_remark = is_remark;
        const Layout layout = lay_out(tree, settings_for(screen_shapes[0]), test_fonts());
        const Placed* placed = layout.find(id);
        REQUIRE(placed != nullptr);
        REQUIRE(placed->texts.size() == 2);
        return placed->texts[1].style.capital_px;
    };
    CHECK(second_line(true) < second_line(false));
}

} // namespace copro
