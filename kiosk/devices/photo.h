// What becomes of a camera's picture when it is kept: its colours, whether it can be read, and its bytes as JPEG. Pure
// but for the library that encodes, which is loaded with the first photo. Any thread.
#pragma once

#include "kiosk/app/ports.h"
#include "kiosk/view/film_frame.h"
#include "sync/base/bytes.h"

namespace copro {

// yuv: all brightness first, then the two colours at half the size each way; of into's width and height.
void fill_from_yuv420(const Bytes& yuv, FilmFrame& into);
// Told from its light and its edges alone: nothing of it is read.
[[nodiscard]] PhotoLook look_of(const FilmFrame& frame);
// In memory; wipe it once it is sealed. Error `internal` when the library is not there.
[[nodiscard]] Result<Bytes> encode_jpeg(const FilmFrame& frame);

} // namespace copro
