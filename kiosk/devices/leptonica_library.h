// Leptonica, loaded when the first photo is framed: neither start nor memory know it before. Of what Debian has that
// finds and straightens print it is the smaller: one package of 3 MB, whose own needs SDL2_image has brought already,
// where OpenCV's brings six of 9 MB, and threads of their own. receipt_paper and straighten alone; any thread.
#pragma once

#include "sync/base/result.h"

#include <leptonica/allheaders.h>

#include <memory>

namespace copro {

// The functions that are called, by their names without "pix". What it has allocated for a picture is overwritten when
// it is freed.
struct LeptonicaLibrary {
    decltype(&pixCreate) create = nullptr;
    decltype(&pixDestroy) destroy = nullptr;
    decltype(&pixaDestroy) destroy_all = nullptr;
    decltype(&boxaDestroy) destroy_boxes = nullptr;
    decltype(&pixGetData) data = nullptr;
    decltype(&pixGetWpl) words_a_line = nullptr;
    decltype(&pixGetWidth) width = nullptr;
    decltype(&pixGetHeight) height = nullptr;
    decltype(&pixCloseSafeBrick) close_gaps = nullptr;
    decltype(&pixOpenBrick) open_bridges = nullptr;
    decltype(&pixConnComp) pieces = nullptr;
    decltype(&pixaGetCount) piece_count = nullptr;
    decltype(&pixaGetPix) piece = nullptr;
    decltype(&pixaGetBoxGeometry) piece_place = nullptr;
    decltype(&pixCountPixels) count = nullptr;
    decltype(&pixSauvolaBinarizeTiled) ink = nullptr;
    decltype(&pixRotateOrth) turn = nullptr;
    decltype(&pixFindSkewSweepAndSearch) find_skew = nullptr;

    // Loaded once, and kept. Error `internal` when the library or one of these is not there.
    [[nodiscard]] static Result<const LeptonicaLibrary*> load();
};

// A picture of the library's, or several; gone with this.
class FreePix {
public:
    explicit FreePix(const LeptonicaLibrary& library)
        : m_library(&library) {}
    void operator()(Pix* pix) const { m_library->destroy(&pix); }
    void operator()(Pixa* pieces) const { m_library->destroy_all(&pieces); }

private:
    const LeptonicaLibrary* m_library;
};
using OwnedPix = std::unique_ptr<Pix, FreePix>;
using OwnedPieces = std::unique_ptr<Pixa, FreePix>;

} // namespace copro
