// A film's node: how it is laid out with its caption, and what is drawn of it.
#include "kiosk/ui/checks.h"
#include "kiosk/ui/frame_picture.h"
#include "kiosk/ui/renderer.h"
#include "sample_trees.h"
#include "test_screens.h"

namespace copro {

namespace {

constexpr std::uint32_t film_red = 0x00FE0000;
constexpr std::uint32_t film_blue = 0x000000FE;

FilmFrame plain_frame(int width, int height, std::uint32_t colour, std::int64_t number) {
    const auto pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    return {number, width, height, std::vector<std::uint32_t>(pixels, colour)};
}

struct FilmStage {
    OffScreen screen = OffScreen::open(1920, 1080).take();
    Renderer renderer =
        Renderer::open(screen.target(), test_fonts(), {std::string(COPRO_SOURCE_DIR) + "/assets/pictures"}).take();
    Layout layout = lay_out(samples::film(), settings_for(screen_shapes[0]), test_fonts());

    Pixels drawn(const FilmFrame* frame, const std::optional<FilmOutline>& outline = std::nullopt) {
        DrawSettings settings;
        settings.film = frame;
        settings.outline = outline;
        REQUIRE(renderer.draw(layout, settings).ok());
        return read_pixels(screen.target(), {0, 0, 1920, 1080}).take();
    }
};

} // namespace

TEST_CASE("a film and its words stand together on one part, unclipped, at every size and on every screen") {
    for (const char* words : {"Hello.", "We will close this soon. Staff can bring it back until the end of today."}) {
        for (const bool right_to_left : {false, true}) {
            Tree tree = samples::film();
            tree.main.children.back().label = Label::of_person(UserText{words});
            tree.right_to_left = right_to_left;
            for (const TriedShape& shape : screen_shapes) {
                for (const TextSize size : all_text_sizes) {
                    const Layout layout = lay_out(tree, settings_for(shape, size), test_fonts());
                    INFO(shape.name << " " << name_of(size) << " " << words);
                    CHECK(check_layout(layout, test_fonts()).empty());
                    CHECK(layout.parts == 1);
                    const Placed* film = layout.find("film");
                    REQUIRE(film != nullptr);
                    CHECK(film->picture.h >= 40 * shape.px_per_mm);
                    CHECK(std::abs(film->picture.w / film->picture.h - 16.0 / 9) < 0.04);
                    REQUIRE(film->texts.size() == 1);
                    CHECK(film->texts.front().text == words);
                }
            }
        }
    }
}

TEST_CASE("what is drawn is the film's newest picture, in the middle of its place, and the words beside it stay") {
    FilmStage stage;
    const Placed* film = stage.layout.find("film");
    const Point middle = film->picture.centre();
    const auto at = [&](const Pixels& pixels) {
        return pixels.at(static_cast<int>(middle.x), static_cast<int>(middle.y));
    };
    const Pixels before = stage.drawn(nullptr);
    FilmFrame frame = plain_frame(640, 360, film_red, 1);
    const Pixels red = stage.drawn(&frame);
    CHECK(at(red) == rgb(film_red));
    // Smaller than its place: not stretched, and nothing beside it is covered.
    CHECK(red.at(static_cast<int>(film->picture.x) + 2, static_cast<int>(film->picture.y) + 2) != rgb(film_red));
    const Rect words = film->texts.front().rect;
    for (int x = static_cast<int>(words.x); x < static_cast<int>(words.right()); x += 7) {
        for (int y = static_cast<int>(words.y); y < static_cast<int>(words.bottom()); y += 3) {
            CHECK(red.at(x, y) == before.at(x, y));
        }
    }
    frame = plain_frame(640, 360, film_blue, 2);
    CHECK(at(stage.drawn(&frame)) == rgb(film_blue));
    // The same number is the same picture: it is not sent to the texture again.
    frame = plain_frame(640, 360, film_red, 2);
    CHECK(at(stage.drawn(&frame)) == rgb(film_blue));
    stage.renderer.clear();
    CHECK(at(stage.drawn(&frame)) == rgb(film_red));
    // Larger than its place, as for a moment when the window changes: all of it, smaller.
    frame = plain_frame(3200, 1800, film_blue, 3);
    const Pixels large = stage.drawn(&frame);
    CHECK(at(large) == rgb(film_blue));
    CHECK(large.at(static_cast<int>(film->picture.right()) + 3, static_cast<int>(middle.y)) != rgb(film_blue));
    CHECK(at(stage.drawn(nullptr)) == at(before));
}

TEST_CASE("what is outlined in a picture has a frame in two colours where it lies, and nothing else changes") {
    FilmStage stage;
    const Rect& room = stage.layout.find("film")->picture;
    const FilmFrame frame = plain_frame(640, 360, film_red, 1);
    const Pixels plain = stage.drawn(&frame);
    const Pixels outlined = stage.drawn(&frame, FilmOutline{{{100, 60}, {500, 80}, {480, 300}, {120, 280}}});
    // Not larger than it is: its own pixels are those of the screen.
    const int left = static_cast<int>(std::round(room.x + (room.w - 640) / 2));
    const int top = static_cast<int>(std::round(room.y + (room.h - 360) / 2));
    for (const auto& [x, y] : {std::pair(300, 70), std::pair(490, 190), std::pair(300, 290), std::pair(110, 170)}) {
        INFO(x << " " << y);
        const Rect around{left + x - 10.0, top + y - 10.0, 20, 20};
        CHECK(strongest_contrast(outlined, around) >= 3);
        CHECK(outlined.at(left + x, top + y) != rgb(film_red));
    }
    for (const auto& [x, y] : {std::pair(300, 180), std::pair(40, 40), std::pair(600, 330)})
        CHECK(outlined.at(left + x, top + y) == plain.at(left + x, top + y));
    // With no picture there is nothing to be outlined.
    const Pixels empty = stage.drawn(nullptr, FilmOutline{{{100, 60}, {500, 80}, {480, 300}, {120, 280}}});
    CHECK(empty.rows == stage.drawn(nullptr).rows);
}

TEST_CASE("a picture without pixels is an error, not a crash") {
    FilmStage stage;
    FilmFrame frame = plain_frame(64, 36, film_red, 1);
    frame.pixels.resize(10);
    DrawSettings settings;
    settings.film = &frame;
    CHECK_FALSE(stage.renderer.draw(stage.layout, settings).ok());
}

TEST_CASE("the place that is kept in the help bar is empty, and moves nothing") {
    Tree with = samples::film();
    Tree without = with;
    Node button = with.help.children.front();
    button.id = "help.film";
    button.picture = "sign-language";
    with.help.children.insert(with.help.children.end() - 1, button);
    without.kept_place = button;
    for (const TriedShape& shape : screen_shapes) {
        for (const TextSize size : all_text_sizes) {
            const Layout one = lay_out(with, settings_for(shape, size), test_fonts());
            const Layout other = lay_out(without, settings_for(shape, size), test_fonts());
            CHECK(other.find("help.film") == nullptr);
            CHECK(one.help == other.help);
            for (const Placed& placed : other.placed) {
                INFO(shape.name << " " << name_of(size) << " " << placed.node.id);
                CHECK(one.find(placed.node.id)->rect == placed.rect);
            }
        }
    }
}

} // namespace copro
