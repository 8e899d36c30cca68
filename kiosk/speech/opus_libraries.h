// What a spoken answer is encoded with and heard again (libopus, libogg), loaded with the first of them. VoiceClip
// alone; any thread.
#pragma once

#include "sync/base/result.h"

#include <ogg/ogg.h>
#include <opus/opus.h>

namespace copro {

struct OpusLibraries {
    decltype(&::opus_encoder_create) make_encoder = nullptr;
    decltype(&::opus_encoder_ctl) set = nullptr;
    decltype(&::opus_encode) encode = nullptr;
    decltype(&::opus_encoder_get_size) encoder_size = nullptr;
    decltype(&::opus_encoder_destroy) end_encoder = nullptr;
    decltype(&::opus_decoder_create) make_decoder = nullptr;
    decltype(&::opus_decode) decode = nullptr;
    decltype(&::opus_decoder_get_size) decoder_size = nullptr;
    decltype(&::opus_decoder_destroy) end_decoder = nullptr;
    decltype(&::opus_strerror) why = nullptr;
    decltype(&::ogg_stream_init) ogg_init = nullptr;
    decltype(&::ogg_stream_packetin) ogg_put = nullptr;
    decltype(&::ogg_stream_flush) ogg_page = nullptr;
    decltype(&::ogg_stream_clear) ogg_clear = nullptr;

    // Loaded once, and kept. Error `internal` when one of them or of their functions is not there.
    [[nodiscard]] static Result<const OpusLibraries*> load();
};

} // namespace copro
