// Rectangles and points in pixels; used by layout, checks, renderer and pointer queue. Values; any thread.
#pragma once

#include <algorithm>
#include <cmath>

namespace copro {

struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

struct Rect {
    double x = 0;
    double y = 0;
    double w = 0;
    double h = 0;

    [[nodiscard]] double right() const { return x + w; }
    [[nodiscard]] double bottom() const { return y + h; }
    [[nodiscard]] Point centre() const { return {x + w / 2, y + h / 2}; }
    [[nodiscard]] bool empty() const { return w <= 0 || h <= 0; }
    [[nodiscard]] bool holds(Point point) const {
        return point.x >= x && point.x < right() && point.y >= y && point.y < bottom();
    }
    [[nodiscard]] bool holds(const Rect& other) const {
        return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
    }
    [[nodiscard]] bool meets(const Rect& other) const {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
    // Grown by `by` on every side; a negative `by` shrinks.
    [[nodiscard]] Rect grown(double by) const { return {x - by, y - by, w + 2 * by, h + 2 * by}; }
    bool operator==(const Rect&) const = default;
};

// The clear space between two rectangles along the axis on which they are apart; negative when they overlap.
[[nodiscard]] inline double gap_between(const Rect& one, const Rect& other) {
    const double across = std::max(other.x - one.right(), one.x - other.right());
    const double down = std::max(other.y - one.bottom(), one.y - other.bottom());
    return std::max(across, down);
}

// Both edges on whole pixels, so that neighbours keep their gap and text stays sharp.
[[nodiscard]] inline Rect snapped(const Rect& rect) {
    const double x = std::round(rect.x);
    const double y = std::round(rect.y);
    return {x, y, std::round(rect.right()) - x, std::round(rect.bottom()) - y};
}

} // namespace copro
