#include "kiosk/devices/outline.h"

#include <algorithm>
#include <cmath>

namespace copro {

namespace {

constexpr double nearly_nothing = 1e-9;

double cross(const FilmPoint& from, const FilmPoint& to, const FilmPoint& other) {
    return (to.x - from.x) * (other.y - from.y) - (to.y - from.y) * (other.x - from.x);
}

// Half of a band: points in order of x, those that lie inside are left out.
std::vector<FilmPoint> half_band(const std::vector<FilmPoint>& points) {
    std::vector<FilmPoint> half;
    for (const FilmPoint& point : points) {
        while (half.size() >= 2 && cross(half[half.size() - 2], half.back(), point) <= 0) half.pop_back();
        half.push_back(point);
    }
    return half;
}

struct GivenUp {
    std::size_t side = 0; // from this corner to the next
    FilmPoint corner;     // which takes the place of both
    double more = 0;      // what comes in
};

// Where the neighbours of a side meet beyond it.
std::optional<GivenUp> without_side(const std::vector<FilmPoint>& band, std::size_t side) {
    const std::size_t count = band.size();
    const FilmPoint& from = band[side];
    const FilmPoint& to = band[(side + 1) % count];
    const StraightLine before = line_between(band[(side + count - 1) % count], from);
    const StraightLine after = line_between(band[(side + 2) % count], to);
    const auto corner = crossing(before, after);
    if (!corner) return std::nullopt;
    const bool is_beyond =
        before.at(*corner) >= before.at(from) - nearly_nothing && after.at(*corner) >= after.at(to) - nearly_nothing;
    if (!is_beyond) return std::nullopt;
    return GivenUp{side, *corner, std::abs(cross(from, *corner, to)) / 2};
}

} // namespace

double StraightLine::beside(const FilmPoint& point) const {
    return along.x * (point.y - through.y) - along.y * (point.x - through.x);
}

double StraightLine::at(const FilmPoint& point) const {
    return along.x * (point.x - through.x) + along.y * (point.y - through.y);
}

double distance(const FilmPoint& from, const FilmPoint& to) { return std::hypot(to.x - from.x, to.y - from.y); }

StraightLine line_between(const FilmPoint& from, const FilmPoint& to) {
    const double length = std::max(distance(from, to), nearly_nothing);
    return {from, {(to.x - from.x) / length, (to.y - from.y) / length}};
}

StraightLine line_along(const std::vector<FilmPoint>& points) {
    FilmPoint middle;
    for (const FilmPoint& point : points) {
        middle.x += point.x / static_cast<double>(points.size());
        middle.y += point.y / static_cast<double>(points.size());
    }
    double across = 0;
    double down = 0;
    double both = 0;
    for (const FilmPoint& point : points) {
        const double x = point.x - middle.x;
        const double y = point.y - middle.y;
        across += x * x;
        down += y * y;
        both += x * y;
    }
    const double angle = std::atan2(2 * both, across - down) / 2;
    return {middle, {std::cos(angle), std::sin(angle)}};
}

std::optional<FilmPoint> crossing(const StraightLine& one, const StraightLine& other) {
    const double turn = one.along.x * other.along.y - one.along.y * other.along.x;
    if (std::abs(turn) < nearly_nothing) return std::nullopt;
    const double x = other.through.x - one.through.x;
    const double y = other.through.y - one.through.y;
    const double far = (x * other.along.y - y * other.along.x) / turn;
    return FilmPoint{one.through.x + far * one.along.x, one.through.y + far * one.along.y};
}

std::vector<FilmPoint> band_round(std::vector<FilmPoint> points) {
    const auto is_before = [](const FilmPoint& one, const FilmPoint& other) {
        return one.x != other.x ? one.x < other.x : one.y < other.y;
    };
    std::sort(points.begin(), points.end(), is_before);
    points.erase(std::unique(points.begin(), points.end()), points.end());
    std::vector<FilmPoint> band = half_band(points);
    std::reverse(points.begin(), points.end());
    const std::vector<FilmPoint> back = half_band(points);
    if (band.size() < 2 || band.size() + back.size() < 5) return {};
    band.pop_back();
    band.insert(band.end(), back.begin(), back.end() - 1);
    return band;
}

std::optional<FilmOutline> four_sides_round(std::vector<FilmPoint> band) {
    while (band.size() > 4) {
        std::optional<GivenUp> least;
        for (std::size_t side = 0; side < band.size(); ++side) {
            const auto without = without_side(band, side);
            if (without && (!least || without->more < least->more)) least = without;
        }
        if (!least) return std::nullopt;
        band[least->side] = least->corner;
        band.erase(band.begin() + static_cast<std::ptrdiff_t>((least->side + 1) % band.size()));
    }
    if (band.size() != 4) return std::nullopt;
    return FilmOutline{band[0], band[1], band[2], band[3]};
}

double area_of(const FilmOutline& outline) {
    return std::abs(cross(outline[0], outline[1], outline[2]) + cross(outline[0], outline[2], outline[3])) / 2;
}

FilmOutline as_it_was_held(const FilmOutline& outline) {
    std::size_t first = 0;
    double most = -2;
    for (std::size_t corner = 0; corner < outline.size(); ++corner) {
        const double rightwards = line_between(outline[corner], outline[(corner + 1) % 4]).along.x;
        if (rightwards <= most) continue;
        most = rightwards;
        first = corner;
    }
    FilmOutline held = outline;
    std::rotate(held.begin(), held.begin() + static_cast<std::ptrdiff_t>(first), held.end());
    return held;
}

} // namespace copro
