// How this person wants to see and read: reset for the next one (VVSG 7.1-A). Values; any thread.
#pragma once

#include <string>

namespace copro {

// Capital H of body text: 4.8, 6.4, 7.4, 9.0, 12 mm (access.md V3, V4 and "decisions").
enum class TextSize { small, medium, standard, large, largest };
enum class ColourSet { day, night, paper, soft };
enum class Alphabet { abc, qwerty };

// The steps of S4 (VVSG 7.1-K asks 60 to 250 with 120 to begin with; up to 450 for those who are used to it), in
// measured words a minute.
inline constexpr int all_word_rates[] = {60, 80, 100, 120, 150, 180, 220, 260, 320, 380, 450};
inline constexpr int start_word_rate = 120;
// S5: steps of 6 dB, of which the highest is the device's own full loudness.
inline constexpr int softest = 0;
inline constexpr int loudest = 8;
inline constexpr int start_loudness = 5;

// How this person wants to hear.
struct VoiceSettings {
    bool on = false;
    bool paused = false;
    bool private_aloud = false; // names, typed words and money too, although others may hear (S8)
    int words_a_minute = start_word_rate;
    int loudness = start_loudness;
    bool operator==(const VoiceSettings&) const = default;
};

// How somebody with one or two switches is led from thing to thing (O6). Times in milliseconds.
enum class ScanWay { off, automatic, step, hold };
inline constexpr int scan_paces_ms[] = {600, 800, 1000, 1300, 1600, 2000, 2500, 3200, 4000, 5000, 6500, 8000};
inline constexpr int start_scan_pace_ms = 2000; // to begin with 1.5 to 2.0 s (Wade, O6)
// What is lit together where a screen has many things: each by itself, rows, or whole pieces of the screen first.
enum class ScanGrouping { rows, blocks, single };
struct ScanSettings {
    ScanWay way = ScanWay::off;
    ScanGrouping grouping = ScanGrouping::rows;
    int pace_ms = start_scan_pace_ms; // how long each thing is lit
    int first_pause_ms = 800;         // longer on the first of a row: the eye must find it
    int loops = 3;                    // then it waits for a press
    int accept_ms = 0;                // a press shorter than this does not count
    int release_ms = 300;             // after a press, another within this time does not count
    bool backwards = false;
    bool operator==(const ScanSettings&) const = default;
};

// O5: help for hands that shake, slide or press twice.
enum class TouchPoint {
    same,  // pressed and let go on the same thing: sliding off cancels
    first, // where the finger came down, wherever it is lifted
    last,  // where the finger is lifted, wherever it came down
};
struct TouchSettings {
    TouchPoint point = TouchPoint::same;
    int hold_ms = 0;     // held as long as this before it counts; 0 to 2,000
    int repeat_ms = 500; // another press within this time does not count; 0 to 2,000
    bool steady = false; // very short touches and jumps do not count
    bool operator==(const TouchSettings&) const = default;
};

struct ViewSettings {
    TextSize text_size = TextSize::standard;
    ColourSet colours = ColourSet::day;
    std::string language = "en";
    Alphabet alphabet = Alphabet::abc;
    VoiceSettings voice = {};
    ScanSettings scan = {};
    TouchSettings touch = {};
    bool low_reach = false;   // everything to press in the lower half of a tall screen
    bool big_buttons = false; // what is pressed most is 30 mm high (V2)
    bool unhurried = false;   // over a form the clock asks nothing until midnight (WCAG 2.2.1)
    bool curtain = false;     // nothing to be seen: for who listens and wants nobody to read along (S8)
    bool operator==(const ViewSettings&) const = default;
};

// What the desktop that a window stands on asks of all programs (EN 301 549 11.7); as a kiosk begins where it asks
// nothing.
struct DesktopLook {
    TextSize text_size = TextSize::standard;
    ColourSet colours = ColourSet::day;
    bool operator==(const DesktopLook&) const = default;
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
