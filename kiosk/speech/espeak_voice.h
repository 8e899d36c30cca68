// The voice: espeak-ng on a thread of its own, which alone calls it, or a person's recording of a message; the samples
// leave through a SoundPort. Made and used on the main thread; word() and is_speaking() follow what is heard, not what
// is made.
#pragma once

#include "kiosk/app/ports.h"

#include <filesystem>
#include <memory>

namespace copro {

class EspeakVoice final : public VoicePort {
public:
    // sound must outlive it. recordings: folders with LANG/KEY.ogg, the first one wins. changed: called on another
    // thread when voices are known, a word is reached or the end. media: where authors' own sounds lie, each under its
    // hash; they come and go.
    EspeakVoice(SoundPort& sound, std::vector<std::filesystem::path> recordings, std::function<void()> changed,
                std::filesystem::path media = {});
    ~EspeakVoice() override;

    // What can be heard, once when it becomes known, some milliseconds after the start, and again when a recording
    // turns out to be damaged, or that there is nothing to hear any of it by; else nothing.
    [[nodiscard]] std::optional<Voices> take_voices();
    // There is something else to hear it by: what can be heard is told again.
    void try_sound_again();
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
