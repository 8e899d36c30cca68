// The geometry of a sheet's four sides: what is round some points, which lines run along them, where those cross. Pure;
// any thread.
#pragma once

#include "kiosk/view/film_frame.h"

#include <optional>
#include <vector>

namespace copro {

inline constexpr double degrees_a_radian = 57.29577951308232;

struct StraightLine {
    FilmPoint through;
    FilmPoint along; // of length 1
    // How far a point is from it, to the right of where it goes (as y grows downwards).
    [[nodiscard]] double beside(const FilmPoint& point) const;
    // How far along it a point is.
    [[nodiscard]] double at(const FilmPoint& point) const;
};

[[nodiscard]] double distance(const FilmPoint& from, const FilmPoint& to);
// from and to must differ.
[[nodiscard]] StraightLine line_between(const FilmPoint& from, const FilmPoint& to);
// The line that is nearest to two points or more, by the squares of their distances.
[[nodiscard]] StraightLine line_along(const std::vector<FilmPoint>& points);
// Nothing for lines that never meet.
[[nodiscard]] std::optional<FilmPoint> crossing(const StraightLine& one, const StraightLine& other);

// The corners of what a rubber band round them would be, clockwise; empty for fewer than three that are in no line.
[[nodiscard]] std::vector<FilmPoint> band_round(std::vector<FilmPoint> points);
// Four sides round the band, all of it inside, with little more: side by side the smallest is given up for its
// neighbours, which then meet. Nothing when they would not.
[[nodiscard]] std::optional<FilmOutline> four_sides_round(std::vector<FilmPoint> band);
[[nodiscard]] double area_of(const FilmOutline& outline);
// The same corners, clockwise, from where the side begins that is most like an upper one: the way it was held.
[[nodiscard]] FilmOutline as_it_was_held(const FilmOutline& outline);

} // namespace copro
