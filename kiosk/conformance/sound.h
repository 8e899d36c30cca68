// The real voice into memory: what it says, sample by sample, and how fast, how high and how loud that is. For the rows
// about speech and the tests of the voice. Main thread; the voice has its own.
#pragma once

#include "kiosk/speech/espeak_voice.h"

#include <condition_variable>
#include <mutex>

namespace copro {

// Keeps the sound instead of playing it.
class KeptSound final : public SoundPort {
public:
    Result<void> open(int samples_a_second) override;
    bool play(std::span<const std::int16_t> samples) override;
    void cut() override;
    void begin() override;
    void end() override {}
    [[nodiscard]] std::int64_t played() const override;
    void call_at(std::int64_t sample) override;
    void on_call(std::function<void()>) override {}
    // As a loudspeaker that has no room for more.
    void hold_up(bool held);

    int rate = 0;
    bool is_missing = false;
    std::vector<std::int16_t> kept;
    std::vector<std::int64_t> calls;
    std::optional<std::int64_t> listened; // so far, when somebody listens more slowly than it is made

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_room;
    bool m_cut = false;
    bool m_held_up = false;
};

class Listener {
public:
    // recordings: folders with LANG/KEY.ogg. Returns when it is known what can be heard.
    explicit Listener(std::vector<std::filesystem::path> recordings = {});

    [[nodiscard]] const Voices& voices() const { return m_voices; }
    // Said to the end. Error `unavailable` when it does not come to one.
    [[nodiscard]] Result<void> hear(VoiceOrder order);
    // How long until the first sample, from the order on; then it is cut off.
    [[nodiscard]] Result<double> first_sound_ms(VoiceOrder order);
    [[nodiscard]] double seconds() const { return static_cast<double>(sound.kept.size()) / sound.rate; }
    void set_loudness(int loudness) { m_voice.set_loudness(loudness); }

    KeptSound sound;

private:
    void tell();
    [[nodiscard]] Result<void> wait(const std::function<bool()>& done);
    std::mutex m_mutex;
    std::condition_variable m_told;
    Voices m_voices;
    EspeakVoice m_voice; // after what its thread tells
};

// Mean power, in squares of a sample's height.
[[nodiscard]] double power_of(const std::vector<std::int16_t>& samples);
// The voice's pitch in Hz: the middle one of all voiced pieces. 0 when there are none.
[[nodiscard]] double pitch_of(const std::vector<std::int16_t>& samples, int samples_a_second);

} // namespace copro
