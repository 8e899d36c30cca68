#include "kiosk/ui/own_picture.h"
#include "kiosk/ui/pictures.h"
#include "kiosk/view/own_media.h"
#include "sync/base/files.h"
#include "tests/sync/base/temp_folder.h"
#include "tests/sync/server/forms/media_files.h"

#include <catch2/catch.hpp>

using namespace copro;
using namespace copro::test;

namespace {

// 0xAARRGGBB
std::uint32_t pixel_at(const SDL_Surface& surface, int x, int y) {
    const auto* row = reinterpret_cast<const std::uint32_t*>(static_cast<const std::uint8_t*>(surface.pixels) +
                                                             static_cast<std::ptrdiff_t>(y) * surface.pitch);
    return row[x];
}

} // namespace

TEST_CASE("an author's picture is drawn whole, in its own colours and shape, as large as fits") {
    const auto png = drawn_own_picture(sample_png(), "own", 48);
    REQUIRE(png.ok());
    REQUIRE((*png)->w == 48);
    REQUIRE((*png)->h == 32);
    CHECK(pixel_at(**png, 5, 16) == 0xFF0000FF);
    CHECK(pixel_at(**png, 40, 16) == 0xFFFF0000);
    const auto jpeg = drawn_own_picture(sample_jpeg(), "own", 12);
    REQUIRE(jpeg.ok());
    CHECK((*jpeg)->w == 8);
    CHECK((*jpeg)->h == 12);
    const std::uint32_t green = pixel_at(**jpeg, 4, 6);
    CHECK(((green >> 8U) & 255U) > ((green >> 16U) & 255U) + 60);
}

TEST_CASE("an author's SVG stands on white, in whatever colours the screen is") {
    const auto svg = drawn_own_picture(sample_svg(R"(<rect width="5" height="10" fill="#000000"/>)"), "own", 40);
    REQUIRE(svg.ok());
    REQUIRE((*svg)->w == 40);
    CHECK(pixel_at(**svg, 5, 20) == 0xFF000000);
    CHECK(pixel_at(**svg, 35, 20) == 0xFFFFFFFF);
}

TEST_CASE("a picture that was damaged on the disk says so instead of being drawn") {
    const std::string png = sample_png();
    for (const std::string& bytes : {png.substr(0, 40), std::string("no picture"), std::string()}) {
        CHECK_FALSE(drawn_own_picture(bytes, "own", 40).ok());
    }
}

TEST_CASE("a small file that stands for a huge picture is refused by its first bytes, before it costs memory") {
    for (const std::string& bytes : {huge_png(), huge_jpeg()}) {
        const auto drawn = drawn_own_picture(bytes, "own", 48);
        REQUIRE_FALSE(drawn.ok());
        CHECK(drawn.error().place == "own");
        CHECK(drawn.error().reason == "the picture has 30000 x 30000 pixels; make it at most 2048 x 2048");
    }
}

TEST_CASE("an author's picture lies under its hash, and no name reaches another file") {
    const TempFolder folder;
    const std::string hash = sha256_of(sample_png());
    REQUIRE(replace_file(folder.path() / hash, sample_png()).ok());
    REQUIRE(replace_file(folder.path() / "other", "secret").ok());
    PictureShelf shelf({folder.path()});
    CHECK(shelf.svg(own_name(hash)).value() == sample_png());
    CHECK_FALSE(shelf.svg(own_name(std::string(64, '0'))).ok());
    CHECK_FALSE(shelf.svg("own-other").ok());
    CHECK_FALSE(shelf.svg("own-../other").ok());
}
