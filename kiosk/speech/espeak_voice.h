// The voice: espeak-ng on a thread of its own, which alone calls it; its samples leave through a SoundPort. Made and
// used on the main thread; word() and is_speaking() follow what is heard, not what is made.
#pragma once

#include "kiosk/app/ports.h"

#include <memory>
#include <set>

namespace copro {

class EspeakVoice final : public VoicePort {
public:
    // sound must outlive it. changed: called on another thread when voices are known, a word is reached or the end.
    EspeakVoice(SoundPort& sound, std::function<void()> changed);
    ~EspeakVoice() override;

    // Nothing until the library is loaded, which takes some milliseconds; `changed` says when.
    [[nodiscard]] bool speaks(const std::string& language) const override;
    // The same for all of them. None while loading, empty when there is no library, or nothing to hear it by.
    [[nodiscard]] std::optional<std::set<std::string>> languages() const;
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
