// A colour and its contrast with another, as WCAG 2 counts it; used by theme, checks and renderer. Values; any thread.
#pragma once

#include <cstdint>
#include <string>

namespace copro {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    bool operator==(const Colour&) const = default;
};

[[nodiscard]] constexpr Colour rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16U), static_cast<std::uint8_t>(hex >> 8U),
            static_cast<std::uint8_t>(hex)};
}

inline constexpr Colour black = rgb(0x000000);
inline constexpr Colour white = rgb(0xFFFFFF);

// 0 for black, 1 for white (WCAG 2.2, relative luminance).
[[nodiscard]] double luminance(Colour colour);
// 1 to 21.
[[nodiscard]] double contrast(Colour one, Colour other);
// The same of two luminances.
[[nodiscard]] double contrast_of_lights(double one, double other);
// "#14202B"
[[nodiscard]] std::string spelling(Colour colour);

} // namespace copro
