// One picture of a film, as it goes from the player to the glass. Values; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace copro {

struct FilmFrame {
    std::int64_t number = 0; // goes up with each new picture: the same number is the same picture
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels; // 0x..RRGGBB, rows from the top
};

// In a frame's pixels, from its upper left corner.
struct FilmPoint {
    double x = 0;
    double y = 0;
    bool operator==(const FilmPoint&) const = default;
};

// What is drawn round something that is seen in a frame: clockwise, from the upper left.
using FilmOutline = std::array<FilmPoint, 4>;

} // namespace copro
