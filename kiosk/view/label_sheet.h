// A name label to wear: what update puts together, and the printer draws. Values; any thread.
#pragma once

#include <string>

namespace copro {

// Of one label, as it lies in the printer.
struct LabelSize {
    int width_mm = 62;
    int height_mm = 29;
    bool operator==(const LabelSize&) const = default;
};
inline constexpr int least_label_mm = 15;
inline constexpr int most_label_mm = 150;

struct LabelSheet {
    std::string name;
    std::string role; // "" = none is to stand on it
    LabelSize size;
    std::string language; // BCP 47, of the role
    bool right_to_left = false;
};

} // namespace copro
