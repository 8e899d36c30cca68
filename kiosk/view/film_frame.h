// One picture of a film, as it goes from the player to the glass. Values; any thread.
#pragma once

#include <cstdint>
#include <vector>

namespace copro {

struct FilmFrame {
    std::int64_t number = 0; // goes up with each new picture: the same number is the same picture
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels; // 0x..RRGGBB, rows from the top
};

} // namespace copro
