// The voice: espeak-ng on a thread of its own, which alone calls it; its samples leave through a SoundPort. Made and
// used on the main thread; word() and is_speaking() follow what is heard, not what is made.
#pragma once

#include "kiosk/app/ports.h"

#include <memory>

namespace copro {

class EspeakVoice final : public VoicePort {
public:
    // sound must outlive it. changed: called on another thread when voices are known, a word is reached or the end.
    EspeakVoice(SoundPort& sound, std::function<void()> changed);
    ~EspeakVoice() override;

    // The languages (BCP 47) that can be heard, once when they become known, some milliseconds after the start, and
    // again when it turns out that there is nothing to hear them by; else nothing.
    [[nodiscard]] std::optional<std::vector<std::string>> take_languages();
    void say(VoiceOrder order) override;
    void hush() override;
    void set_loudness(int loudness) override;
    [[nodiscard]] std::optional<HeardWord> word() const override;
    [[nodiscard]] bool is_speaking() const override;

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

// How much of the samples' height is left: 6 dB for each step below the loudest (S5).
[[nodiscard]] double gain_of(int loudness);

} // namespace copro
