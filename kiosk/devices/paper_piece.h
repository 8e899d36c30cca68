// The largest thing in a picture that is lighter than the rest: what receipt_paper.cpp looks at. Pure, but for the
// library; any thread.
#pragma once

#include "kiosk/devices/leptonica_library.h"
#include "kiosk/devices/small_grey.h"

#include <array>
#include <optional>
#include <vector>

namespace copro {

using LightCounts = std::array<std::int64_t, 256>;
[[nodiscard]] LightCounts counts_of(const SmallGrey& grey);
// Otsu's: the lights above it and those up to it differ from each other as much as they can. Of those above `above`
// alone; -1 = of all.
[[nodiscard]] int best_threshold(const LightCounts& counts, int above);

// The outermost points of something, and what lies between them.
struct PaperPiece {
    bool is_alone = false; // nothing else of its size is there
    bool reaches_out = false;
    std::int64_t area = 0;
    std::vector<FilmPoint> edge;
};

// Of what is lighter than that. Nothing when no piece of it is as large as a receipt.
[[nodiscard]] std::optional<PaperPiece> largest_piece(const LeptonicaLibrary& leptonica, const SmallGrey& grey,
                                                      int threshold);

} // namespace copro
