// How this person wants to see and read: reset for the next one (VVSG 7.1-A). Values; any thread.
#pragma once

#include <string>

namespace copro {

// Capital H of body text: 4.8, 6.4, 7.4, 9.0, 12 mm (access.md V3, V4 and "decisions").
enum class TextSize { small, medium, standard, large, largest };
enum class ColourSet { day, night, paper, soft };
enum class Alphabet { abc, qwerty };

struct ViewSettings {
    TextSize text_size = TextSize::standard;
    ColourSet colours = ColourSet::day;
    std::string language = "en";
    Alphabet alphabet = Alphabet::abc;
    bool operator==(const ViewSettings&) const = default;
};

inline constexpr TextSize all_text_sizes[] = {TextSize::small, TextSize::medium, TextSize::standard, TextSize::large,
                                              TextSize::largest};
inline constexpr ColourSet all_colour_sets[] = {ColourSet::day, ColourSet::night, ColourSet::paper, ColourSet::soft};

[[nodiscard]] constexpr double capital_height_mm(TextSize size) {
    switch (size) {
    case TextSize::small: return 4.8;
    case TextSize::medium: return 6.4;
    case TextSize::standard: return 7.4;
    case TextSize::large: return 9.0;
    case TextSize::largest: return 12.0;
    }
    return 7.4;
}

[[nodiscard]] constexpr const char* name_of(TextSize size) {
    switch (size) {
    case TextSize::small: return "small";
    case TextSize::medium: return "medium";
    case TextSize::standard: return "standard";
    case TextSize::large: return "large";
    case TextSize::largest: return "largest";
    }
    return "";
}

[[nodiscard]] constexpr const char* name_of(ColourSet colours) {
    switch (colours) {
    case ColourSet::day: return "day";
    case ColourSet::night: return "night";
    case ColourSet::paper: return "paper";
    case ColourSet::soft: return "soft";
    }
    return "";
}

} // namespace copro
