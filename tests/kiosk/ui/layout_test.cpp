#include "kiosk/ui/checks.h"
#include "kiosk/ui/layout.h"
#include "sample_trees.h"
#include "test_screens.h"

#include <set>

namespace copro {

namespace {

constexpr samples::Wording wordings[] = {{false, false}, {true, false}, {true, true}};

// Every part of every sample in every size and shape.
void for_every_layout(const std::function<void(const Tree&, const Layout&, const std::string&)>& visit) {
    for (const TriedShape& shape : screen_shapes) {
        for (const samples::Wording& wording : wordings) {
            for (const Tree& tree : samples::all(wording)) {
                for (const TextSize size : all_text_sizes) {
                    int parts = 1;
                    for (int part = 0; part < parts; ++part) {
                        const Layout layout = lay_out(tree, settings_for(shape, size, part), test_fonts());
                        parts = layout.parts;
                        visit(tree, layout,
                              tree.screen + " " + shape.name + " " + name_of(size) + " part " + std::to_string(part) +
                                  (wording.longer ? " longer" : "") + (wording.right_to_left ? " rtl" : ""));
                    }
                }
            }
        }
    }
}

std::set<NodeId> ids_with_words(const Node& node) {
    std::set<NodeId> ids;
    const bool shown = node.role != Role::group || !node.label.empty();
    if (shown) ids.insert(node.id);
    for (const Node& child : node.children) ids.merge(ids_with_words(child));
    return ids;
}

} // namespace

TEST_CASE("no sample has a problem in any size, shape or direction") {
    int count = 0;
    for_every_layout([&](const Tree&, const Layout& layout, const std::string& where) {
        for (const CheckProblem& problem : check_layout(layout, test_fonts())) {
            UNSCOPED_INFO(where << ": " << problem.node << " " << problem.rule << " " << problem.measured);
            CHECK(false);
        }
        ++count;
    });
    CHECK(count >= 450);
}

TEST_CASE("no sample has a weak colour in any colour set") {
    for (const Tree& tree : samples::all()) {
        const Layout layout = lay_out(tree, settings_for(screen_shapes[0]), test_fonts());
        for (const ColourSet colours : all_colour_sets) {
            for (const CheckProblem& problem : check_contrast(layout, colours)) {
                UNSCOPED_INFO(tree.screen << " " << name_of(colours) << " " << problem.node << " " << problem.measured);
                CHECK(false);
            }
        }
    }
    SUCCEED();
}

TEST_CASE("every node of main is on some part, and part_of knows which") {
    for (const TriedShape& shape : screen_shapes) {
        for (const TextSize size : all_text_sizes) {
            for (const Tree& tree : samples::all()) {
                std::set<NodeId> missing = ids_with_words(tree.main);
                int parts = 1;
                for (int part = 0; part < parts; ++part) {
                    const Layout layout = lay_out(tree, settings_for(shape, size, part), test_fonts());
                    parts = layout.parts;
                    for (const NodeId& id : ids_with_words(tree.main)) {
                        const auto known = layout.part_of.find(id);
                        if (known != layout.part_of.end() && known->second == part) CHECK(layout.find(id) != nullptr);
                    }
                    for (const Placed& placed : layout.placed) missing.erase(placed.node.id);
                }
                UNSCOPED_INFO(tree.screen << " " << shape.name << " " << name_of(size));
                CHECK(missing.empty());
            }
        }
    }
}

TEST_CASE("the question keeps at least 45 in 100 of the height") {
    for_every_layout([&](const Tree&, const Layout& layout, const std::string& where) {
        INFO(where);
        CHECK(layout.main.h >= 0.45 * layout.sizes.height);
    });
}

TEST_CASE("the help bar is the same on every screen of one size, shape and language") {
    for (const TriedShape& shape : screen_shapes) {
        for (const TextSize size : all_text_sizes) {
            std::vector<Rect> first;
            for (const Tree& tree : samples::all()) {
                const Layout layout = lay_out(tree, settings_for(shape, size), test_fonts());
                std::vector<Rect> rects;
                for (const Node& node : tree.help.children) rects.push_back(layout.find(node.id)->rect);
                if (first.empty()) first = rects;
                CHECK(rects == first);
                CHECK(layout.band.h == lay_out(samples::welcome(), settings_for(shape, size), test_fonts()).band.h);
            }
        }
    }
}

TEST_CASE("Back stands at the start and the next step at the end") {
    const Layout layout = lay_out(samples::claim(), settings_for(screen_shapes[0]), test_fonts());
    CHECK(layout.find("back")->rect.x == Approx(layout.sizes.side).margin(1));
    CHECK(layout.find("next")->rect.right() == Approx(layout.sizes.width - layout.sizes.side).margin(1));
    const Layout mirrored = lay_out(samples::claim({false, true}), settings_for(screen_shapes[0]), test_fonts());
    CHECK(mirrored.find("next")->rect.x == Approx(layout.sizes.side).margin(1));
}

TEST_CASE("right-to-left is the mirror of left-to-right") {
    for (const TriedShape& shape : screen_shapes) {
        const Layout left = lay_out(samples::faces(), settings_for(shape), test_fonts());
        const Layout right = lay_out(samples::faces({false, true}), settings_for(shape), test_fonts());
        for (const Placed& placed : left.placed) {
            const Placed* other = right.find(placed.node.id);
            REQUIRE(other != nullptr);
            CHECK(other->rect.right() == Approx(left.sizes.width - placed.rect.x).margin(1.01));
            CHECK(other->rect.y == placed.rect.y);
        }
    }
}

TEST_CASE("what does not fit goes on parts with More and Go up") {
    const Tree tree = samples::many_choices();
    const TriedShape& little = screen_shapes[2];
    const Layout first = lay_out(tree, settings_for(little, TextSize::large, 0), test_fonts());
    REQUIRE(first.parts > 1);
    REQUIRE(first.find("more") != nullptr);
    CHECK(first.find("more")->focusable());
    CHECK_FALSE(first.find("back-up")->focusable());
    const Layout last = lay_out(tree, settings_for(little, TextSize::large, first.parts + 5), test_fonts());
    CHECK(last.part == first.parts - 1);
    CHECK_FALSE(last.find("more")->focusable());
    CHECK(last.find("back-up")->focusable());
    CHECK(last.find("heading") != nullptr);
    CHECK(first.find("more")->rect == last.find("more")->rect);
    const Layout whole = lay_out(samples::welcome(), settings_for(screen_shapes[0]), test_fonts());
    CHECK(whole.parts == 1);
    CHECK(whole.find("more") == nullptr);
}

TEST_CASE("a keyboard and its field are on one part at every size") {
    for_every_layout([&](const Tree& tree, const Layout& layout, const std::string& where) {
        const Placed* last = layout.find("keyboard.Z");
        if (last == nullptr) return;
        INFO(where);
        CHECK(layout.find("keyboard.A") != nullptr);
        CHECK(layout.find("keyboard.rub-out") != nullptr);
        CHECK(layout.find(tree.screen == "feedback.why" ? "why" : "name") != nullptr);
    });
}

TEST_CASE("letters stand in the same columns whether or not a mistake is told above them") {
    for (const TriedShape& shape : screen_shapes) {
        for (const TextSize size : {TextSize::small, TextSize::medium, TextSize::standard, TextSize::large}) {
            INFO(shape.name << " " << name_of(size));
            Tree tree = samples::free_text();
            const Layout before = lay_out(tree, settings_for(shape, size), test_fonts());
            Node alert = samples::trouble().main.children[1];
            REQUIRE(alert.role == Role::alert);
            alert.detail = {};
            tree.main.children.insert(tree.main.children.begin() + 1, std::move(alert));
            const Layout after = lay_out(tree, settings_for(shape, size), test_fonts());
            for (char letter = 'A'; letter <= 'Z'; ++letter) {
                const std::string key = std::string("keyboard.") + letter;
                REQUIRE(after.find(key) != nullptr);
                CHECK(after.find(key)->rect.x == before.find(key)->rect.x);
            }
        }
    }
}

TEST_CASE("larger text makes letters and buttons larger") {
    double text = 0;
    double button = 0;
    for (const TextSize size : all_text_sizes) {
        const Layout layout = lay_out(samples::faces(), settings_for(screen_shapes[1], size), test_fonts());
        const Placed* lead = layout.find("lead");
        REQUIRE(lead != nullptr);
        CHECK(lead->capital_px() / layout.sizes.mm == Approx(capital_height_mm(size)));
        CHECK(lead->capital_px() > text);
        text = lead->capital_px();
        CHECK(layout.find("back")->rect.h >= button);
        button = layout.find("back")->rect.h;
    }
}

TEST_CASE("larger buttons are 30 mm on every sample, in every size and shape (V2)") {
    for (const TriedShape& shape : screen_shapes) {
        for (const TextSize size : all_text_sizes) {
            for (const Tree& tree : samples::all({true, false})) {
                LayoutSettings settings = settings_for(shape, size);
                settings.big_buttons = true;
                int parts = 1;
                for (; settings.part < parts; ++settings.part) {
                    const Layout layout = lay_out(tree, settings, test_fonts());
                    parts = layout.parts;
                    INFO(tree.screen << " " << shape.name << " " << name_of(size) << " part " << settings.part);
                    CHECK(layout.fits);
                    for (const Placed& placed : layout.placed) {
                        if (placed.main_button)
                            CHECK(std::min(placed.rect.w, placed.rect.h) >= big_main_mm * layout.sizes.mm);
                    }
                }
            }
        }
    }
}

TEST_CASE("where larger buttons leave no room for the keyboard they are as usual") {
    const Tree tree = samples::find_my_name();
    LayoutSettings usual = settings_for(screen_shapes[2]);
    int heights = 0;
    for (; usual.height > 500; usual.height -= is_sampled ? 10 : 5) {
        LayoutSettings settings = usual;
        settings.big_buttons = true;
        const Layout layout = lay_out(tree, settings, test_fonts());
        const Layout as_usual = lay_out(tree, usual, test_fonts());
        CHECK(layout.fits == as_usual.fits);
        if (layout.sizes.big_buttons || !as_usual.fits) continue;
        ++heights;
        for (const Placed& placed : layout.placed) {
            INFO(usual.height << " " << placed.node.id);
            CHECK(placed.rect == as_usual.find(placed.node.id)->rect);
        }
    }
    CHECK(heights > 0);
}

TEST_CASE("a word wider than the screen is named, not cut") {
    Tree tree = samples::welcome();
    tree.main.children[0].label = Label::of_person(UserText{std::string(120, 'W')});
    const Layout layout = lay_out(tree, settings_for(screen_shapes[0]), test_fonts());
    REQUIRE_FALSE(layout.problems.empty());
    CHECK(layout.problems[0].id == "heading");
    CHECK_FALSE(check_layout(layout, test_fonts()).empty());
}

TEST_CASE("a block higher than a whole part is named, not cut") {
    Tree tree = samples::welcome();
    std::string words;
    for (int i = 0; i < 200; ++i) words += "again and again ";
    tree.main.children[1].label = Label::of_person(UserText{words});
    const Layout layout = lay_out(tree, settings_for(screen_shapes[0], TextSize::large), test_fonts());
    REQUIRE(layout.find("lead") != nullptr);
    REQUIRE_FALSE(layout.problems.empty());
    CHECK(layout.problems[0].id == "lead");
}

TEST_CASE("the question is on every part, in the band where there is no other room") {
    int in_band = 0;
    for_every_layout([&](const Tree& tree, const Layout& layout, const std::string& where) {
        INFO(where);
        const auto is_heading = [](const Node& node) { return node.role == Role::heading; };
        const auto& nodes = tree.main.children;
        const auto heading = std::find_if(nodes.begin(), nodes.end(), is_heading);
        if (heading == nodes.end()) return;
        const Placed* placed = layout.find(heading->id);
        REQUIRE(placed != nullptr);
        in_band += placed->area == Area::band ? 1 : 0;
    });
    CHECK(in_band > 0); // the samples reach that far
}

namespace {

// Rows of answers on a part, and how many of them it has room for.
struct FilledPart {
    std::set<double> rows;
    std::size_t room = 0;
};

std::vector<FilledPart> filled_parts(const Tree& tree, TextSize size) {
    std::vector<FilledPart> filled;
    for (int part = 0, parts = 1; part < parts; ++part) {
        const Layout layout = lay_out(tree, settings_for(screen_shapes[0], size, part), test_fonts());
        parts = layout.parts;
        FilledPart one;
        double bottom = 0;
        for (const Placed& placed : layout.placed) {
            if (placed.area != Area::main || !is_control(placed.node.role)) continue;
            one.rows.insert(placed.rect.y);
            bottom = std::max(bottom, placed.rect.bottom());
        }
        REQUIRE_FALSE(one.rows.empty());
        // All rows of the sample are of one height.
        const double pitch = one.rows.size() < 2 ? layout.main.h : *std::next(one.rows.begin()) - *one.rows.begin();
        one.room = one.rows.size() + static_cast<std::size_t>((layout.main.bottom() + 1 - bottom) / pitch);
        filled.push_back(std::move(one));
    }
    return filled;
}

} // namespace

TEST_CASE("each part holds as many answers as it has room for, and one alone is not left behind many") {
    int full = 0;
    int shared_out = 0;
    Tree tree = samples::many_choices();
    const auto answers = std::find_if(tree.main.children.begin(), tree.main.children.end(),
                                      [](const Node& node) { return node.children.size() > 6; });
    REQUIRE(answers != tree.main.children.end());
    answers->columns = 1;
    for (; answers->children.size() > 4; answers->children.pop_back()) {
        for (const TextSize size : all_text_sizes) {
            INFO(name_of(size) << ", " << answers->children.size());
            const std::vector<FilledPart> parts = filled_parts(tree, size);
            if (parts.size() < 2) continue;
            std::size_t all = 0;
            for (const FilledPart& part : parts) all += part.rows.size();
            const bool is_full = std::all_of(parts.begin(), parts.end() - 1,
                                             [](const FilledPart& part) { return part.rows.size() == part.room; });
            full += is_full ? 1 : 0;
            shared_out += is_full ? 0 : 1;
            // Shared out only where full parts would leave one row by itself behind four or more.
            std::size_t left = all;
            for (std::size_t part = 0; part + 1 < parts.size(); ++part) left -= std::min(left, parts[part].room);
            const bool leaves_one = left == 1 && parts[parts.size() - 2].room >= 4;
            CHECK(is_full != leaves_one);
        }
    }
    CHECK(full > 0);
    CHECK(shared_out > 0);
}

TEST_CASE("More stands out until all was seen, and the next step does for who has nothing more to choose") {
    Tree tree = samples::many_choices();
    const auto looks = [&](int part) {
        const Layout layout = lay_out(tree, settings_for(screen_shapes[0], TextSize::largest, part), test_fonts());
        REQUIRE(layout.parts > 1);
        return std::pair(layout.find(tree.more.id)->node.look, layout.find(tree.actions.children.back().id)->node.look);
    };
    REQUIRE(tree.actions.children.back().look == Look::primary);
    CHECK(looks(0) == std::pair(Look::primary, Look::secondary));
    tree.settled = true;
    CHECK(looks(0) == std::pair(Look::secondary, Look::primary));
}

TEST_CASE("how far something is turned up stands on the same part as its buttons") {
    Tree tree = samples::find_my_name();
    tree.main.children.resize(1);
    tree.main.children.front().label = Label::of_person(UserText{"How fast?"});
    const Node key = *find_node(samples::find_my_name(), "keyboard.G");
    for (int level = 0; level < 6; ++level) {
        const std::string id = "level-" + std::to_string(level);
        Node at = tree.main.children.front();
        at.role = Role::status;
        at.id = id;
        at.progress = Progress{level, 6};
        Node button = key;
        button.role = Role::button;
        button.id = id + ".more";
        button.label = at.label;
        tree.main.children.push_back(std::move(at));
        tree.main.children.push_back(std::move(button));
    }
    int most_parts = 1;
    for (const TriedShape& shape : screen_shapes) {
        for (const TextSize size : all_text_sizes) {
            const Layout layout = lay_out(tree, settings_for(shape, size, 0), test_fonts());
            most_parts = std::max(most_parts, layout.parts);
            for (int level = 0; level < 6; ++level) {
                const std::string id = "level-" + std::to_string(level);
                CHECK(layout.part_of.at(id) == layout.part_of.at(id + ".more"));
            }
        }
    }
    CHECK(most_parts > 2);
}

TEST_CASE("until all was seen More is the next step, then what the screen is for") {
    const Tree tree = samples::many_choices();
    const Layout first = lay_out(tree, settings_for(screen_shapes[2], TextSize::largest), test_fonts());
    REQUIRE(first.parts > 1);
    CHECK(first.find(tree.more.id)->node.look == Look::primary);
    const Layout last = lay_out(tree, settings_for(screen_shapes[2], TextSize::largest, first.parts - 1), test_fonts());
    CHECK(last.find(tree.more.id)->node.disabled);
    for (const Layout* layout : {&first, &last}) {
        CHECK(std::count_if(layout->placed.begin(), layout->placed.end(), [](const Placed& placed) {
                  return placed.area == Area::actions && placed.node.look == Look::primary;
              }) == 1);
    }
}

} // namespace copro
