#include "sync/base/picture_size.h"
#include "tests/sync/server/forms/media_files.h"

#include <catch2/catch.hpp>

using namespace copro;
using namespace copro::test;

TEST_CASE("how large a picture is, its first bytes say") {
    const auto png = size_of_png(sample_png());
    REQUIRE(png.ok());
    CHECK(png->width == 24);
    CHECK(png->height == 16);
    const auto jpeg = size_of_jpeg(sample_jpeg());
    REQUIRE(jpeg.ok());
    CHECK(jpeg->width == 16);
    CHECK(jpeg->height == 24);
    CHECK(jpeg->colours == 3);
    CHECK(check_size(*jpeg).ok());
    CHECK(check_size({most_pixels_a_side, most_pixels_a_side}).ok());
    CHECK_FALSE(check_size({most_pixels_a_side + 1, 1}).ok());
    CHECK_FALSE(check_size({1, most_pixels_a_side + 1}).ok());
    CHECK_FALSE(check_size({0, 1}).ok());
    CHECK_FALSE(check_size(size_of_png(huge_png()).value()).ok());
    CHECK_FALSE(check_size(size_of_jpeg(huge_jpeg()).value()).ok());
}

TEST_CASE("a picture that is cut short before its size has none") {
    for (std::size_t length = 0; length < 24; ++length) {
        CHECK_FALSE(size_of_png(sample_png().substr(0, length)).ok());
        CHECK_FALSE(size_of_jpeg(sample_jpeg().substr(0, length)).ok());
    }
}

// A reader of JPEG passes over such a marker; who took the next two bytes for its length would land on another size.
TEST_CASE("no marker hides a JPEG's size from who looks before it is decoded") {
    for (const char marker : {'\x01', '\xD0', '\xD8', '\xFF'}) {
        std::string jpeg = huge_jpeg();
        jpeg.insert(2, std::string("\xFF") + marker);
        INFO(static_cast<int>(marker));
        CHECK_FALSE(size_of_jpeg(jpeg).ok());
    }
}
