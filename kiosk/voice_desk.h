// Spoken answers on the whole kiosk: the microphone is on while, and only while, the screen says so; what is said is
// encoded and sealed as it comes, held to be listened to, and its name goes into the answer. run.cpp makes one. Main
// thread; what is played has a thread of its own.
#pragma once

#include "kiosk/speech/voice_clip.h"
#include "kiosk/store/unsaved_blobs.h"
#include "kiosk/terminal.h"

#include <atomic>
#include <thread>

namespace copro {

class VoiceDesk final : public SpokenPort {
public:
    // All must outlive it. sound: its own, not the voice's. woken: called on another thread when a voice was heard to
    // its end, and about once a second before.
    VoiceDesk(MicrophonePort& microphone, SoundPort& sound, UnsavedBlobs& blobs, std::function<void()> woken)
        : m_microphone(microphone)
        , m_sound(sound)
        , m_blobs(blobs)
        , m_woken(std::move(woken)) {}
    VoiceDesk(const VoiceDesk&) = delete;
    VoiceDesk& operator=(const VoiceDesk&) = delete;
    ~VoiceDesk() override { let_go(); }

    // To be called after each change of the terminal, and when microphone or sound say that something changed.
    void follow(Terminal& terminal);

    [[nodiscard]] Result<void> record(bool sealed) override;
    [[nodiscard]] Result<bool> hold() override;
    void let_go() override;
    void play(int loudness) override;
    void hush() override;
    [[nodiscard]] Result<std::string> keep() override;
    [[nodiscard]] Result<void> drop(const std::string& name) override { return m_blobs.drop(name); }
    void person_left() override;

private:
    [[nodiscard]] Result<void> take_in();
    [[nodiscard]] Result<void> seal(Bytes bytes);
    void tell_what_was_played(Terminal& terminal);
    void play_all(double gain);

    MicrophonePort& m_microphone;
    SoundPort& m_sound;
    UnsavedBlobs& m_blobs;
    std::function<void()> m_woken;

    std::unique_ptr<VoiceClip> m_clip; // is recorded, or held
    bool m_is_recording = false;
    std::optional<BlobWriter> m_writer; // while it is recorded, and is to be sealed
    std::string m_held;                 // its name, once it is sealed
    int m_level = 0;
    int m_loudest = 0;
    int m_highest = 0; // sample

    enum class Played { no, to_the_end, not_at_all };
    std::thread m_player;
    std::atomic<bool> m_is_hushed{true};
    std::atomic<Played> m_played{Played::no};
    std::int64_t m_told_ms = 0; // that somebody listens
};

// How loud this is, from 0 to loudest_level: speech near the microphone has 3 and more.
[[nodiscard]] int level_of(std::span<const std::int16_t> samples);

} // namespace copro
