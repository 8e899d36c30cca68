#include "kiosk/ui/picture_drawing.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <cstring>

using namespace copro;

namespace {

PictureWish circle_of(int size) {
    PictureWish wish;
    wish.name = fmt::format("circle{}", size);
    wish.picture = "circle";
    wish.svg = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><circle cx="20" cy="24" r="14")"
               R"( fill="#ffe27a" stroke="#14202b" stroke-width="3"/></svg>)";
    wish.size = size;
    wish.mirrored = size % 2 == 1;
    return wish;
}

bool are_equal(const SDL_Surface& one, const SDL_Surface& other) {
    return one.w == other.w && one.h == other.h && one.pitch == other.pitch &&
           std::memcmp(one.pixels, other.pixels,
                       static_cast<std::size_t>(one.pitch) * static_cast<std::size_t>(one.h)) == 0;
}

} // namespace

TEST_CASE("pictures drawn by two threads are what one draws, whoever comes to them first") {
    for (int round = 0; round < 20; ++round) {
        PictureDrawing drawing;
        for (int size = 40; size < 52; ++size) drawing.add(circle_of(size));
        drawing.add(circle_of(40));
        drawing.start();
        // From the end, so that both meet in the middle.
        for (int size = 51; size >= 40; --size) {
            const auto taken = drawing.take(circle_of(size).name);
            REQUIRE(taken.has_value());
            REQUIRE(taken->ok());
            const auto alone = draw_picture(circle_of(size));
            REQUIRE(alone.ok());
            REQUIRE(are_equal(*taken->value(), *alone.value()));
        }
        CHECK_FALSE(drawing.take(circle_of(40).name).has_value());
        CHECK_FALSE(drawing.take(circle_of(51).name).has_value());
    }
}

TEST_CASE("a picture that cannot be drawn says so, and the others are drawn") {
    PictureDrawing drawing;
    PictureWish broken = circle_of(40);
    broken.name = "broken";
    broken.picture = "bus";
    broken.svg = "no picture";
    drawing.add(broken);
    drawing.add(circle_of(41));
    drawing.start();
    const auto sound = drawing.take(circle_of(41).name);
    REQUIRE(sound.has_value());
    CHECK(sound->ok());
    const auto taken = drawing.take("broken");
    REQUIRE(taken.has_value());
    REQUIRE_FALSE(taken->ok());
    CHECK(taken->error().text() == "bus.svg: this picture cannot be drawn");
    CHECK_FALSE(drawing.take("never added").has_value());
}

TEST_CASE("pictures that nobody comes to fetch hold nothing up: who goes waits for the one that is being drawn alone") {
    {
        PictureDrawing drawing;
        for (int size = 40; size < 60; ++size) drawing.add(circle_of(size));
        drawing.start();
    }
    PictureDrawing next;
    next.add(circle_of(41));
    next.start();
    const auto taken = next.take(circle_of(41).name);
    REQUIRE(taken.has_value());
    CHECK(taken->ok());
}
