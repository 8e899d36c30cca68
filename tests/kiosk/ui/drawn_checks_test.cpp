// What is read from drawn frames: good screens pass, and what goes wrong only while drawing is found, though the layout
// and the palette are right.
#include "kiosk/ui/drawn_checks.h"
#include "sample_trees.h"
#include "test_screens.h"

namespace copro {

namespace {

using Problems = std::vector<CheckProblem>;

class DrawnScreens {
public:
    DrawnScreens()
        : m_screen(require(OffScreen::open(shape().width, shape().height)))
        , m_renderer(require(
              Renderer::open(m_screen.target(), test_fonts(), {std::string(COPRO_SOURCE_DIR) + "/assets/pictures"}))) {}

    static const TriedShape& shape() { return screen_shapes[2]; }
    static Layout laid(const Tree& tree, TextSize size = TextSize::standard) {
        return lay_out(tree, settings_for(shape(), size), test_fonts());
    }
    Result<Pixels> draw(const Layout& layout, const DrawSettings& settings) {
        const auto problems = TRY(m_renderer.draw(layout, settings));
        for (const LayoutProblem& problem : problems) UNSCOPED_INFO(problem.id << ": " << problem.reason);
        REQUIRE(problems.empty());
        return read_pixels(m_screen.target(), {0, 0, layout.sizes.width, layout.sizes.height});
    }
    // spoil: done to each frame after it was drawn.
    Problems check(const Layout& layout, ColourSet colours,
                   const std::function<void(Pixels&, const DrawSettings&)>& spoil = {}) {
        const auto draw_and_spoil = [&](const Layout& shown, const DrawSettings& settings) -> Result<Pixels> {
            Pixels pixels = TRY(draw(shown, settings));
            if (spoil) spoil(pixels, settings);
            return pixels;
        };
        return require(check_frames(layout, colours, test_fonts(), draw_and_spoil, figures));
    }

    DrawnFigures figures;

private:
    template <typename Value>
    static Value require(Result<Value> value) {
        REQUIRE(value.ok());
        return value.take();
    }
    OffScreen m_screen;
    Renderer m_renderer;
};

bool is_found(const Problems& problems, const NodeId& node, const std::string& rule) {
    return std::any_of(problems.begin(), problems.end(),
                       [&](const CheckProblem& each) { return each.node == node && each.rule == rule; });
}

void tell(const Problems& problems) {
    for (const CheckProblem& problem : problems)
        UNSCOPED_INFO(problem.rule << " " << problem.node << " " << problem.measured);
}

// As a half-transparent sheet of this colour does.
void veil(Pixels& pixels, const Rect& rect, Colour colour) {
    const auto half = [](std::uint8_t one, std::uint8_t other) { return static_cast<std::uint8_t>((one + other) / 2); };
    for (int y = static_cast<int>(rect.y); y < static_cast<int>(rect.bottom()); ++y) {
        for (int x = static_cast<int>(rect.x); x < static_cast<int>(rect.right()); ++x) {
            Colour& pixel = pixels.rows[static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) +
                                        static_cast<std::size_t>(x)];
            pixel = {half(pixel.red, colour.red), half(pixel.green, colour.green), half(pixel.blue, colour.blue)};
        }
    }
}

void cover(Pixels& pixels, const Rect& rect, Colour colour) {
    for (int times = 0; times < 8; ++times) veil(pixels, rect, colour);
}

} // namespace

TEST_CASE("good screens have no problem in any colour set, in the thinnest and in the largest letters") {
    DrawnScreens screens;
    for (const TextSize size : {TextSize::small, TextSize::largest}) {
        for (const Tree& tree : samples::all({false, size == TextSize::largest})) {
            const Layout layout = DrawnScreens::laid(tree, size);
            for (const ColourSet colours : all_colour_sets) {
                if (is_sampled && colours != ColourSet::day) continue;
                const Problems problems = screens.check(layout, colours);
                tell(problems);
                UNSCOPED_INFO(tree.screen << " " << name_of(size) << " " << name_of(colours));
                CHECK(problems.empty());
            }
        }
    }
    CHECK(screens.figures.words > 200);
    CHECK(screens.figures.edges > 250);
    CHECK(screens.figures.signs > 50);
    CHECK(screens.figures.rings > 250);
}

TEST_CASE("a control that is drawn half transparent while it cannot be pressed is found in every colour set") {
    DrawnScreens screens;
    Layout layout = DrawnScreens::laid(samples::find_my_name());
    auto& back = const_cast<Placed&>(*layout.find("back"));
    back.node.disabled = true;
    back.ring = {};
    const Rect rect = layout.find("back")->rect;
    for (const ColourSet colours : all_colour_sets) {
        INFO(name_of(colours));
        // What was meant is right: nothing but the frame tells.
        CHECK(check_contrast(layout, colours).empty());
        CHECK_FALSE(is_found(screens.check(layout, colours), "back", "V6"));
        const Colour page = surfaces_of(colours).page;
        const Problems problems =
            screens.check(layout, colours, [&](Pixels& pixels, const DrawSettings&) { veil(pixels, rect, page); });
        CHECK(is_found(problems, "back", "V6"));
        CHECK_FALSE(is_found(problems, "heading", "V6"));
    }
}

TEST_CASE("a veil over a part of the words is found, though the rest of them stands out") {
    DrawnScreens screens;
    const Layout layout = DrawnScreens::laid(samples::find_my_name());
    const TextBox& box = layout.find("heading")->texts.front();
    const Rect half{box.rect.x, box.rect.y, box.rect.w / 8, box.rect.h};
    const Problems problems = screens.check(layout, ColourSet::day, [&](Pixels& pixels, const DrawSettings&) {
        veil(pixels, half, rgb(0x808080));
        CHECK(strongest_contrast(pixels, box.rect) >= contrast_range(ColourSet::day).least);
    });
    CHECK(is_found(problems, "heading", "V6"));
}

TEST_CASE("words that are drawn nowhere, or elsewhere than the layout says, are found") {
    DrawnScreens screens;
    const Layout layout = DrawnScreens::laid(samples::find_my_name());
    const auto drawn_as = [&](const std::function<void(Placed&)>& change) {
        Layout other = layout;
        change(*const_cast<Placed*>(other.find("back")));
        const auto draw = [&](const Layout&, const DrawSettings& settings) { return screens.draw(other, settings); };
        const auto problems = check_frames(layout, ColourSet::day, test_fonts(), draw, screens.figures);
        REQUIRE(problems.ok());
        return is_found(*problems, "back", "V6");
    };
    CHECK_FALSE(drawn_as([](Placed&) {}));
    CHECK(drawn_as([](Placed& back) { back.texts.clear(); }));
    CHECK(drawn_as([](Placed& back) { back.texts.front().rect.x += 3; }));
}

TEST_CASE("an edge that is rubbed out on one side, or as pale as its ground, is found") {
    DrawnScreens screens;
    const Layout layout = DrawnScreens::laid(samples::find_my_name());
    const Rect rect = layout.find("back")->rect;
    const Colour page = surfaces_of(ColourSet::day).page;
    const auto spoilt = [&](const Rect& where) {
        return is_found(screens.check(layout, ColourSet::day,
                                      [&](Pixels& pixels, const DrawSettings&) { cover(pixels, where, page); }),
                        "back", "V6");
    };
    CHECK(spoilt({rect.x, rect.y, rect.w, 5}));
    CHECK(spoilt({rect.x, rect.y, 5, rect.h}));
    CHECK(spoilt({rect.right() - 5, rect.y, 5, rect.h}));
    CHECK(spoilt({rect.x, rect.bottom() - 5, rect.w, 5}));
}

TEST_CASE("a ring that is covered on one side, too thin or not there at all is found") {
    DrawnScreens screens;
    const Layout layout = DrawnScreens::laid(samples::find_my_name());
    const Rect ring = layout.find("back")->ring;
    const double mm = layout.sizes.mm;
    const auto spoilt = [&](ColourSet colours, const Rect& where) {
        return is_found(screens.check(layout, colours,
                                      [&](Pixels& pixels, const DrawSettings& settings) {
                                          if (!settings.lit.empty()) cover(pixels, where, surfaces_of(colours).page);
                                      }),
                        "back", "V7");
    };
    for (const ColourSet colours : all_colour_sets) {
        INFO(name_of(colours));
        CHECK_FALSE(spoilt(colours, {0, 0, 1, 1}));
        CHECK(spoilt(colours, {ring.x, ring.y, ring.w, ring_mm * mm}));
        // Half of its ink.
        CHECK(spoilt(colours, {ring.x, ring.y, (ring_outer_mm + ring_ink_mm / 2) * mm, ring.h}));
    }
    const auto without = [&](const Layout& shown, const DrawSettings& settings) {
        return screens.draw(shown, {settings.colours, "", ""});
    };
    const auto problems = check_frames(layout, ColourSet::night, test_fonts(), without, screens.figures);
    REQUIRE(problems.ok());
    CHECK(is_found(*problems, "back", "V7"));
}

TEST_CASE("what is too pale only while it is pressed, come to or heard is found") {
    DrawnScreens screens;
    const Layout layout = DrawnScreens::laid(samples::trouble());
    const auto presses = [](const DrawSettings& settings) { return settings.presses_all; };
    const auto hears = [](const DrawSettings& settings) { return !settings.heard.empty(); };
    const auto never = [](const DrawSettings&) { return false; };
    using When = std::function<bool(const DrawSettings&)>;
    for (const ColourSet colours : all_colour_sets) {
        INFO(name_of(colours));
        const auto spoilt = [&](const NodeId& id, const When& when) {
            const Rect rect = layout.find(id)->rect;
            const Colour page = surfaces_of(colours).page;
            return is_found(screens.check(layout, colours,
                                          [&](Pixels& pixels, const DrawSettings& settings) {
                                              if (when(settings)) veil(pixels, rect, page);
                                          }),
                            id, "V6");
        };
        for (const char* id : {"heading", "miles.wrong", "back"}) {
            INFO(id);
            CHECK_FALSE(spoilt(id, never));
            CHECK(spoilt(id, presses));
            CHECK(spoilt(id, hears));
        }
    }
}

TEST_CASE("words that show nothing of keys, a finger or a voice being at them are found") {
    DrawnScreens screens;
    const Layout layout = DrawnScreens::laid(samples::trouble());
    for (const NodeId& id : {NodeId("heading"), NodeId("miles.wrong"), NodeId("back")}) {
        const auto drawn_without = [&](const Layout& shown, const DrawSettings& settings) {
            DrawSettings less = settings;
            less.presses_all = false;
            std::erase(less.lit, id);
            std::erase_if(less.heard, [&](const HeardWord& word) { return word.node == id; });
            return screens.draw(shown, less);
        };
        const auto problems = check_frames(layout, ColourSet::day, test_fonts(), drawn_without, screens.figures);
        REQUIRE(problems.ok());
        INFO(id);
        CHECK(std::count_if(problems->begin(), problems->end(), [&](const CheckProblem& problem) {
                  return problem.node == id && problem.measured == "words drawn as if nobody were at them";
              }) >= 2);
    }
}

TEST_CASE("two frames more show a screen pressed, come to and heard") {
    DrawnScreens screens;
    const Layout layout = DrawnScreens::laid(samples::trouble());
    REQUIRE(drawn_states(layout, ColourSet::day).size() == 2);
    CHECK(screens.check(layout, ColourSet::day).empty());
    CHECK(screens.figures.frames == static_cast<std::int64_t>(3 + ring_rounds(layout).size()));
}

TEST_CASE("every ring is shown in one frame, and none meets another there") {
    const Layout layout = DrawnScreens::laid(samples::find_my_name());
    std::size_t shown = 0;
    const auto rounds = ring_rounds(layout);
    for (const std::vector<NodeId>& round : rounds) {
        shown += round.size();
        for (const NodeId& one : round) {
            for (const NodeId& other : round)
                CHECK((one == other || !layout.find(one)->ring.meets(layout.find(other)->ring)));
        }
    }
    const auto ringed = std::count_if(layout.placed.begin(), layout.placed.end(),
                                      [](const Placed& placed) { return !placed.ring.empty(); });
    CHECK(shown == static_cast<std::size_t>(ringed));
    CHECK(rounds.size() < 6);
}

} // namespace copro
