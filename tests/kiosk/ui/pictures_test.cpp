#include "kiosk/ui/pictures.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

namespace copro {

namespace {

const std::string face = R"(<svg viewBox="0 0 96 96"><!-- a face --><circle r="40" fill="#FFE27A" stroke="#14202B"/>)"
                         R"(<path d="M1 2" stroke="#14202b" fill="none"/><rect fill='white'/></svg>)";
const std::string arrow = R"(<svg><path stroke="#14202B" fill="none"/></svg>)";

} // namespace

TEST_CASE("on paper colours stay as they are drawn") {
    const PicturePaint paint{ColourSet::day, rgb(0x083B47), rgb(0xFFFFFF)};
    const std::string drawn = recoloured(face, paint);
    CHECK(drawn.find("fill=\"#FFE27A\"") != std::string::npos);
    CHECK(drawn.find("stroke=\"#14202B\"") != std::string::npos);
    CHECK(drawn.find("fill=\"none\"") != std::string::npos);
}

TEST_CASE("at night only lines are left, white on black") {
    const std::string drawn = recoloured(face, {ColourSet::night, rgb(0xFFFFFF), rgb(0x000000)});
    CHECK(drawn.find("stroke=\"#FFFFFF\"") != std::string::npos);
    CHECK(drawn.find("fill=\"#000000\"") != std::string::npos);
    CHECK(drawn.find("FFE27A") == std::string::npos);
    CHECK(drawn.find("14202") == std::string::npos);
    CHECK(drawn.find("white") == std::string::npos);
    CHECK(drawn.find("a face") != std::string::npos);
}

TEST_CASE("a line picture on a dark button takes the button's ink") {
    const PicturePaint paint{ColourSet::day, rgb(0xFFFFFF), rgb(0x083B47)};
    CHECK(recoloured(arrow, paint).find("stroke=\"#FFFFFF\"") != std::string::npos);
    CHECK(recoloured(face, paint).find("fill=\"#FFFFFF\"") != std::string::npos);
    CHECK(recoloured(face, paint).find("stroke=\"#14202B\"") != std::string::npos);
}

TEST_CASE("the organisation's picture stands before ours, and a missing one is an error") {
    const auto root = std::filesystem::temp_directory_path() / "copro-pictures-test";
    std::filesystem::create_directories(root / "own");
    std::filesystem::create_directories(root / "ours");
    std::ofstream(root / "own" / "bus.svg") << "own bus";
    std::ofstream(root / "ours" / "bus.svg") << "our bus";
    std::ofstream(root / "ours" / "car.svg") << "our car";
    PictureShelf shelf({root / "own", root / "ours"});
    CHECK(shelf.svg("bus").value() == "own bus");
    CHECK(shelf.svg("car").value() == "our car");
    const auto missing = shelf.svg("ship");
    REQUIRE_FALSE(missing.ok());
    CHECK(missing.error().kind == ErrorKind::not_found);
    CHECK_FALSE(shelf.svg("../own/bus").ok());
    std::filesystem::remove_all(root);
}

} // namespace copro
