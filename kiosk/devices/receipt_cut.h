// A receipt cut out of its picture and straightened: its four sides become a rectangle, and its lines of print level.
// Which of two sides is up stays as it was held: at a camera's few points a letter, what print looks like upside down
// is a guess. Pure, but for the library, which is loaded with the first; any thread.
#pragma once

#include "kiosk/devices/receipt_paper.h"

#include <memory>

namespace copro {

// It is overwritten when the last who holds it lets go. Errors: `internal` when the library is not there, `invalid` for
// a frame without its pixels, or for corners that are no sheet's.
[[nodiscard]] Result<std::shared_ptr<const FilmFrame>> cut_out(const FilmFrame& frame, const FoundPaper& paper);

} // namespace copro
