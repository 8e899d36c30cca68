// A picture as its light alone, and smaller: what paper and print are looked for in. Overwritten when it goes. Any
// thread.
#pragma once

#include "kiosk/view/film_frame.h"
#include "sync/base/bytes.h"
#include "sync/base/result.h"

namespace copro {

class SmallGrey {
public:
    SmallGrey(int width, int height, Bytes rows)
        : m_width(width)
        , m_height(height)
        , m_rows(std::move(rows)) {}
    // Each point the mean of those it stands for; neither side longer than most_side. Error `invalid` for a frame
    // that has not the pixels it says.
    [[nodiscard]] static Result<SmallGrey> of(const FilmFrame& frame, int most_side);
    SmallGrey(SmallGrey&&) noexcept = default;
    SmallGrey& operator=(SmallGrey&&) = delete;
    ~SmallGrey() { wipe(m_rows); }

    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }
    // How many of the frame's pixels a point has each way.
    [[nodiscard]] int scale() const { return m_scale; }
    [[nodiscard]] int at(int x, int y) const {
        return m_rows[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(x)];
    }
    // The nearest point there is.
    [[nodiscard]] int near(const FilmPoint& point) const;
    [[nodiscard]] const Bytes& rows() const { return m_rows; }

private:
    int m_width;
    int m_height;
    int m_scale = 1;
    Bytes m_rows;
};

} // namespace copro
