#include "kiosk/speech/espeak_library.h"

#include "sync/base/late_library.h"

namespace copro {

namespace {

Result<EspeakLibrary> load_once() {
    const LateLibrary library = TRY(LateLibrary::open("libespeak-ng.so.1"));
    EspeakLibrary espeak;
    TRY(library.find("espeak_Initialize", espeak.initialize));
    TRY(library.find("espeak_SetSynthCallback", espeak.set_callback));
    TRY(library.find("espeak_Synth", espeak.synth));
    TRY(library.find("espeak_SetParameter", espeak.set_parameter));
    TRY(library.find("espeak_SetVoiceByProperties", espeak.set_voice));
    TRY(library.find("espeak_ListVoices", espeak.list_voices));
    return espeak;
}

} // namespace

Result<const EspeakLibrary*> EspeakLibrary::load() { return loaded_once(load_once); }

} // namespace copro
