#include "kiosk/devices/small_grey.h"

#include "kiosk/devices/photo.h"

#include <algorithm>

namespace copro {

Result<SmallGrey> SmallGrey::of(const FilmFrame& frame, int most_side) {
    TRY(check_pixels(frame));
    const auto row = static_cast<std::size_t>(frame.width);
    const int scale = (std::max(frame.width, frame.height) + most_side - 1) / most_side;
    const int width = frame.width / scale;
    const int height = frame.height / scale;
    Bytes rows;
    rows.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            int sum = 0;
            for (int v = y * scale; v < (y + 1) * scale; ++v) {
                const std::uint32_t* const pixels = frame.pixels.data() + static_cast<std::size_t>(v) * row;
                for (int u = x * scale; u < (x + 1) * scale; ++u) sum += light_of(pixels[u]);
            }
            rows.push_back(static_cast<std::uint8_t>(sum / (scale * scale)));
        }
    }
    SmallGrey small(width, height, std::move(rows));
    small.m_scale = scale;
    return small;
}

int SmallGrey::near(const FilmPoint& point) const {
    const int x = static_cast<int>(std::clamp(point.x, 0.0, m_width - 1.0));
    const int y = static_cast<int>(std::clamp(point.y, 0.0, m_height - 1.0));
    return at(x, y);
}

} // namespace copro
