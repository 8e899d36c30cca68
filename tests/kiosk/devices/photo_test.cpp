#include "kiosk/devices/photo.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

// Lines of print on paper: dark strokes, three points wide, on a light ground.
FilmFrame receipt(std::uint32_t paper, std::uint32_t ink) {
    FilmFrame frame;
    frame.width = 320;
    frame.height = 240;
    for (int y = 0; y < frame.height; ++y) {
        for (int x = 0; x < frame.width; ++x) {
            const bool is_ink = y % 16 < 8 && x % 9 < 3 && x > 40 && x < 280;
            frame.pixels.push_back((is_ink ? ink : paper) * 0x010101U);
        }
    }
    return frame;
}

// Each point the mean of those around it: a camera that was moved, or is too close.
FilmFrame blurred(const FilmFrame& sharp, int reach) {
    FilmFrame frame = sharp;
    const auto at = [&](int x, int y) {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(frame.width) + static_cast<std::size_t>(x);
    };
    for (int y = 0; y < frame.height; ++y) {
        for (int x = 0; x < frame.width; ++x) {
            std::uint32_t sum = 0;
            std::uint32_t count = 0;
            for (int near = std::max(0, x - reach); near <= std::min(frame.width - 1, x + reach); ++near, ++count)
                sum += sharp.pixels[at(near, y)] & 0xFFU;
            frame.pixels[at(x, y)] = sum / count * 0x010101U;
        }
    }
    return frame;
}

} // namespace

TEST_CASE("print on paper can be read; in the dark, blurred or not there it cannot") {
    CHECK(look_of(receipt(220, 40)) == PhotoLook::readable);
    CHECK(look_of(receipt(120, 30)) == PhotoLook::readable);
    CHECK(look_of(receipt(40, 10)) == PhotoLook::dark);
    CHECK(look_of(blurred(receipt(220, 40), 12)) == PhotoLook::blurred);
    CHECK(look_of(receipt(200, 200)) == PhotoLook::blurred);
    CHECK(look_of(FilmFrame()) == PhotoLook::dark);
}

TEST_CASE("a photo is turned with the clock, all of it, and is another picture each time") {
    FilmFrame frame;
    frame.number = 7;
    frame.width = 3;
    frame.height = 2;
    frame.pixels = {1, 2, 3, 4, 5, 6};
    const std::vector<std::vector<std::uint32_t>> wanted{
        {1, 2, 3, 4, 5, 6}, {4, 1, 5, 2, 6, 3}, {6, 5, 4, 3, 2, 1}, {3, 6, 2, 5, 1, 4}};
    std::vector<std::int64_t> numbers;
    for (int quarters = 0; quarters < 4; ++quarters) {
        const auto one = turned(frame, quarters);
        CHECK(one->width == (quarters % 2 == 0 ? 3 : 2));
        CHECK(one->height == (quarters % 2 == 0 ? 2 : 3));
        CHECK(one->pixels == wanted[static_cast<std::size_t>(quarters)]);
        CHECK(std::find(numbers.begin(), numbers.end(), one->number) == numbers.end());
        numbers.push_back(one->number);
        // Nor is it one that was cut out of the same picture, turned.
        FilmFrame cut = frame;
        cut.number = -frame.number;
        numbers.push_back(turned(cut, quarters)->number);
    }
}

TEST_CASE("a photo becomes a JPEG in memory, and one without pixels an error") {
    const auto jpeg = encode_jpeg(receipt(220, 40));
    REQUIRE(jpeg.ok());
    REQUIRE(jpeg->size() > 1000);
    CHECK((*jpeg)[0] == 0xFF);
    CHECK((*jpeg)[1] == 0xD8);
    CHECK((*jpeg)[jpeg->size() - 2] == 0xFF);
    CHECK((*jpeg)[jpeg->size() - 1] == 0xD9);
    CHECK(*jpeg == encode_jpeg(receipt(220, 40)).value());
    CHECK_FALSE(encode_jpeg(FilmFrame()).ok());
}

TEST_CASE("a camera's brightness and colours become the glass's") {
    FilmFrame frame;
    frame.width = 2;
    frame.height = 2;
    const Bytes white{235, 235, 16, 16, 128, 128};
    fill_from_yuv420(white, frame);
    CHECK(frame.pixels == std::vector<std::uint32_t>{0xFFFFFF, 0xFFFFFF, 0, 0});
    const Bytes red{81, 81, 81, 81, 90, 240};
    fill_from_yuv420(red, frame);
    CHECK((frame.pixels[0] >> 16U) > 250);
    CHECK((frame.pixels[0] & 0xFFFFU) < 0x0505U);
}
