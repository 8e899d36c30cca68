#include "kiosk/ui/navigation.h"
#include "sample_trees.h"
#include "test_screens.h"

#include <set>

namespace copro {

TEST_CASE("a point presses the control under it and nothing beside it") {
    const Layout layout = lay_out(samples::faces(), settings_for(screen_shapes[0]), test_fonts());
    const Rect good = layout.find("feedback.overall.good")->rect;
    REQUIRE(hit_test(layout, good.centre()) != nullptr);
    CHECK(hit_test(layout, good.centre())->node.id == "feedback.overall.good");
    CHECK(hit_test(layout, {good.right() + 2, good.y + 5}) == nullptr);
    CHECK(hit_test(layout, layout.find("heading")->rect.centre()) == nullptr);
}

TEST_CASE("what is disabled cannot be pressed and takes no focus") {
    const Layout layout = lay_out(samples::many_choices(), settings_for(screen_shapes[0]), test_fonts());
    CHECK(hit_test(layout, layout.find("kind.3")->rect.centre()) == nullptr);
    for (const NodeId& id : focus_order(layout)) CHECK(id != "kind.3");
}

TEST_CASE("focus goes in reading order, main before actions before help") {
    const Layout layout = lay_out(samples::faces(), settings_for(screen_shapes[0]), test_fonts());
    const std::vector<NodeId> wanted = {"feedback.overall.good",
                                        "feedback.overall.not-sure",
                                        "feedback.overall.not-good",
                                        "back",
                                        "skip",
                                        "help.listen",
                                        "help.text-size",
                                        "help.colours",
                                        "help.language",
                                        "help.person"};
    CHECK(focus_order(layout) == wanted);
}

TEST_CASE("a screen's pieces: what is asked, the keyboard, the actions, the help, with nothing lost between them") {
    const Layout layout = lay_out(samples::find_my_name(), settings_for(screen_shapes[0]), test_fonts());
    const ScanBlocks blocks = scan_blocks(layout);
    ScanRows rows;
    std::vector<std::size_t> keys;
    for (const ScanRows& block : blocks) {
        rows.insert(rows.end(), block.begin(), block.end());
        std::size_t of_block = 0;
        std::size_t all = 0;
        std::set<Area> areas;
        for (const auto& row : block) {
            for (const NodeId& id : row) {
                ++all;
                of_block += layout.find(id)->node.role == Role::key ? 1 : 0;
                areas.insert(layout.find(id)->area);
            }
        }
        CHECK(areas.size() == 1);
        CHECK((of_block == 0 || of_block == all));
        keys.push_back(of_block);
    }
    CHECK(rows == scan_rows(layout));
    CHECK(std::count_if(keys.begin(), keys.end(), [](std::size_t count) { return count > 0; }) == 1);
    CHECK(blocks.back().front().front() == "help.listen");
}

TEST_CASE("arrows lead to what lies that way") {
    const Layout layout = lay_out(samples::find_my_name(), settings_for(screen_shapes[0]), test_fonts());
    CHECK(neighbour(layout, "keyboard.A", Direction::right) == "keyboard.B");
    CHECK(neighbour(layout, "keyboard.B", Direction::left) == "keyboard.A");
    CHECK(neighbour(layout, "keyboard.A", Direction::down) == "keyboard.K");
    CHECK(neighbour(layout, "keyboard.K", Direction::up) == "keyboard.A");
    CHECK(neighbour(layout, "keyboard.A", Direction::up) == "name");
    const Layout mirrored = lay_out(samples::find_my_name({false, true}), settings_for(screen_shapes[0]), test_fonts());
    // The screen is mirrored; letters that run from the left are not.
    CHECK(neighbour(mirrored, "keyboard.A", Direction::right) == "keyboard.B");
    CHECK(neighbour(layout, "nothing", Direction::left) == focus_order(layout).front());
}

TEST_CASE("what can be pressed no more while it has the ring keeps its place, and the ring goes on from there") {
    const Layout layout = lay_out(samples::many_choices(), settings_for(screen_shapes[0]), test_fonts());
    Tree all_on = samples::many_choices();
    for (Node& group : all_on.main.children) {
        for (Node& choice : group.children) choice.disabled = false;
    }
    const Layout before = lay_out(all_on, settings_for(screen_shapes[0]), test_fonts());
    REQUIRE(before.find("kind.3")->focusable());
    for (const Direction way : {Direction::up, Direction::down, Direction::left, Direction::right}) {
        CHECK(neighbour(layout, "kind.3", way) == neighbour(before, "kind.3", way));
    }
    CHECK(focus_order(layout, Stops::controls, "kind.3") == focus_order(before));
    // Words that have it for a moment, as an error does, are no place among them.
    CHECK(focus_order(layout, Stops::controls, "heading") == focus_order(layout));
}

TEST_CASE("arrows alone reach everything from everywhere") {
    for (const TriedShape& shape : screen_shapes) {
        for (const bool right_to_left : {false, true}) {
            for (const Tree& tree : samples::all({false, right_to_left})) {
                const Layout layout = lay_out(tree, settings_for(shape), test_fonts());
                const std::vector<NodeId> order = focus_order(layout);
                for (const NodeId& start : order) {
                    std::set<NodeId> seen = {start};
                    std::vector<NodeId> open = {start};
                    while (!open.empty()) {
                        const NodeId id = open.back();
                        open.pop_back();
                        for (const Direction way :
                             {Direction::up, Direction::down, Direction::left, Direction::right}) {
                            const NodeId next = neighbour(layout, id, way);
                            if (seen.insert(next).second) open.push_back(next);
                        }
                    }
                    UNSCOPED_INFO(tree.screen << " " << shape.name << " from " << start);
                    CHECK(seen.size() == order.size());
                }
            }
        }
    }
}

} // namespace copro
