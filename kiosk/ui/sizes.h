// Every length on a screen, in pixels, from the text size and the screen's size in mm; used by the layout. Values; any
// thread.
#pragma once

#include "kiosk/view/settings.h"

namespace copro {

// Floors that no size goes under, in mm.
inline constexpr double least_capital_mm = 4.8; // 508 402.4, V3
inline constexpr double least_target_mm = 12.7; // VVSG 7.2-I, V1
inline constexpr double least_gap_mm = 2.54;    // VVSG 7.2-I, V1
inline constexpr double least_key_mm = 13;      // of the keys that one types with, a little more than V1 asks
inline constexpr double least_main_mm = 20;     // Chen 2013, V2
inline constexpr double big_main_mm = 30;       // the same, for whom still larger ones are easier
// The ring: a line of ink between two of glow, 5.5 mm in all (WCAG 2.4.13 asks for two CSS pixels).
inline constexpr double ring_inner_mm = 0.75;
inline constexpr double ring_ink_mm = 2.0;
inline constexpr double ring_outer_mm = 2.75;
inline constexpr double ring_mm = ring_inner_mm + ring_ink_mm + ring_outer_mm;

struct Sizes {
    double mm = 4; // pixels in a millimetre
    double ease =
        1; // 0 where large letters meet a small screen, 1 where there is room for all the calm of the sketches
    double width = 0;
    double height = 0;
    // Capital heights.
    double text = 0;
    double lead = 0;
    double label = 0;  // on buttons
    double action = 0; // on the buttons of the actions row
    double heading = 0;
    double small = 0;
    double chrome = 0; // band and help bar
    double least_capital = 0;
    // Space.
    double side = 0;     // page edge to content
    double top = 0;      // band to heading
    double gap = 0;      // between blocks and buttons
    double wide_gap = 0; // between tiles
    double pad = 0;      // inside a box, up and down
    double pad_side = 0;
    double main_button = 0; // least height
    bool big_buttons = false;
    double band_side = 0;
    double bar_gap = 0; // round the help bar's buttons
};

[[nodiscard]] Sizes sizes_of(double width_px, double height_px, double px_per_mm, TextSize text_size,
                             bool big_buttons = false);

} // namespace copro
