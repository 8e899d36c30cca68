// espeak-ng, loaded when the voice is first made ready: the first picture does not wait for it. EspeakVoice alone, on
// its thread.
#pragma once

#include "sync/base/result.h"

#include <espeak-ng/speak_lib.h>

namespace copro {

// The functions that are called, by their names without "espeak_".
struct EspeakLibrary {
    decltype(&::espeak_Initialize) initialize = nullptr;
    decltype(&::espeak_SetSynthCallback) set_callback = nullptr;
    decltype(&::espeak_Synth) synth = nullptr;
    decltype(&::espeak_SetParameter) set_parameter = nullptr;
    decltype(&::espeak_SetVoiceByProperties) set_voice = nullptr;
    decltype(&::espeak_ListVoices) list_voices = nullptr;

    // Loaded once, and kept. Error `internal` when the library or one of these is not there.
    [[nodiscard]] static Result<const EspeakLibrary*> load();
};

} // namespace copro
