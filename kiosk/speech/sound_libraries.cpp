#include "kiosk/speech/sound_libraries.h"

#include "sync/base/late_library.h"

namespace copro {

namespace {

Result<void> find_ogg(SoundLibraries& all) {
    const LateLibrary ogg = TRY(LateLibrary::open("libogg.so.0"));
    TRY(ogg.find("ogg_sync_init", all.ogg_init));
    TRY(ogg.find("ogg_sync_buffer", all.ogg_buffer));
    TRY(ogg.find("ogg_sync_wrote", all.ogg_wrote));
    TRY(ogg.find("ogg_sync_pageout", all.ogg_page_out));
    TRY(ogg.find("ogg_page_eos", all.ogg_is_last));
    return ogg.find("ogg_sync_clear", all.ogg_clear);
}

Result<void> find_sndfile(SoundLibraries& all) {
    const LateLibrary sndfile = TRY(LateLibrary::open("libsndfile.so.1"));
    TRY(sndfile.find("sf_open", all.open));
    TRY(sndfile.find("sf_readf_float", all.read));
    TRY(sndfile.find("sf_strerror", all.why));
    TRY(sndfile.find("sf_close", all.close));
    const LateLibrary samplerate = TRY(LateLibrary::open("libsamplerate.so.0"));
    TRY(samplerate.find("src_simple", all.resample));
    return samplerate.find("src_strerror", all.why_not_resampled);
}

Result<void> find_sonic(SoundLibraries& all) {
    const LateLibrary sonic = TRY(LateLibrary::open("libsonic.so.0"));
    TRY(sonic.find("sonicCreateStream", all.sonic_create));
    TRY(sonic.find("sonicSetSpeed", all.sonic_set_speed));
    TRY(sonic.find("sonicWriteFloatToStream", all.sonic_write));
    TRY(sonic.find("sonicFlushStream", all.sonic_flush));
    TRY(sonic.find("sonicSamplesAvailable", all.sonic_available));
    TRY(sonic.find("sonicReadFloatFromStream", all.sonic_read));
    return sonic.find("sonicDestroyStream", all.sonic_destroy);
}

Result<SoundLibraries> load_all() {
    SoundLibraries all;
    TRY(find_ogg(all));
    TRY(find_sndfile(all));
    TRY(find_sonic(all));
    return all;
}

} // namespace

Result<const SoundLibraries*> SoundLibraries::load() { return loaded_once(load_all); }

} // namespace copro
