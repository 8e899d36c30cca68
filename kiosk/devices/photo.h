// What becomes of a camera's picture when it is kept: its colours, whether it can be read, and its bytes as JPEG. Pure
// but for the library that encodes, which is loaded with the first photo. Any thread.
#pragma once

#include "kiosk/app/ports.h"
#include "kiosk/view/film_frame.h"
#include "sync/base/bytes.h"

#include <memory>

namespace copro {

// What the lightest tenth of a picture reaches at least, when print on it can be read; of 255.
inline constexpr int least_light_to_read = 70;

// 0 black to 255 white.
[[nodiscard]] constexpr int light_of(std::uint32_t pixel) {
    const std::uint32_t red = (pixel >> 16U) & 0xFFU;
    const std::uint32_t green = (pixel >> 8U) & 0xFFU;
    const std::uint32_t blue = pixel & 0xFFU;
    return static_cast<int>((red * 77 + green * 150 + blue * 29) >> 8U);
}

// Its pixels are overwritten when the last who holds it lets go.
[[nodiscard]] std::shared_ptr<FilmFrame> wiped_frame();
// Error `invalid` for a frame that has not the pixels it says.
[[nodiscard]] Result<void> check_pixels(const FilmFrame& frame);

// yuv: all brightness first, then the two colours at half the size each way; of into's width and height.
void fill_from_yuv420(const Bytes& yuv, FilmFrame& into);
// So many quarters (0 to 3) with the clock, as another picture than the one it is of. The frame has the pixels it says.
[[nodiscard]] std::shared_ptr<const FilmFrame> turned(const FilmFrame& frame, int quarters);
// Told from its light and its edges alone: nothing of it is read.
[[nodiscard]] PhotoLook look_of(const FilmFrame& frame);
// In memory; wipe it once it is sealed. Error `internal` when the library is not there.
[[nodiscard]] Result<Bytes> encode_jpeg(const FilmFrame& frame);

} // namespace copro
