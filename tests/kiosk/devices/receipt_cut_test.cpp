// What becomes of a receipt's picture: how level its lines are then, and that all of it is there.
#include "kiosk/devices/photo.h"
#include "kiosk/devices/receipt_cut.h"
#include "tests/kiosk/devices/receipt_scene.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace copro;
using namespace copro::test;

namespace {

constexpr double degrees_a_radian = 57.29577951308232;

// The middle of the darkest stretch of a column, which is the ruled line: between two shares of the picture's height.
std::optional<FilmPoint> rule_in_column(const FilmFrame& picture, int x, double from, double to, double light) {
    double dark = 0;
    double at = 0;
    for (int y = static_cast<int>(picture.height * from); y < static_cast<int>(picture.height * to); ++y) {
        const auto pixel =
            static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x);
        const double ink = std::max(0.0, 140 * light - light_of(picture.pixels[pixel]));
        dark += ink;
        at += ink * y;
    }
    if (dark < 20) return std::nullopt;
    return FilmPoint{static_cast<double>(x), at / dark};
}

// By how many degrees the line of print near that height is off the level.
double angle_of_rule(const FilmFrame& picture, double from, double to, double light = 1) {
    std::vector<FilmPoint> rule;
    for (int x = picture.width / 5; x < picture.width * 4 / 5; ++x) {
        if (const auto point = rule_in_column(picture, x, from, to, light)) rule.push_back(*point);
    }
    REQUIRE(rule.size() > static_cast<std::size_t>(picture.width / 3));
    const StraightLine line = line_along(rule);
    return std::atan(line.along.y / line.along.x) * degrees_a_radian;
}

std::shared_ptr<const FilmFrame> cut_of(const ReceiptScene& scene) {
    const FilmFrame frame = draw_scene(scene);
    const PaperSight sight = find_paper(frame).value();
    REQUIRE(sight.paper);
    return cut_out(frame, *sight.paper).value();
}

ReceiptScene on_wood(const FilmOutline& paper) {
    ReceiptScene scene;
    scene.table = Table::wood;
    scene.paper = paper;
    return scene;
}

} // namespace

TEST_CASE("the lines of a straightened receipt are level within a degree, above and below, and its sides as on paper") {
    for (const double degrees : {0.0, 6.0, -14.0, 32.0}) {
        for (const double tilt : {0.0, 0.15}) {
            for (const double light : {1.0, 0.5}) {
                ReceiptScene scene = on_wood(held_at(usual_middle, usual_height, degrees, tilt));
                scene.light = light;
                scene.noise = 6;
                const auto straight = cut_of(scene);
                INFO(degrees << " " << tilt << " " << light);
                CHECK(std::abs(angle_of_rule(*straight, 0.03, 0.085, light)) < 1);
                CHECK(std::abs(angle_of_rule(*straight, 0.915, 0.97, light)) < 1);
                const double shape = static_cast<double>(straight->height) / straight->width;
                CHECK(std::abs(shape / (paper_height_mm / paper_width_mm) - 1) < 0.15);
            }
        }
    }
}

TEST_CASE("print that is crooked on its paper is level afterwards") {
    for (const double turned : {-3.0, -1.5, 2.5}) {
        ReceiptScene scene = on_wood(held_at(usual_middle, usual_height, 4));
        scene.print_turned = turned;
        const auto straight = cut_of(scene);
        INFO(turned);
        CHECK(std::abs(angle_of_rule(*straight, 0.04, 0.085)) < 1);
    }
}

TEST_CASE("a receipt that is read becomes one, and can still be read") {
    const auto straight = cut_of(on_wood(held_at(usual_middle, usual_height, 10, 0.1)));
    CHECK(look_of(*straight) == PhotoLook::readable);
    CHECK(straight->number < 0);
    CHECK(encode_jpeg(*straight).ok());
}

TEST_CASE("corners that are no sheet's, and frames without their pixels, are errors") {
    FilmFrame frame = draw_scene(on_wood(held_at(usual_middle, usual_height, 0)));
    const auto cut = [&](const FilmOutline& corners) { return cut_out(frame, FoundPaper{corners, corners}).ok(); };
    CHECK(cut({{{100, 100}, {400, 100}, {400, 500}, {100, 500}}}));
    // Beyond the picture it is as its edge.
    CHECK(cut({{{-300, -200}, {1600, -100}, {1700, 900}, {-50, 800}}}));
    CHECK_FALSE(cut({}));
    CHECK_FALSE(cut({{{0, 0}, {100, 100}, {200, 200}, {300, 300}}}));
    CHECK_FALSE(cut({{{10, 10}, {400, 10}, {400, 12}, {10, 12}}}));
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    CHECK_FALSE(cut({{{nothing, 0}, {400, 0}, {400, 400}, {0, 400}}}));
    frame.pixels.resize(1000);
    CHECK_FALSE(cut({{{100, 100}, {400, 100}, {400, 500}, {100, 500}}}));
}
