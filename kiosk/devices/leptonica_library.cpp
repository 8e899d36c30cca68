#include "kiosk/devices/leptonica_library.h"

#include "sync/base/late_library.h"

#include <malloc.h>
#include <sodium.h>

#include <cstdlib>

namespace copro {

namespace {

void free_wiped(void* pixels) {
    if (pixels != nullptr) sodium_memzero(pixels, ::malloc_usable_size(pixels));
    std::free(pixels);
}

Result<LeptonicaLibrary> load_leptonica_once() {
    const LateLibrary library = TRY(LateLibrary::open("liblept.so.5"));
    LeptonicaLibrary leptonica;
    TRY(library.find("pixCreate", leptonica.create));
    TRY(library.find("pixDestroy", leptonica.destroy));
    TRY(library.find("pixaDestroy", leptonica.destroy_all));
    TRY(library.find("boxaDestroy", leptonica.destroy_boxes));
    TRY(library.find("pixGetData", leptonica.data));
    TRY(library.find("pixGetWpl", leptonica.words_a_line));
    TRY(library.find("pixGetWidth", leptonica.width));
    TRY(library.find("pixGetHeight", leptonica.height));
    TRY(library.find("pixCloseSafeBrick", leptonica.close_gaps));
    TRY(library.find("pixOpenBrick", leptonica.open_bridges));
    TRY(library.find("pixConnComp", leptonica.pieces));
    TRY(library.find("pixaGetCount", leptonica.piece_count));
    TRY(library.find("pixaGetPix", leptonica.piece));
    TRY(library.find("pixaGetBoxGeometry", leptonica.piece_place));
    TRY(library.find("pixCountPixels", leptonica.count));
    TRY(library.find("pixSauvolaBinarizeTiled", leptonica.ink));
    TRY(library.find("pixRotateOrth", leptonica.turn));
    TRY(library.find("pixFindSkewSweepAndSearch", leptonica.find_skew));
    decltype(&setMsgSeverity) tell_only = nullptr;
    decltype(&setPixMemoryManager) manage_memory = nullptr;
    TRY(library.find("setMsgSeverity", tell_only));
    TRY(library.find("setPixMemoryManager", manage_memory));
    // Each failure comes back as a value: it says nothing of its own.
    tell_only(L_SEVERITY_NONE);
    manage_memory(std::malloc, free_wiped);
    return leptonica;
}

} // namespace

Result<const LeptonicaLibrary*> LeptonicaLibrary::load() { return loaded_once(load_leptonica_once); }

} // namespace copro
