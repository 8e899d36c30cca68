#include "kiosk/devices/photo_guide.h"

#include "kiosk/devices/outline.h"

namespace copro {

namespace {

// Of the picture's width or height: smaller, and its letters have too few points.
constexpr double least_reach = 0.6;
// Of the paper's own longest side: what a hand that trembles moves it.
constexpr double most_still = 0.03;

} // namespace

PhotoAdvice PhotoGuide::next(const PaperSight& sight) {
    const std::optional<FilmOutline> before = m_last;
    m_last = sight.paper ? std::optional(sight.paper->corners) : std::nullopt;
    if (sight.is_dark) return PhotoAdvice::more_light;
    if (!m_last) return sight.reaches_out ? PhotoAdvice::all_of_it : PhotoAdvice::lay_flat;
    if (sight.reach < least_reach) return PhotoAdvice::closer;
    if (!before) return PhotoAdvice::hold_still;
    double longest = 0;
    double moved = 0;
    for (std::size_t at = 0; at < 4; ++at) {
        longest = std::max(longest, distance((*m_last)[at], (*m_last)[(at + 1) % 4]));
        moved = std::max(moved, distance((*m_last)[at], (*before)[at]));
    }
    return moved > most_still * longest ? PhotoAdvice::hold_still : PhotoAdvice::good;
}

} // namespace copro
