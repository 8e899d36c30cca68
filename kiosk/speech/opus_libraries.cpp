#include "kiosk/speech/opus_libraries.h"

#include "sync/base/late_library.h"

namespace copro {

namespace {

Result<OpusLibraries> load_opus_and_ogg() {
    OpusLibraries all;
    const LateLibrary opus = TRY(LateLibrary::open("libopus.so.0"));
    TRY(opus.find("opus_encoder_create", all.make_encoder));
    TRY(opus.find("opus_encoder_ctl", all.set));
    TRY(opus.find("opus_encode", all.encode));
    TRY(opus.find("opus_encoder_get_size", all.encoder_size));
    TRY(opus.find("opus_encoder_destroy", all.end_encoder));
    TRY(opus.find("opus_decoder_create", all.make_decoder));
    TRY(opus.find("opus_decode", all.decode));
    TRY(opus.find("opus_decoder_get_size", all.decoder_size));
    TRY(opus.find("opus_decoder_destroy", all.end_decoder));
    TRY(opus.find("opus_strerror", all.why));
    const LateLibrary ogg = TRY(LateLibrary::open("libogg.so.0"));
    TRY(ogg.find("ogg_stream_init", all.ogg_init));
    TRY(ogg.find("ogg_stream_packetin", all.ogg_put));
    TRY(ogg.find("ogg_stream_flush", all.ogg_page));
    TRY(ogg.find("ogg_stream_clear", all.ogg_clear));
    return all;
}

} // namespace

Result<const OpusLibraries*> OpusLibraries::load() { return loaded_once(load_opus_and_ogg); }

} // namespace copro
