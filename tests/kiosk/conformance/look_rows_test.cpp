// V1 to V9: each row holds on the shipped kiosk, and falls short when it is broken there.
#include "rig_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

Placed* first_control(Layout& layout) {
    const auto found = std::find_if(layout.placed.begin(), layout.placed.end(),
                                    [](const Placed& placed) { return placed.focusable(); });
    return found == layout.placed.end() ? nullptr : &*found;
}

void change_node(Node& node, const NodeId& id, const std::function<void(Node&)>& change) {
    if (node.id == id) change(node);
    for (Node& child : node.children) change_node(child, id, change);
}

} // namespace

TEST_CASE("a target that is too small makes V1 fall short, and not the contrast") {
    const auto breaks = [](Faults& faults) {
        faults.layout = [](Layout& layout) {
            if (Placed* placed = first_control(layout)) placed->rect.w = 11 * layout.sizes.mm;
        };
    };
    holds_until(target_size_row(), breaks);
    holds_with(letter_angle_row(), breaks);
}

TEST_CASE("a main button that is too low makes V2 fall short, as usual or when larger ones were asked for") {
    for (const double height_mm : {16.0, 25.0}) {
        holds_until(main_button_row(), [height_mm](Faults& faults) {
            faults.layout = [height_mm](Layout& layout) {
                if (height_mm > least_main_mm && !layout.sizes.big_buttons) return;
                for (Placed& placed : layout.placed) {
                    if (placed.main_button) placed.rect.h = height_mm * layout.sizes.mm;
                }
            };
        });
    }
}

TEST_CASE("a screen without room for the larger buttons that were asked for makes V2 fall short") {
    holds_until(main_button_row(), [](Faults& faults) {
        faults.layout = [](Layout& layout) {
            if (layout.find("welcome.sign-in") != nullptr) layout.sizes.big_buttons = false;
        };
    });
}

TEST_CASE("letters that are too small make V3 and V4 fall short, each by its own measure") {
    const auto shrink = [](double share) {
        return [share](Faults& faults) {
            faults.layout = [share](Layout& layout) {
                for (Placed& placed : layout.placed) {
                    for (TextBox& box : placed.texts) box.style.capital_px *= share;
                }
            };
        };
    };
    holds_until(letter_steps_row(), shrink(0.6));
    // 6.1 mm is large enough for 508, and too small to be read from 600 mm.
    holds_until(letter_angle_row(), shrink(0.82));
}

TEST_CASE("words that are cut off make V5 fall short") {
    holds_until(enlargement_row(), [](Faults& faults) {
        faults.layout = [](Layout& layout) { layout.problems.push_back({"heading", "does not fit"}); };
    });
}

TEST_CASE("two colours that are too close make V6 fall short, and not the targets") {
    const auto breaks = [](Faults& faults) {
        faults.colours = [](std::vector<ColourPair>& pairs) {
            if (!pairs.empty()) pairs.front() = {"words", rgb(0x777777), rgb(0xFFFFFF)};
        };
    };
    holds_until(contrast_row(), breaks);
    holds_with(target_size_row(), breaks);
}

TEST_CASE("a frame that is drawn too pale makes V6 fall short, though the palette is right") {
    Faults faults;
    faults.frame = [](Pixels& pixels, const DrawSettings&) {
        for (Colour& colour : pixels.rows) {
            colour = {static_cast<std::uint8_t>(200 + colour.red / 8),
                      static_cast<std::uint8_t>(200 + colour.green / 8),
                      static_cast<std::uint8_t>(200 + colour.blue / 8)};
        }
    };
    const Finding finding = measured(contrast_row(), faults);
    REQUIRE_FALSE(finding.shortfalls.empty());
    CHECK(finding.shortfalls.front().starts_with("drawn"));
}

TEST_CASE("a ring that is not there makes V7 fall short") {
    holds_until(focus_ring_row(), [](Faults& faults) {
        faults.layout = [](Layout& layout) {
            if (Placed* placed = first_control(layout)) placed->ring = {};
        };
    });
}

TEST_CASE("a control without words makes V8 fall short") {
    holds_until(not_colour_alone_row(), [](Faults& faults) {
        faults.tree = [](Tree& tree) {
            change_node(tree.help, "help.colours", [](Node& node) { node.label = Label(); });
        };
    });
}

TEST_CASE("a screen that flickers makes V9 fall short") {
    holds_until(flashes_row(), [](Faults& faults) {
        faults.frame = [bright = false](Pixels& pixels, const DrawSettings&) mutable {
            bright = !bright;
            std::fill(pixels.rows.begin(), pixels.rows.end(), bright ? rgb(0xFFFFFF) : rgb(0x000000));
        };
    });
}
