#include "kiosk/devices/receipt_cut.h"

#include "kiosk/devices/leptonica_library.h"
#include "kiosk/devices/outline.h"
#include "kiosk/devices/photo.h"

#include <algorithm>
#include <cmath>

namespace copro {

namespace {

constexpr double most_pixels = 16e6; // 64 MB for a moment, whatever the camera gives
constexpr double least_cut_side = 16;
constexpr int most_print_side = 1000;
constexpr int least_print_side = 64;
constexpr double print_share = 0.96; // without the paper's edge, which is straighter than any print

// Where a place on the paper is in the picture: from 0, 0 at its first corner to 1, 1 at its third. Heckbert's square
// to quadrilateral.
class OnPaper {
public:
    explicit OnPaper(const FilmOutline& corners)
        : m_first(corners[0]) {
        const auto& [first, second, third, last] = corners;
        const FilmPoint one{second.x - third.x, second.y - third.y};
        const FilmPoint two{last.x - third.x, last.y - third.y};
        const FilmPoint sum{first.x - second.x + third.x - last.x, first.y - second.y + third.y - last.y};
        const double whole = one.x * two.y - two.x * one.y;
        m_across.far = (sum.x * two.y - two.x * sum.y) / whole;
        m_down.far = (one.x * sum.y - sum.x * one.y) / whole;
        m_across.x = second.x - first.x + m_across.far * second.x;
        m_across.y = second.y - first.y + m_across.far * second.y;
        m_down.x = last.x - first.x + m_down.far * last.x;
        m_down.y = last.y - first.y + m_down.far * last.y;
    }
    // False for corners in one line.
    [[nodiscard]] bool is_plane() const { return std::isfinite(m_across.far) && std::isfinite(m_down.far); }
    [[nodiscard]] FilmPoint in_picture(double across, double down) const {
        constexpr double least = 1e-6; // beyond it there is no picture
        const double far = std::max(least, m_across.far * across + m_down.far * down + 1);
        return {(m_across.x * across + m_down.x * down + m_first.x) / far,
                (m_across.y * across + m_down.y * down + m_first.y) / far};
    }

private:
    struct Step {
        double x = 0;
        double y = 0;
        double far = 0;
    };
    FilmPoint m_first;
    Step m_across;
    Step m_down;
};

// The colour between four pixels; beyond the picture, that of its edge.
std::uint32_t colour_at(const FilmFrame& frame, const FilmPoint& point) {
    const double x = std::clamp(point.x - 0.5, 0.0, frame.width - 1.0);
    const double y = std::clamp(point.y - 0.5, 0.0, frame.height - 1.0);
    const int left = static_cast<int>(x);
    const int top = static_cast<int>(y);
    const auto right_part = static_cast<std::uint32_t>((x - left) * 256);
    const auto low_part = static_cast<std::uint32_t>((y - top) * 256);
    const auto pixel = [&](int column, int row) {
        return frame
            .pixels[static_cast<std::size_t>(std::min(row, frame.height - 1)) * static_cast<std::size_t>(frame.width) +
                    static_cast<std::size_t>(std::min(column, frame.width - 1))];
    };
    const std::array pixels{pixel(left, top), pixel(left + 1, top), pixel(left, top + 1), pixel(left + 1, top + 1)};
    std::uint32_t colour = 0;
    for (const unsigned shift : {16U, 8U, 0U}) {
        const auto part = [&](std::size_t at) { return (pixels[at] >> shift) & 0xFFU; };
        const std::uint32_t high = part(0) * (256 - right_part) + part(1) * right_part;
        const std::uint32_t low = part(2) * (256 - right_part) + part(3) * right_part;
        colour |= ((high * (256 - low_part) + low * low_part) >> 16U) << shift;
    }
    return colour;
}

struct CutSize {
    double width = 0;
    double height = 0;
};

// As many pixels as the picture has along the longer of two sides.
CutSize size_of(const FilmOutline& corners) {
    const double width = std::max(distance(corners[0], corners[1]), distance(corners[3], corners[2]));
    const double height = std::max(distance(corners[0], corners[3]), distance(corners[1], corners[2]));
    const double less = std::min(1.0, std::sqrt(most_pixels / std::max(1.0, width * height)));
    return {width * less, height * less};
}

// The paper's light, small, in the library's own form.
OwnedPix light_on_paper(const LeptonicaLibrary& leptonica, const FilmFrame& frame, const OnPaper& paper,
                        const CutSize& size) {
    const double less = std::min(1.0, most_print_side / std::max(size.width, size.height)) * print_share;
    const int width = static_cast<int>(size.width * less);
    const int height = static_cast<int>(size.height * less);
    if (std::min(width, height) < least_print_side) return {nullptr, FreePix(leptonica)};
    OwnedPix light(leptonica.create(width, height, 8), FreePix(leptonica));
    if (light == nullptr) return light;
    const auto line = static_cast<std::size_t>(leptonica.words_a_line(light.get()));
    l_uint32* const data = leptonica.data(light.get());
    constexpr double edge = (1 - print_share) / 2;
    for (int y = 0; y < height; ++y) {
        l_uint32* const words = data + static_cast<std::size_t>(y) * line;
        for (int x = 0; x < width; ++x) {
            const FilmPoint point =
                paper.in_picture(edge + print_share * (x + 0.5) / width, edge + print_share * (y + 0.5) / height);
            const auto at = static_cast<unsigned>(x);
            words[at / 4] |= static_cast<l_uint32>(light_of(colour_at(frame, point))) << (8 * (3 - at % 4));
        }
    }
    return light;
}

// How far the print must be turned, in degrees with the clock, so that its lines are level; 0 when that is not sure.
double skew_of_print(const LeptonicaLibrary& leptonica, const FilmFrame& frame, const OnPaper& paper,
                     const CutSize& size) {
    constexpr int reach = 8; // ink is darker than what is this near
    constexpr float darker = 0.3F;
    constexpr float widest = 5;
    constexpr float step = 1;
    constexpr float finest = 0.01F;
    constexpr float least_sure = 2.5F;
    constexpr double least_skew = 0.2;
    const FreePix freed(leptonica);
    const OwnedPix light = light_on_paper(leptonica, frame, paper, size);
    Pix* found = nullptr;
    if (light == nullptr || leptonica.ink(light.get(), reach, darker, 1, 1, nullptr, &found) != 0) return 0;
    const OwnedPix print(found, freed);
    // Its lines may run either way, and where they begin is a line too: the surer of both tells.
    const OwnedPix turned(leptonica.turn(print.get(), 1), freed);
    float best = 0;
    float surest = 0;
    for (Pix* const one : {print.get(), turned.get()}) {
        float angle = 0;
        float sure = 0;
        if (one == nullptr || leptonica.find_skew(one, &angle, &sure, 2, 1, widest, step, finest) != 0) continue;
        if (sure <= surest) continue;
        surest = sure;
        best = angle;
    }
    return surest >= least_sure && std::abs(best) >= least_skew ? static_cast<double>(best) : 0;
}

} // namespace

Result<std::shared_ptr<const FilmFrame>> cut_out(const FilmFrame& frame, const FoundPaper& paper) {
    const LeptonicaLibrary& leptonica = *TRY(LeptonicaLibrary::load());
    TRY(check_pixels(frame));
    const CutSize size = size_of(paper.cut);
    const bool is_sheet = size.width >= least_cut_side && size.height >= least_cut_side && area_of(paper.cut) >= 1;
    const OnPaper on_paper(paper.cut);
    if (!is_sheet || !on_paper.is_plane()) return invalid("photo", "has no sheet there");
    const double turn = skew_of_print(leptonica, frame, on_paper, size) / degrees_a_radian;
    const double cos = std::cos(turn);
    const double sin = std::sin(turn);
    std::shared_ptr<FilmFrame> straight = wiped_frame();
    // Another picture than the one it is of.
    straight->number = -frame.number;
    straight->width = static_cast<int>(std::ceil(size.width * cos + size.height * std::abs(sin)));
    straight->height = static_cast<int>(std::ceil(size.width * std::abs(sin) + size.height * cos));
    straight->pixels.reserve(static_cast<std::size_t>(straight->width) * static_cast<std::size_t>(straight->height));
    for (int y = 0; y < straight->height; ++y) {
        for (int x = 0; x < straight->width; ++x) {
            const double right = x + 0.5 - straight->width / 2.0;
            const double low = y + 0.5 - straight->height / 2.0;
            const double across = (right * cos + low * sin) / size.width + 0.5;
            const double down = (low * cos - right * sin) / size.height + 0.5;
            straight->pixels.push_back(colour_at(frame, on_paper.in_picture(across, down)));
        }
    }
    return std::shared_ptr<const FilmFrame>(std::move(straight));
}

} // namespace copro
