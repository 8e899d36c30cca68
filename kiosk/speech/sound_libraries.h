// What recorded messages are decoded with (libogg, libsndfile, libsamplerate, libsonic), loaded when the first of them
// is heard. Recordings alone, on the voice's thread.
#pragma once

#include "sync/base/result.h"

#include <ogg/ogg.h>
#include <samplerate.h>
#include <sndfile.h>
#include <sonic.h>

namespace copro {

struct SoundLibraries {
    decltype(&::ogg_sync_init) ogg_init = nullptr;
    decltype(&::ogg_sync_buffer) ogg_buffer = nullptr;
    decltype(&::ogg_sync_wrote) ogg_wrote = nullptr;
    decltype(&::ogg_sync_pageout) ogg_page_out = nullptr;
    decltype(&::ogg_page_eos) ogg_is_last = nullptr;
    decltype(&::ogg_sync_clear) ogg_clear = nullptr;
    decltype(&::sf_open) open = nullptr;
    decltype(&::sf_readf_float) read = nullptr;
    decltype(&::sf_strerror) why = nullptr;
    decltype(&::sf_close) close = nullptr;
    decltype(&::src_simple) resample = nullptr;
    decltype(&::src_strerror) why_not_resampled = nullptr;
    decltype(&::sonicCreateStream) sonic_create = nullptr;
    decltype(&::sonicSetSpeed) sonic_set_speed = nullptr;
    decltype(&::sonicWriteFloatToStream) sonic_write = nullptr;
    decltype(&::sonicFlushStream) sonic_flush = nullptr;
    decltype(&::sonicSamplesAvailable) sonic_available = nullptr;
    decltype(&::sonicReadFloatFromStream) sonic_read = nullptr;
    decltype(&::sonicDestroyStream) sonic_destroy = nullptr;

    // Loaded once, and kept. Error `internal` when one of them or of their functions is not there.
    [[nodiscard]] static Result<const SoundLibraries*> load();
};

} // namespace copro
