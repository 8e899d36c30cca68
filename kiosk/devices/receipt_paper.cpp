#include "kiosk/devices/receipt_paper.h"

#include "kiosk/devices/outline.h"
#include "kiosk/devices/paper_piece.h"
#include "kiosk/devices/photo.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace copro {

namespace {

// A sheet's sides are straight lines at this size too, and print on it is hardly there.
constexpr int most_points = 480;
constexpr int least_points = 64;
constexpr double least_filled = 0.92; // of the four sides' area: a finger may hide some
constexpr double filled_out = 0.93;   // a sheet that goes on beyond the picture
constexpr double least_side = 20;
constexpr double least_angle = 50; // degrees
constexpr double near_side = 4;
constexpr double on_side = 2;
constexpr double most_moved = 6; // a corner, when its lines are drawn along the edge
constexpr double most_bulge = 8;
constexpr double cut_margin = 2;
// Each side is looked at in this many places, a little inside of it and a little outside.
constexpr int places_a_side = 17;
constexpr int least_good_places = 11;
constexpr double beside_side = 5;
constexpr int least_contrast = 12; // of 255
// Outside of a side a shadow on the paper begins, which would be cut off with all that is printed in it.
constexpr double shadow_from = 0.25; // of the way from table to paper
constexpr int most_in_a_row = 6;
constexpr int most_in_all = 11;
constexpr std::array beyond_side{4.0, 6.0, 8.0}; // between letters in a shadow there is paper

double filled(const PaperPiece& piece, const FilmOutline& outline) {
    double round = 0;
    for (std::size_t side = 0; side < 4; ++side) round += distance(outline[side], outline[(side + 1) % 4]);
    // The edge's points stand in the middle of theirs: half of each is outside.
    return static_cast<double>(piece.area) / (area_of(outline) + round / 2);
}

using FourLines = std::array<StraightLine, 4>; // clockwise: what is to the right of each is inside

std::optional<FilmOutline> corners_of(const FourLines& lines) {
    FilmOutline corners;
    for (std::size_t side = 0; side < 4; ++side) {
        const auto corner = crossing(lines[(side + 3) % 4], lines[side]);
        if (!corner) return std::nullopt;
        corners[side] = *corner;
    }
    return corners;
}

// The line along the edge between two corners. Nothing where too little of it is seen.
std::optional<StraightLine> line_of_side(const PaperPiece& piece, const FilmPoint& from, const FilmPoint& to) {
    constexpr double from_share = 0.08; // a corner may be folded
    constexpr double to_share = 0.92;
    const double length = distance(from, to);
    if (length < least_side) return std::nullopt;
    const StraightLine rough = line_between(from, to);
    std::vector<FilmPoint> near;
    for (const FilmPoint& point : piece.edge) {
        const double at = rough.at(point) / length;
        if (at > from_share && at < to_share && std::abs(rough.beside(point)) < near_side) near.push_back(point);
    }
    if (near.size() < least_good_places) return std::nullopt;
    StraightLine line = line_along(near);
    if (line.along.x * rough.along.x + line.along.y * rough.along.y < 0) line.along = {-line.along.x, -line.along.y};
    std::set<int> seen;
    for (const FilmPoint& point : near) {
        if (std::abs(line.beside(point)) >= on_side) continue;
        const double at = (rough.at(point) / length - from_share) / (to_share - from_share);
        seen.insert(static_cast<int>(at * places_a_side));
    }
    if (seen.size() < least_good_places) return std::nullopt;
    return line;
}

bool has_square_corners(const FilmOutline& corners) {
    for (std::size_t at = 0; at < 4; ++at) {
        const StraightLine back = line_between(corners[at], corners[(at + 3) % 4]);
        const StraightLine on = line_between(corners[at], corners[(at + 1) % 4]);
        const double angle = std::acos(std::clamp(back.along.x * on.along.x + back.along.y * on.along.y, -1.0, 1.0));
        const double degrees = angle * degrees_a_radian;
        if (degrees < least_angle || degrees > 180 - least_angle) return false;
    }
    return true;
}

// What the light is along a side, inside and outside of it.
struct SideLights {
    std::array<int, places_a_side> inside{};
    std::array<int, places_a_side> outside{};
    std::array<int, places_a_side> lightest_beyond{};
};

SideLights lights_of(const SmallGrey& grey, const FilmPoint& from, const FilmPoint& to) {
    constexpr double first = 0.1;
    constexpr double last = 0.9;
    const StraightLine line = line_between(from, to);
    const double length = distance(from, to);
    SideLights lights;
    for (std::size_t place = 0; place < places_a_side; ++place) {
        const double at = length * (first + (last - first) * static_cast<double>(place) / (places_a_side - 1));
        const FilmPoint on{from.x + line.along.x * at, from.y + line.along.y * at};
        lights.inside[place] = grey.near({on.x - line.along.y * beside_side, on.y + line.along.x * beside_side});
        const auto outside = [&](double far) {
            return grey.near({on.x + line.along.y * far, on.y - line.along.x * far});
        };
        lights.outside[place] = outside(beside_side);
        for (const double far : beyond_side)
            lights.lightest_beyond[place] = std::max(lights.lightest_beyond[place], outside(far));
    }
    return lights;
}

bool is_edge(const SideLights& side) {
    int good = 0;
    for (std::size_t place = 0; place < places_a_side; ++place)
        good += side.inside[place] - side.outside[place] >= least_contrast ? 1 : 0;
    return good >= least_good_places;
}

bool goes_on_in_shadow(const SideLights& side, double shadow) {
    int in_all = 0;
    int in_a_row = 0;
    int most = 0;
    for (const int light : side.lightest_beyond) {
        in_a_row = light > shadow ? in_a_row + 1 : 0;
        in_all += light > shadow ? 1 : 0;
        most = std::max(most, in_a_row);
    }
    return most > most_in_a_row || in_all > most_in_all;
}

// All four sides are where paper ends: lighter inside, and no paper in a shadow beyond.
bool ends_at(const SmallGrey& grey, const FilmOutline& corners) {
    std::array<SideLights, 4> sides;
    std::vector<int> inside;
    std::vector<int> outside;
    for (std::size_t side = 0; side < 4; ++side) {
        sides[side] = lights_of(grey, corners[side], corners[(side + 1) % 4]);
        if (!is_edge(sides[side])) return false;
        inside.insert(inside.end(), sides[side].inside.begin(), sides[side].inside.end());
        outside.insert(outside.end(), sides[side].outside.begin(), sides[side].outside.end());
    }
    std::sort(inside.begin(), inside.end());
    std::sort(outside.begin(), outside.end());
    const int paper = inside[inside.size() / 2];
    const int table = outside[outside.size() / 5];
    const double shadow = table + shadow_from * (paper - table);
    return std::none_of(sides.begin(), sides.end(),
                        [&](const SideLights& side) { return goes_on_in_shadow(side, shadow); });
}

// So far outside that all of the piece is inside. Nothing for a piece with a bulge: its sides are not straight.
std::optional<FilmOutline> round_all_of(const std::vector<FilmPoint>& band, FourLines lines) {
    for (StraightLine& line : lines) {
        double out = 0;
        for (const FilmPoint& point : band) out = std::max(out, -line.beside(point));
        if (out > most_bulge) return std::nullopt;
        out += cut_margin;
        line.through = {line.through.x + line.along.y * out, line.through.y - line.along.x * out};
    }
    return corners_of(lines);
}

FilmOutline scaled(const FilmOutline& outline, int scale) {
    FilmOutline larger = outline;
    for (FilmPoint& point : larger) point = {point.x * scale, point.y * scale};
    return larger;
}

std::optional<FoundPaper> sheet_of(const SmallGrey& grey, const PaperPiece& piece, const std::vector<FilmPoint>& band,
                                   const FilmOutline& rough) {
    FourLines lines;
    for (std::size_t side = 0; side < 4; ++side) {
        const auto line = line_of_side(piece, rough[side], rough[(side + 1) % 4]);
        if (!line) return std::nullopt;
        lines[side] = *line;
    }
    const auto corners = corners_of(lines);
    if (!corners) return std::nullopt;
    for (std::size_t at = 0; at < 4; ++at) {
        if (distance((*corners)[at], rough[at]) > most_moved) return std::nullopt;
    }
    const bool is_sheet =
        filled(piece, *corners) >= least_filled && has_square_corners(*corners) && ends_at(grey, *corners);
    const auto cut = is_sheet ? round_all_of(band, lines) : std::nullopt;
    if (!cut) return std::nullopt;
    return FoundPaper{as_it_was_held(scaled(*corners, grey.scale())), as_it_was_held(scaled(*cut, grey.scale()))};
}

void look_above(const LeptonicaLibrary& leptonica, const SmallGrey& grey, int threshold, PaperSight& into) {
    const auto piece = largest_piece(leptonica, grey, threshold);
    if (!piece) return;
    const std::vector<FilmPoint> band = band_round(piece->edge);
    const auto rough = four_sides_round(band);
    if (!rough) return;
    into.reaches_out = piece->reaches_out && filled(*piece, *rough) >= filled_out;
    if (!piece->reaches_out && piece->is_alone) into.paper = sheet_of(grey, *piece, band, *rough);
}

// What the lightest fiftieth reaches at least: a receipt takes more of the picture than that.
int light_reached_by_some(const LightCounts& counts, std::int64_t all) {
    std::int64_t above = 0;
    for (int light = 255; light > 0; --light) {
        above += counts[static_cast<std::size_t>(light)];
        if (above * 50 >= all) return light;
    }
    return 0;
}

double reach_of(const FilmOutline& outline, const FilmFrame& frame) {
    const auto [left, right] =
        std::minmax_element(outline.begin(), outline.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
    const auto [top, bottom] =
        std::minmax_element(outline.begin(), outline.end(), [](const auto& a, const auto& b) { return a.y < b.y; });
    return std::max((right->x - left->x) / frame.width, (bottom->y - top->y) / frame.height);
}

} // namespace

Result<PaperSight> find_paper(const FilmFrame& frame) {
    const LeptonicaLibrary& leptonica = *TRY(LeptonicaLibrary::load());
    const SmallGrey grey = TRY(SmallGrey::of(frame, most_points));
    PaperSight sight;
    const LightCounts counts = counts_of(grey);
    sight.is_dark = light_reached_by_some(counts, static_cast<std::int64_t>(grey.rows().size())) < least_light_to_read;
    if (grey.width() < least_points || grey.height() < least_points) return sight;
    const int threshold = best_threshold(counts, -1);
    look_above(leptonica, grey, threshold, sight);
    // A hand that holds it, or a light pattern of the table, is on the lighter side too: once more among those alone.
    if (!sight.paper && !sight.reaches_out) look_above(leptonica, grey, best_threshold(counts, threshold), sight);
    if (sight.paper) sight.reach = reach_of(sight.paper->corners, frame);
    return sight;
}

} // namespace copro
