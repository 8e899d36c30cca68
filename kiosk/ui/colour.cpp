#include "kiosk/ui/colour.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace copro {

namespace {

// Of each value that a channel can have: whole frames are read by it.
std::array<double, 256> linear_table() {
    std::array<double, 256> table{};
    for (std::size_t channel = 0; channel < table.size(); ++channel) {
        const double share = double(channel) / 255.0;
        table[channel] = share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    }
    return table;
}

double linear(std::uint8_t channel) {
    static const std::array<double, 256> table = linear_table();
    return table[channel];
}

} // namespace

double luminance(Colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

double contrast(Colour one, Colour other) { return contrast_of_lights(luminance(one), luminance(other)); }

double contrast_of_lights(double one, double other) {
    constexpr double flare = 0.05; // WCAG 2.2, contrast ratio
    return (std::max(one, other) + flare) / (std::min(one, other) + flare);
}

std::string spelling(Colour colour) {
    return fmt::format("#{:02X}{:02X}{:02X}", colour.red, colour.green, colour.blue);
}

} // namespace copro
