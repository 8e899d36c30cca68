#include "kiosk/ui/frame_picture.h"
#include "kiosk/ui/renderer.h"
#include "sample_trees.h"
#include "test_screens.h"

#include <SDL_image.h>

#include <filesystem>
#include <set>

namespace copro {

namespace {

struct Stage {
    OffScreen screen;
    Renderer renderer;
};

Stage stage(const TriedShape& shape) {
    auto screen = OffScreen::open(shape.width, shape.height);
    REQUIRE(screen.ok());
    auto renderer =
        Renderer::open(screen->target(), test_fonts(), {std::string(COPRO_SOURCE_DIR) + "/assets/pictures"});
    REQUIRE(renderer.ok());
    return {screen.take(), renderer.take()};
}

Pixels drawn(Stage& on, const Layout& layout, const DrawSettings& settings) {
    const auto done = on.renderer.draw(layout, settings);
    REQUIRE(done.ok());
    auto pixels = read_pixels(on.screen.target(), {0, 0, layout.sizes.width, layout.sizes.height});
    REQUIRE(pixels.ok());
    return pixels.take();
}

} // namespace

TEST_CASE("words on the drawn frame have the contrast that the theme promises") {
    Stage on = stage(screen_shapes[0]);
    for (const Tree& tree : samples::all()) {
        const Layout layout = lay_out(tree, settings_for(screen_shapes[0]), test_fonts());
        for (const ColourSet colours : all_colour_sets) {
            const Pixels pixels = drawn(on, layout, {colours, "", ""});
            for (const Placed& placed : layout.placed) {
                for (const TextBox& box : placed.texts) {
                    const double ratio = strongest_contrast(pixels, box.rect);
                    UNSCOPED_INFO(tree.screen << " " << name_of(colours) << " " << placed.node.id);
                    CHECK(ratio >= contrast_range(colours).least - 0.01);
                }
            }
        }
    }
}

TEST_CASE("the focus ring changes the frame round its node and nowhere else") {
    Stage on = stage(screen_shapes[0]);
    const Layout layout = lay_out(samples::find_my_name(), settings_for(screen_shapes[0]), test_fonts());
    for (const ColourSet colours : all_colour_sets) {
        const Pixels without = drawn(on, layout, {colours, "", ""});
        for (const char* id : {"keyboard.G", "keyboard.rub-out", "name", "back", "help.person"}) {
            const Pixels with = drawn(on, layout, {colours, id, ""});
            const Rect ring = layout.find(id)->ring;
            int outside = 0;
            int strong = 0;
            for (int y = 0; y < with.height; ++y) {
                for (int x = 0; x < with.width; ++x) {
                    if (with.at(x, y) == without.at(x, y)) continue;
                    if (!ring.holds(Point{double(x), double(y)})) ++outside;
                    if (contrast(with.at(x, y), without.at(x, y)) >= 3) ++strong;
                }
            }
            INFO(name_of(colours) << " " << id);
            CHECK(outside == 0);
            // WCAG 2.4.13: at least as much as a line of two CSS pixels (0.53 mm) round it, changed by 3:1.
            CHECK(strong >= 2 * (ring.w + ring.h) * 0.53 * 4);
        }
    }
}

TEST_CASE("words that keys come to stand in exchanged colours, and nothing else changes") {
    Stage on = stage(screen_shapes[0]);
    const Layout layout = lay_out(samples::find_my_name(), settings_for(screen_shapes[0]), test_fonts());
    for (const ColourSet colours : all_colour_sets) {
        const Pixels without = drawn(on, layout, {colours, "", ""});
        const Placed* words = layout.find("heading");
        REQUIRE(words->readable());
        const Pixels with = drawn(on, layout, {colours, "heading", ""});
        int outside = 0;
        int strong = 0;
        for (int y = 0; y < with.height; ++y) {
            for (int x = 0; x < with.width; ++x) {
                if (with.at(x, y) == without.at(x, y)) continue;
                if (!words->rect.holds(Point{double(x), double(y)})) ++outside;
                if (contrast(with.at(x, y), without.at(x, y)) >= 3) ++strong;
            }
        }
        INFO(name_of(colours));
        CHECK(outside == 0);
        CHECK(strong >= 2 * (words->texts.front().rect.h + words->capital_px() * 10) * 0.53 * 4);
    }
}

TEST_CASE("an alert that keys come to is one box in exchanged colours, and the word that is heard stands out in it") {
    Stage on = stage(screen_shapes[0]);
    const Layout layout = lay_out(samples::trouble(), settings_for(screen_shapes[0]), test_fonts());
    const Placed* alert = layout.find("miles.wrong");
    REQUIRE((alert != nullptr && alert->boxed));
    for (const ColourSet colours : all_colour_sets) {
        INFO(name_of(colours));
        const Paint paint = paint_of(*alert, colours, false);
        const Pixels without = drawn(on, layout, {colours, "", ""});
        const Pixels with = drawn(on, layout, {colours, "miles.wrong", ""});
        // Beside the words, between its border and them.
        const int x = static_cast<int>(alert->texts.front().rect.x - 2);
        const int y = static_cast<int>(alert->rect.centre().y);
        CHECK(without.at(x, y) == paint.ground);
        CHECK(with.at(x, y) == paint.ink);
        int outside = 0;
        for (int v = 0; v < with.height; ++v) {
            for (int u = 0; u < with.width; ++u) {
                const bool is_in = alert->rect.holds(Point{double(u), double(v)});
                outside += with.at(u, v) != without.at(u, v) && !is_in ? 1 : 0;
            }
        }
        CHECK(outside == 0);
        const Pixels heard =
            drawn(on, layout, {colours, "miles.wrong", "", {HeardWord{"miles.wrong", SpokenPart::label, 0, 4}}});
        CHECK(heard.at(x, y) == paint.ink);
        CHECK(heard.rows != with.rows);
    }
}

TEST_CASE("pressed, chosen and disabled are seen in greyscale") {
    Stage on = stage(screen_shapes[0]);
    const Tree tree = samples::faces();
    const Layout layout = lay_out(tree, settings_for(screen_shapes[0]), test_fonts());
    for (const ColourSet colours : all_colour_sets) {
        const Pixels calm = drawn(on, layout, {colours, "", ""});
        const Pixels pressed = drawn(on, layout, {colours, "", "back"});
        const Rect back = layout.find("back")->rect;
        const int x = static_cast<int>(back.x + 40);
        const int y = static_cast<int>(back.centre().y);
        CHECK(contrast(calm.at(x, y), pressed.at(x, y)) >= 4.5);
        // The tick of the chosen face.
        const Rect mark = layout.find("feedback.overall.not-sure")->mark_rect;
        CHECK(strongest_contrast(calm, mark) >= contrast_range(colours).least - 0.01);
        CHECK(layout.find("feedback.overall.good")->mark == Mark::none);
    }
}

TEST_CASE("a missing picture is named and the rest is drawn") {
    Stage on = stage(screen_shapes[0]);
    Tree tree = samples::welcome();
    tree.main.children[2].children[0].picture = "no-such-picture";
    const Layout layout = lay_out(tree, settings_for(screen_shapes[0]), test_fonts());
    const auto problems = on.renderer.draw(layout, {});
    REQUIRE(problems.ok());
    CHECK(std::any_of(problems->begin(), problems->end(),
                      [](const LayoutProblem& each) { return each.id == "welcome.sign-in"; }));
    const auto pixels = read_pixels(on.screen.target(), layout.find("welcome.claim")->rect);
    REQUIRE(pixels.ok());
    CHECK(pixels->at(100, 20) == rgb(0x0F3F1F));
}

TEST_CASE("each thing of a row that a switch can choose has a ring") {
    Stage on = stage(screen_shapes[0]);
    const Layout layout = lay_out(samples::welcome(), settings_for(screen_shapes[0]), test_fonts());
    const Pixels plain = drawn(on, layout, {});
    DrawSettings settings;
    settings.lit = {"welcome.sign-in", "welcome.claim"};
    const Pixels lit = drawn(on, layout, settings);
    for (const char* id : {"welcome.sign-in", "welcome.feedback", "welcome.claim"}) {
        const Rect& ring = layout.find(id)->ring;
        const int x = static_cast<int>(ring.centre().x);
        const int y = static_cast<int>(ring.y) + 3;
        INFO(id);
        CHECK((plain.at(x, y) != lit.at(x, y)) == (std::string(id) != "welcome.feedback"));
    }
}

TEST_CASE("the same screen drawn twice is the same picture, and clearing leaves no texture behind") {
    Stage on = stage(screen_shapes[0]);
    const Layout layout = lay_out(samples::claim(), settings_for(screen_shapes[0]), test_fonts());
    const Pixels first = drawn(on, layout, {});
    CHECK(on.renderer.texture_bytes() > 0);
    on.renderer.clear();
    CHECK(on.renderer.texture_bytes() == 0);
    const Pixels second = drawn(on, layout, {});
    CHECK(first.rows == second.rows);
}

TEST_CASE("textures stay within their limit over many screens") {
    auto screen = OffScreen::open(1920, 1080);
    REQUIRE(screen.ok());
    auto renderer =
        Renderer::open(screen->target(), test_fonts(), {std::string(COPRO_SOURCE_DIR) + "/assets/pictures"}, 6U << 20U);
    REQUIRE(renderer.ok());
    for (const TextSize size : all_text_sizes) {
        for (const Tree& tree : samples::all()) {
            const Layout layout = lay_out(tree, settings_for(screen_shapes[0], size), test_fonts());
            REQUIRE(renderer->draw(layout, {}).ok());
            CHECK(renderer->texture_bytes() <= (6U << 20U));
        }
    }
}

TEST_CASE("a frame becomes a PNG file of the screen's size, and many become one sheet") {
    Stage on = stage(screen_shapes[0]);
    const Layout layout = lay_out(samples::saved(), settings_for(screen_shapes[0]), test_fonts());
    REQUIRE(on.renderer.draw(layout, {}).ok());
    const auto folder = std::filesystem::temp_directory_path() / "copro-renderer-test";
    std::filesystem::create_directories(folder);
    REQUIRE(write_png(on.screen.target(), folder / "saved.png").ok());
    const Surface read(IMG_Load((folder / "saved.png").c_str()));
    REQUIRE(read != nullptr);
    CHECK(read->w == 1920);
    CHECK(read->h == 1080);
    REQUIRE(
        write_contact_sheet({folder / "saved.png", folder / "saved.png"}, {2, 480, 270}, folder / "sheet.png").ok());
    CHECK_FALSE(write_contact_sheet({folder / "none.png"}, {2, 480, 270}, folder / "sheet.png").ok());
    CHECK_FALSE(write_png(on.screen.target(), folder / "no" / "such" / "place.png").ok());
    std::filesystem::remove_all(folder);
}

} // namespace copro
