#include "kiosk/view/settings.h"
#include "kiosk/view/tree.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

Node named(const char* id, std::vector<Node> children = {}) {
    Node node;
    node.id = id;
    node.children = std::move(children);
    return node;
}

Tree small_tree() {
    Tree tree;
    tree.band = named("band", {named("who")});
    tree.main = named("main", {named("heading"), named("list", {named("one"), named("two")})});
    tree.actions = named("actions", {named("back"), named("next")});
    tree.help = named("help", {named("listen")});
    return tree;
}

} // namespace

TEST_CASE("nodes are visited in reading order") {
    std::string order;
    for_each_node(small_tree(), [&](const Node& node) { order += node.id + " "; });
    CHECK(order == "band who main heading list one two actions back next help listen ");
}

TEST_CASE("a node is found by its id at any depth") {
    const Tree tree = small_tree();
    for (const char* id : {"band", "two", "next", "listen"}) {
        const Node* node = find_node(tree, id);
        REQUIRE(node != nullptr);
        CHECK(node->id == id);
    }
    CHECK(find_node(tree, "nothing") == nullptr);
}

TEST_CASE("what a person can act on is told from what they read") {
    for (const Role role : {Role::button, Role::radio, Role::checkbox, Role::field, Role::key}) CHECK(is_control(role));
    for (const Role role : {Role::group, Role::heading, Role::text, Role::picture, Role::film, Role::summary,
                            Role::status, Role::alert}) {
        CHECK_FALSE(is_control(role));
    }
    CHECK(name_of(Role::checkbox) == "checkbox");
    CHECK(name_of(Look::sign_in) == "sign-in");
}

TEST_CASE("the five text sizes are those of the access rules, each larger than the one before") {
    std::vector<double> heights;
    for (const TextSize size : all_text_sizes) heights.push_back(capital_height_mm(size));
    CHECK(heights == std::vector<double>{4.8, 6.4, 7.4, 9.0, 12.0});
    CHECK(ViewSettings().text_size == TextSize::standard);
    CHECK(std::string(name_of(TextSize::largest)) == "largest");
    CHECK(std::string(name_of(ColourSet::soft)) == "soft");
}
