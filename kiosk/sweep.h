// Goes through every screen × language × text size × colour set × shape, for self-test, conformance and pictures. UI
// thread.
#pragma once

#include "kiosk/commands.h"
#include "kiosk/sample_screens.h"

#include <functional>
#include <string_view>

namespace copro {

// A screen shape that the kiosk must hold on, with its density.
struct SweptShape {
    const char* name = "";
    ScreenShape shape;
    double px_per_mm = 4.0;
    bool low_reach = false;
    bool big_buttons = false;
    // The languages that have no room there, "uk" at any text size and "it.largest" at one.
    std::string_view leaves_out = {};
};

inline constexpr SweptShape swept_shapes[] = {
    {"1920x1080", {1920, 1080}, 4.0},       // 21.5 inch
    {"1080x1920", {1080, 1920}, 4.0},       // the same, upright
    {"low-reach", {1080, 1920}, 4.0, true}, // everything in the lower half of that
    {"1280x800", {1280, 800}, 3.87},        // 15.4 inch
    // 15.6 inch, the lowest for its letters: with that glass an answer of "What you said last time" is higher than a
    // part at Largest in Italian. The made-up languages are longer than any, and left out with it.
    {"1366x768", {1366, 768}, 3.97, false, false, "it.largest en-XA ar-XB"},
    // For who asked for larger buttons, where there is the least room for them.
    {"big-buttons", {1280, 800}, 3.87, false, true},
};

// Where there is the least room: for what is measured on one shape alone.
inline constexpr const char* drawn_shape = "1280x800";

// For the text engine of who goes through them: the same words come again on each shape. A kiosk shows one at a time.
inline constexpr std::size_t sweep_text_bytes = 64U << 20U;

// One thing to look at: a part of a screen, laid out.
struct SweptScreen {
    const SampleScreen& sample;
    const Tree& tree;
    const Layout& layout;
    const SweptShape& shape;
    const std::string& language;
    TextSize text_size;
};

struct SweepWorld {
    Carried carried; // with the pseudo-languages
    std::shared_ptr<const Meeting> meeting;
    std::shared_ptr<const std::vector<SampleScreen>> samples; // of both
    AssetFolders folders;
    KioskConfig config;
    std::function<void(Tree&)> alter = {}; // done to each tree before it is laid out; for tests of what measures it
};
[[nodiscard]] Result<SweepWorld> open_sweep(const KioskOptions& options);

// Calls visit for each part of each screen; colours are the visitor's own loop, as they do not move anything.
void sweep(const SweepWorld& world, const SweepLimits& limits, TextEngine& text,
           const std::function<void(const SweptScreen&)>& visit);

} // namespace copro
