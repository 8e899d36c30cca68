// Where a receipt lies in a camera's picture: a sheet that is lighter than what is round it, turned and tilted as
// somebody holds it. Found only where it is sure: a receipt that is cut wrongly is worse than one with its table.
// Pure, but for the library, which is loaded with the first; any thread.
#pragma once

#include "kiosk/view/film_frame.h"
#include "sync/base/result.h"

#include <optional>

namespace copro {

struct FoundPaper {
    FilmOutline corners; // of the paper, from the one that was up and left as it was held
    FilmOutline cut;     // a little outside of it, so that nothing of it is lost
};

struct PaperSight {
    bool is_dark = false;     // nothing could be read
    bool reaches_out = false; // what may be paper goes on beyond the picture
    double reach = 0;         // how much of the picture's width or height the paper takes, whichever is more: 0 to 1
    std::optional<FoundPaper> paper;
};

// Errors: `internal` when the library is not there, `invalid` for a frame without its pixels.
[[nodiscard]] Result<PaperSight> find_paper(const FilmFrame& frame);

} // namespace copro
