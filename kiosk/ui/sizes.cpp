#include "kiosk/ui/sizes.h"

#include <algorithm>

namespace copro {

namespace {

// Band and help bar grow slower than the text, so that the question keeps the room; never under 4.8 mm.
double chrome_capital_mm(TextSize size) {
    switch (size) {
    case TextSize::small: return 4.8;
    case TextSize::medium: return 5.1;
    case TextSize::standard: return 5.4;
    case TextSize::large: return 5.8;
    case TextSize::largest: return 6.6;
    }
    return 5.4;
}

} // namespace

Sizes sizes_of(double width_px, double height_px, double px_per_mm, TextSize text_size, bool big_buttons) {
    Sizes sizes;
    const double mm = px_per_mm;
    const double capital = capital_height_mm(text_size);
    // 1 where there is room for the sketches' calm, down to 0.4 where large letters meet a small screen: white space
    // gives way first, letters and targets never.
    // Targets do not shrink with the letters, so small letters alone make no room.
    const double weight = std::max(capital, 7.0);
    const double ease = std::clamp(std::min(height_px / mm / (weight * 36), width_px / mm / (weight * 48)), 0.4, 1.0);
    const double rank = (ease - 0.4) / 0.6;
    sizes.mm = mm;
    sizes.ease = rank;
    sizes.width = width_px;
    sizes.height = height_px;
    sizes.text = capital * mm;
    sizes.lead = capital * (1 + 0.12 * rank) * mm;
    sizes.label = capital * (1 + 0.07 * rank) * mm;
    // The frame's own buttons give way a little before the question does.
    sizes.action = std::max(least_capital_mm, capital * (0.8 + 0.27 * rank)) * mm;
    sizes.heading = capital * (1.1 + 0.36 * rank) * mm;
    sizes.small = std::max(least_capital_mm, capital * 0.75) * mm;
    sizes.chrome = std::max(least_capital_mm, chrome_capital_mm(text_size) * (0.82 + 0.18 * rank)) * mm;
    sizes.least_capital = least_capital_mm * mm;
    sizes.side = (6.5 + 9.5 * rank) * mm;
    sizes.top = (3 + 6 * rank) * mm;
    sizes.gap = (4 + rank) * mm;
    sizes.wide_gap = (6 + 4 * rank) * mm;
    sizes.pad = (2.2 + 4 * rank) * mm;
    sizes.pad_side = (4 + 4 * rank) * mm;
    // Larger text makes larger targets too, as far as the screen's height allows (VVSG 7.1-H).
    sizes.main_button = std::max(least_main_mm + 0.5, std::min(15 + 1.3 * capital, height_px / mm * 0.105)) * mm;
    sizes.big_buttons = big_buttons;
    if (big_buttons) sizes.main_button = std::max(sizes.main_button, (big_main_mm + 0.5) * mm);
    sizes.band_side = (6 + 6 * rank) * mm;
    sizes.bar_gap = 4 * mm;
    return sizes;
}

} // namespace copro
