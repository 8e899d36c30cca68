// A receipt as a camera sees it: real letters on paper, turned and tilted on some table, in some light. For tests of
// what finds and straightens it; by arithmetic of its own. One thread.
#pragma once

#include "kiosk/devices/outline.h"
#include "kiosk/text/text_engine.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <random>

namespace copro::test {

inline constexpr double paper_width_mm = 80;
inline constexpr double paper_height_mm = 157;
inline constexpr int paper_px = 7; // of its drawing, to a millimetre

// Print on a till's paper, 0 black to 255 white, with a ruled line above and one below: by those its angle is measured.
class PaperDrawing {
public:
    static constexpr int width = static_cast<int>(paper_width_mm) * paper_px;
    static constexpr int height = static_cast<int>(paper_height_mm) * paper_px;
    static constexpr double white = 225;
    static constexpr int upper_rule = 60;
    static constexpr int lower_rule = height - 60;

    PaperDrawing() {
        TextEngine text = TextEngine::open(installed_fonts()).take();
        const std::array lines{"Hillside Parking", "Ticket 2 hours",   "Paid by card", "Thank you and",
                               "please keep this", "Bus adult return", "Change given", "Journey of the day"};
        for (int line = 0; line * 44 + 110 < lower_rule - 60; ++line) {
            write(text, lines[static_cast<std::size_t>(line) % lines.size()], 40, line * 44 + 100);
            write(text, std::to_string(line * 7 % 40) + ".50", width - 130, line * 44 + 100);
        }
        for (const int rule : {upper_rule, lower_rule}) {
            for (int y = rule - 3; y < rule + 3; ++y) {
                for (int x = 40; x < width - 40; ++x) ink_at(x, y) = 1;
            }
        }
    }
    // along: which way its lines run on the paper; of length 1.
    [[nodiscard]] double light(const FilmPoint& at, const FilmPoint& along) const {
        const double right = at.x - width / 2.0;
        const double low = at.y - height / 2.0;
        const int column = static_cast<int>(std::floor(right * along.x + low * along.y + width / 2.0));
        const int row = static_cast<int>(std::floor(low * along.x - right * along.y + height / 2.0));
        if (column < 0 || row < 0 || column >= width || row >= height) return white;
        return white - 180.0 * m_ink[index(column, row)];
    }

private:
    [[nodiscard]] static std::size_t index(int x, int y) {
        return static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x);
    }
    float& ink_at(int x, int y) { return m_ink[index(x, y)]; }
    void write(TextEngine& text, const std::string& words, int left, int top) {
        TextRequest request;
        request.text = words;
        request.style.capital_px = 19;
        const TextBitmap& bitmap = text.draw(request);
        for (int y = 0; y < bitmap.height; ++y) {
            for (int x = 0; x < bitmap.width; ++x) {
                const int column = left + bitmap.left + x;
                const int row = top + bitmap.top + y;
                if (column < 0 || row < 0 || column >= width || row >= height) continue;
                const auto at =
                    static_cast<std::size_t>(y) * static_cast<std::size_t>(bitmap.width) + static_cast<std::size_t>(x);
                ink_at(column, row) = static_cast<float>(bitmap.coverage[at]) / 255;
            }
        }
    }
    std::vector<float> m_ink = std::vector<float>(static_cast<std::size_t>(width) * height);
};

// Where most of them are held.
inline constexpr FilmPoint usual_middle{640, 360};
inline constexpr double usual_height = 540;

inline const PaperDrawing& paper_drawing() {
    static const PaperDrawing drawing;
    return drawing;
}

// Rows of a plane's projection on another.
using Projection = std::array<std::array<double, 3>, 3>;

inline Projection times(const Projection& a, const Projection& b) {
    Projection product{};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) {
            for (std::size_t k = 0; k < 3; ++k) product[i][j] += a[i][k] * b[k][j];
        }
    }
    return product;
}

// Its inverse, but for a factor, which a projection does not have.
inline Projection adjugate(const Projection& m) {
    const auto minor = [&](std::size_t r, std::size_t c) {
        const std::size_t r1 = (r + 1) % 3;
        const std::size_t r2 = (r + 2) % 3;
        const std::size_t c1 = (c + 1) % 3;
        const std::size_t c2 = (c + 2) % 3;
        return m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1];
    };
    Projection inverse{};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) inverse[i][j] = minor(j, i);
    }
    return inverse;
}

// From the first three points as a plane's axes, so that the fourth is where all of them are 1.
inline Projection axes_of(const FilmOutline& points) {
    const Projection axes{
        {{points[0].x, points[1].x, points[2].x}, {points[0].y, points[1].y, points[2].y}, {1, 1, 1}}};
    const Projection inverse = adjugate(axes);
    Projection scaled = axes;
    for (std::size_t column = 0; column < 3; ++column) {
        const double share = inverse[column][0] * points[3].x + inverse[column][1] * points[3].y + inverse[column][2];
        for (std::size_t row = 0; row < 3; ++row) scaled[row][column] *= share;
    }
    return scaled;
}

inline FilmPoint through(const Projection& projection, const FilmPoint& point) {
    const auto part = [&](std::size_t row) {
        return projection[row][0] * point.x + projection[row][1] * point.y + projection[row][2];
    };
    return {part(0) / part(2), part(1) / part(2)};
}

enum class Table { dark, wood, checks, white };

struct ReceiptScene {
    int width = 1280;
    int height = 720;
    Table table = Table::dark;
    std::optional<FilmOutline> paper; // its corners, clockwise from its own upper left
    double print_turned = 0;          // degrees with the clock, as by a crooked printer
    double light = 1;
    double noise = 4;
    // What else falls on a point: a shadow, a hand.
    std::function<double(int x, int y, double light)> cover;
};

// Where a receipt is that is held there: turned with the clock, and tilted away.
inline FilmOutline held_at(const FilmPoint& middle, double height, double degrees, double tilt = 0) {
    const double width = height * paper_width_mm / paper_height_mm;
    const double angle = degrees / 57.29577951308232;
    FilmOutline corners{
        {{-width / 2, -height / 2}, {width / 2, -height / 2}, {width / 2, height / 2}, {-width / 2, height / 2}}};
    for (FilmPoint& corner : corners) {
        const double x = corner.x * std::cos(angle) - corner.y * std::sin(angle);
        const double y = corner.x * std::sin(angle) + corner.y * std::cos(angle);
        const double far = 1 + tilt * y / 600 + tilt * x / 1800;
        corner = {middle.x + x / far, middle.y + y / far};
    }
    return corners;
}

inline double table_light(Table table, int x, int y) {
    switch (table) {
    case Table::dark: return 55;
    case Table::wood: return 70 + 18 * std::sin(y / 9.0 + 3 * std::sin(x / 150.0));
    case Table::checks: return (x / 60 + y / 60) % 2 == 0 ? 40 : 75;
    case Table::white: return PaperDrawing::white - 3;
    }
    return 0;
}

inline FilmFrame draw_scene(const ReceiptScene& scene) {
    constexpr double across = PaperDrawing::width;
    constexpr double down = PaperDrawing::height;
    std::optional<Projection> to_paper;
    if (scene.paper)
        to_paper = times(axes_of({{{0, 0}, {across, 0}, {across, down}, {0, down}}}), adjugate(axes_of(*scene.paper)));
    const double turned = scene.print_turned / 57.29577951308232;
    const FilmPoint along{std::cos(turned), std::sin(turned)};
    std::mt19937 numbers(7);
    std::normal_distribution<double> grain(0, scene.noise);
    std::array<double, 4096> grains{};
    for (double& one : grains) one = grain(numbers);
    FilmFrame frame;
    frame.number = 1;
    frame.width = scene.width;
    frame.height = scene.height;
    frame.pixels.reserve(static_cast<std::size_t>(scene.width) * static_cast<std::size_t>(scene.height));
    for (int y = 0; y < scene.height; ++y) {
        for (int x = 0; x < scene.width; ++x) {
            const double table = table_light(scene.table, x, y);
            double light = 0;
            // Two looks at each point: edges and letters are as soft as a lens has them.
            for (const double within : {0.25, 0.75}) {
                const FilmPoint on = to_paper ? through(*to_paper, {x + within, y + within}) : FilmPoint{-1, -1};
                const bool is_paper = on.x >= 0 && on.y >= 0 && on.x < across && on.y < down;
                light += (is_paper ? paper_drawing().light(on, along) : table) / 2;
            }
            if (scene.cover) light = scene.cover(x, y, light);
            light = std::clamp(light * scene.light + grains[numbers() % grains.size()], 0.0, 255.0);
            frame.pixels.push_back(static_cast<std::uint32_t>(light) * 0x010101U);
        }
    }
    return frame;
}

} // namespace copro::test
