// Where a receipt is found, how far off, and where it is not said to be found: it is kept whole there.
#include "kiosk/devices/photo_guide.h"
#include "kiosk/devices/receipt_paper.h"
#include "tests/kiosk/devices/receipt_scene.h"

#include <catch2/catch.hpp>

using namespace copro;
using namespace copro::test;

namespace {

constexpr double px_a_mm = usual_height / paper_height_mm;
constexpr double most_off_mm = 1.5;

// How far the farthest corner is from where it should be, whichever is the first.
double farthest_corner(const FilmOutline& found, const FilmOutline& is) {
    double farthest = 0;
    for (const FilmPoint& corner : is) {
        double nearest = distance(corner, found[0]);
        for (const FilmPoint& other : found) nearest = std::min(nearest, distance(corner, other));
        farthest = std::max(farthest, nearest);
    }
    return farthest;
}

bool holds_all(const FilmOutline& cut, const FilmOutline& paper) {
    for (std::size_t side = 0; side < 4; ++side) {
        const StraightLine line = line_between(cut[side], cut[(side + 1) % 4]);
        for (const FilmPoint& corner : paper) {
            if (line.beside(corner) < 0) return false;
        }
    }
    return true;
}

void is_found(const ReceiptScene& scene) {
    const PaperSight sight = find_paper(draw_scene(scene)).value();
    REQUIRE(sight.paper);
    CHECK(farthest_corner(sight.paper->corners, *scene.paper) <= most_off_mm * px_a_mm);
    CHECK(holds_all(sight.paper->cut, *scene.paper));
    // Little more than the paper.
    CHECK(farthest_corner(sight.paper->cut, *scene.paper) <= 5 * px_a_mm);
}

void is_kept_whole(const ReceiptScene& scene) { CHECK_FALSE(find_paper(draw_scene(scene)).value().paper); }

ReceiptScene on_table(Table table) {
    ReceiptScene scene;
    scene.table = table;
    return scene;
}

ReceiptScene on_table(Table table, const FilmOutline& paper) {
    ReceiptScene scene = on_table(table);
    scene.paper = paper;
    return scene;
}

} // namespace

TEST_CASE("a receipt's corners are found within 1.5 mm, however it is turned, tilted, lit and on what table") {
    for (const Table table : {Table::dark, Table::wood}) {
        for (const double degrees : {0.0, 5.0, -12.0, 30.0, 45.0, 90.0, 172.0}) {
            for (const double tilt : {0.0, 0.15}) {
                ReceiptScene scene = on_table(table, held_at(usual_middle, usual_height, degrees, tilt));
                INFO(static_cast<int>(table) << " " << degrees << " " << tilt);
                is_found(scene);
                scene.light = 0.45;
                scene.noise = 10;
                INFO("in little light");
                is_found(scene);
            }
        }
    }
}

TEST_CASE("a table with a pattern, light that fades, and fingers on two edges do not hide a receipt") {
    for (const double degrees : {4.0, 25.0, 90.0}) {
        INFO(degrees);
        ReceiptScene scene = on_table(Table::checks, held_at(usual_middle, usual_height, degrees, 0.1));
        is_found(scene);
        scene = on_table(Table::dark, held_at(usual_middle, usual_height, degrees, 0.1));
        scene.cover = [](int x, int, double light) { return light * (1 - 0.4 * x / 1280); };
        is_found(scene);
    }
    ReceiptScene scene = on_table(Table::wood, held_at(usual_middle, usual_height, 0));
    scene.cover = [](int x, int y, double light) {
        const bool is_finger = std::abs(y - 360) < 30 && (std::abs(x - 500) < 40 || std::abs(x - 780) < 40);
        return is_finger ? 150.0 : light;
    };
    is_found(scene);
}

TEST_CASE("the corners begin with the one that was up and left as it was held") {
    for (const double degrees : {-20.0, 0.0, 20.0}) {
        const FilmOutline paper = held_at(usual_middle, usual_height, degrees);
        const PaperSight sight = find_paper(draw_scene(on_table(Table::dark, paper))).value();
        REQUIRE(sight.paper);
        CHECK(distance(sight.paper->corners[0], paper[0]) < most_off_mm * px_a_mm);
        CHECK(distance(sight.paper->cut[2], paper[2]) < 5 * px_a_mm);
    }
}

TEST_CASE("without a receipt, on a table as white, or half of it out of the picture, the picture is kept whole") {
    for (const Table table : {Table::dark, Table::wood, Table::checks, Table::white}) {
        INFO(static_cast<int>(table));
        is_kept_whole(on_table(table));
    }
    is_kept_whole(on_table(Table::white, held_at(usual_middle, usual_height, 5)));
    for (const FilmPoint& half_out : {FilmPoint{640, 700}, FilmPoint{60, 360}, FilmPoint{1200, 40}}) {
        const ReceiptScene scene = on_table(Table::dark, held_at(half_out, usual_height, 10));
        const PaperSight sight = find_paper(draw_scene(scene)).value();
        CHECK_FALSE(sight.paper);
        CHECK(sight.reaches_out);
    }
}

TEST_CASE("a shadow over some of it, a hand over a whole edge, or another sheet: nothing is cut away") {
    for (const double degrees : {0.0, 3.0, 8.0, 20.0}) {
        ReceiptScene shaded = on_table(Table::dark, held_at(usual_middle, usual_height, degrees));
        for (const int from : {300, 400, 520, 590}) {
            INFO(degrees << " " << from);
            shaded.cover = [from](int, int y, double light) { return y > from ? light * 0.55 : light; };
            const auto found = find_paper(draw_scene(shaded)).value().paper;
            CHECK((!found || holds_all(found->cut, *shaded.paper)));
        }
    }
    ReceiptScene scene = on_table(Table::dark, held_at(usual_middle, usual_height, 3));
    scene.cover = [](int x, int y, double light) { return y > 560 && std::abs(x - 640) < 100 ? 140.0 : light; };
    const auto in_hand = find_paper(draw_scene(scene)).value().paper;
    CHECK((!in_hand || holds_all(in_hand->cut, *scene.paper)));
    scene.cover = [](int x, int y, double light) { return x > 950 && x < 1150 && y > 200 && y < 420 ? 220.0 : light; };
    is_kept_whole(scene);
}

TEST_CASE("a picture of the largest camera is looked at as one of the smallest") {
    FilmOutline paper = held_at(usual_middle, usual_height, 8, 0.1);
    for (FilmPoint& corner : paper) corner = {corner.x * 3, corner.y * 3};
    ReceiptScene scene = on_table(Table::dark, paper);
    scene.width = 3840;
    scene.height = 2160;
    const PaperSight sight = find_paper(draw_scene(scene)).value();
    REQUIRE(sight.paper);
    CHECK(farthest_corner(sight.paper->corners, paper) <= most_off_mm * px_a_mm * 3);
    CHECK(holds_all(sight.paper->cut, paper));
}

TEST_CASE("a frame that has not the pixels it says is an error, and one too small for a receipt has none") {
    CHECK_FALSE(find_paper(FilmFrame()).ok());
    FilmFrame frame;
    frame.width = 640;
    frame.height = 480;
    frame.pixels.assign(100, 0xFFFFFF);
    CHECK_FALSE(find_paper(frame).ok());
    frame.width = -640;
    frame.height = -1;
    CHECK_FALSE(find_paper(frame).ok());
    for (const auto& [width, height] : {std::pair(1, 1), std::pair(3, 200), std::pair(4000, 1), std::pair(63, 63)}) {
        frame.width = width;
        frame.height = height;
        frame.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0xFFFFFF);
        CHECK_FALSE(find_paper(frame).value().paper);
    }
}

TEST_CASE("who holds a receipt to the camera is told what is in the way, and then to take the photo") {
    PhotoGuide guide;
    const auto told = [&](const ReceiptScene& scene) { return guide.next(find_paper(draw_scene(scene)).value()); };
    CHECK(told(on_table(Table::wood)) == PhotoAdvice::lay_flat);
    ReceiptScene dark = on_table(Table::dark);
    dark.light = 0.3;
    CHECK(told(dark) == PhotoAdvice::more_light);
    CHECK(told(on_table(Table::dark, held_at({640, 650}, usual_height, 4))) == PhotoAdvice::all_of_it);
    CHECK(told(on_table(Table::dark, held_at(usual_middle, 340, 4))) == PhotoAdvice::closer);
    CHECK(told(on_table(Table::dark, held_at(usual_middle, usual_height, 4))) == PhotoAdvice::hold_still);
    CHECK(told(on_table(Table::dark, held_at({646, 358}, usual_height, 4))) == PhotoAdvice::good);
    CHECK(told(on_table(Table::dark, held_at({700, 358}, usual_height, 4))) == PhotoAdvice::hold_still);
    guide.begin_again();
    CHECK(told(on_table(Table::dark, held_at({700, 358}, usual_height, 4))) == PhotoAdvice::hold_still);
}
