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

// One with large cards, and one with an answer that is chosen.
const std::vector<std::string> two_screens{"welcome", "language"};

bool has_shortfall(const Finding& finding, const char* words) {
    UNSCOPED_INFO(finding.measured << "\n" << all_of(finding.shortfalls));
    return std::any_of(finding.shortfalls.begin(), finding.shortfalls.end(),
                       [&](const std::string& one) { return one.starts_with(words); });
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

namespace {

// What stands at the largest text as it stands at the standard one, or smaller.
std::function<void(Faults&)> at_largest(const std::function<void(Placed&, const Layout&)>& change) {
    return [change](Faults& faults) {
        faults.layout = [change](Layout& layout) {
            if (layout.sizes.text < capital_height_mm(TextSize::large) * layout.sizes.mm) return;
            for (Placed& placed : layout.placed) change(placed, layout);
        };
    };
}

} // namespace

TEST_CASE("buttons, the letters on them or pictures that do not grow with the text make V5 fall short") {
    const auto shrink = [](Rect& rect, double share) {
        rect.w *= share;
        rect.h *= share;
    };
    const auto falls_short = [](const std::function<void(Faults&)>& breaks, const char* words) {
        Faults faults;
        breaks(faults);
        CHECK(has_shortfall(measured(enlargement_row(), faults), words));
    };
    const Finding whole = measured(enlargement_row());
    INFO(whole.measured << "\n" << all_of(whole.shortfalls));
    CHECK(whole.shortfalls.empty());
    falls_short(at_largest([&](Placed& placed, const Layout&) { shrink(placed.picture, 0.5); }), "pictures grow by");
    falls_short(at_largest([&](Placed& placed, const Layout&) {
                    if (is_control(placed.node.role)) shrink(placed.rect, 0.6);
                }),
                "buttons grow by");
    falls_short(at_largest([](Placed& placed, const Layout&) {
                    for (TextBox& box : placed.texts) box.style.capital_px /= 1.3;
                }),
                "the letters on buttons grow by");
    // One button alone changes no mean.
    falls_short(at_largest([](Placed& placed, const Layout& layout) {
                    if (placed.node.id == "next") placed.rect.h = 18 * layout.sizes.mm;
                }),
                "a smaller button: ");
    falls_short(at_largest([](Placed& placed, const Layout& layout) {
                    if (placed.node.id == "next") placed.texts.front().style.capital_px = 5 * layout.sizes.mm;
                }),
                "smaller letters: ");
}

TEST_CASE("a More that a switch cannot come to makes V5 fall short") {
    holds_until(enlargement_row(), [](Faults& faults) {
        faults.layout = [](Layout& layout) {
            for (Placed& placed : layout.placed) {
                if (placed.node.id == "part.more") placed.node.disabled = true;
            }
        };
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

TEST_CASE("a shadow over a part of the frame makes V6 fall short, though ink and ground stand elsewhere on it") {
    Faults faults;
    faults.frame = [](Pixels& pixels, const DrawSettings&) {
        for (int y = pixels.height / 3; y < pixels.height / 2; ++y) {
            for (int x = 0; x < pixels.width / 2; ++x) {
                Colour& colour = pixels.rows[static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) +
                                             static_cast<std::size_t>(x)];
                colour = {static_cast<std::uint8_t>(colour.red / 2), static_cast<std::uint8_t>(colour.green / 2),
                          static_cast<std::uint8_t>(colour.blue / 2)};
            }
        }
    };
    CHECK(measured(contrast_row(), {}, two_screens).shortfalls.empty());
    CHECK(has_shortfall(measured(contrast_row(), faults, two_screens), "drawn: "));
}

TEST_CASE("a ring that is not there makes V7 fall short") {
    holds_until(focus_ring_row(), [](Faults& faults) {
        faults.layout = [](Layout& layout) {
            if (Placed* placed = first_control(layout)) placed->ring = {};
        };
    });
}

namespace {

// What changes a frame is drawn as if it changed nothing: the frame before it is shown again.
std::function<void(Pixels&, const DrawSettings&)> frozen_when(const std::function<bool(const DrawSettings&)>& when) {
    return [when, before = Pixels()](Pixels& pixels, const DrawSettings& settings) mutable {
        if (when(settings))
            pixels = before;
        else
            before = pixels;
    };
}

} // namespace

TEST_CASE("a ring that the layout has and nobody draws makes V7 fall short") {
    Faults faults;
    faults.frame = frozen_when([](const DrawSettings& settings) { return !settings.focus.empty(); });
    CHECK(has_shortfall(measured(focus_ring_row(), faults, two_screens), "too little of the frame changes"));
}

TEST_CASE("a press that nothing shows makes V8 fall short") {
    Faults faults;
    faults.frame = frozen_when([](const DrawSettings& settings) { return !settings.pressed.empty(); });
    CHECK(has_shortfall(measured(not_colour_alone_row(), faults, two_screens), "pressed shows 0.0 mm2"));
}

TEST_CASE("an answer that is chosen by its colour alone makes V8 fall short") {
    Faults faults;
    // As in grey, where a tint is its ground.
    faults.frame = [](Pixels& pixels, const DrawSettings&) {
        for (Colour& colour : pixels.rows) colour = luminance(colour) > 0.001 ? rgb(0xFFFFFF) : rgb(0xFEFEFE);
    };
    CHECK(measured(not_colour_alone_row(), {}, two_screens).shortfalls.empty());
    CHECK(has_shortfall(measured(not_colour_alone_row(), faults, two_screens), "chosen shows"));
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
