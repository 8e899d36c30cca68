#include "kiosk/voice_desk.h"

#include "kiosk/speech/espeak_voice.h"
#include "sync/base/log.h"

#include <sodium.h>

#include <algorithm>
#include <cmath>

namespace copro {

namespace {

constexpr double quietest_db = -50; // of the highest sample: a quiet room
constexpr double db_a_level = 4;
constexpr std::int64_t pieces_a_wake = 50;
constexpr double most_raised_to_hear = 10; // 20 dB: more would be noise
constexpr double highest_to_hear = 0.9 * INT16_MAX;
constexpr long highest_sample = INT16_MAX;
constexpr const char* media_type_of_voice = "audio/ogg";

void forget_samples(std::vector<std::int16_t>& samples) {
    sodium_memzero(samples.data(), samples.size() * sizeof(std::int16_t));
    samples.clear();
}

} // namespace

int level_of(std::span<const std::int16_t> samples) {
    if (samples.empty()) return 0;
    double sum = 0;
    for (const std::int16_t sample : samples) sum += static_cast<double>(sample) * sample;
    const double height = std::sqrt(sum / static_cast<double>(samples.size())) / INT16_MAX;
    if (height <= 0) return 0;
    const double level = (20 * std::log10(height) - quietest_db) / db_a_level;
    return std::clamp(static_cast<int>(std::lround(level)), 0, loudest_level);
}

void VoiceDesk::follow(Terminal& terminal) {
    const auto& session = terminal.model().session;
    // The screen says it, and the microphone does it: never the one without the other.
    const bool is_said = find_node(terminal.tree(), "spoken.on") != nullptr;
    if (m_is_recording && !is_said) {
        log_warning("voice.unseen", {{"screen", session.screen}});
        let_go();
    }
    tell_what_was_played(terminal);
    if (!m_is_recording) return;
    if (const auto fault = m_microphone.take_fault()) {
        log_warning("microphone.lost", {{"why", fault->text()}});
        terminal.act(MicrophoneLost{});
        return;
    }
    const std::int64_t before = m_clip->samples();
    const auto taken = take_in();
    if (!taken) {
        log_warning("voice.not-sealed", {{"why", taken.error().text()}});
        terminal.act(SpokenNotHeld{});
        return;
    }
    if (m_clip->samples() == before) {
        // It was opened, and hangs: nobody speaks into it for minutes.
        if (terminal.model().now_ms - session.spoken.heard_at_ms < microphone_answers_within_ms) return;
        log_warning("microphone.lost", {{"why", "nothing comes from it"}});
        terminal.act(MicrophoneLost{});
        return;
    }
    terminal.act(SpokenHeard{m_clip->samples() * 1000 / VoiceClip::samples_a_second, m_level});
}

void VoiceDesk::tell_what_was_played(Terminal& terminal) {
    const Played played = m_played.exchange(Played::no);
    if (played != Played::no) {
        hush();
        terminal.act(SpokenPlayed{played == Played::to_the_end});
        return;
    }
    const std::int64_t now_ms = terminal.model().now_ms;
    if (!terminal.model().session.spoken.playing) {
        m_told_ms = now_ms;
    } else if (now_ms - m_told_ms >= listening_counts_after_ms) {
        m_told_ms = now_ms;
        terminal.act(PersonActive{false});
    }
}

Result<void> VoiceDesk::record(bool sealed) {
    let_go();
    m_clip = TRY(VoiceClip::begin());
    if (sealed) m_writer.emplace(TRY(m_blobs.begin()));
    m_is_recording = true;
    m_level = 0;
    m_loudest = 0;
    m_highest = 0;
    m_microphone.listen();
    return {};
}

Result<void> VoiceDesk::seal(Bytes bytes) {
    Result<void> sealed;
    if (m_writer) sealed = m_writer->add(bytes.data(), bytes.size());
    wipe(bytes);
    return sealed;
}

Result<void> VoiceDesk::take_in() {
    std::vector<std::int16_t> samples = m_microphone.take();
    if (samples.empty()) return {};
    m_level = level_of(samples);
    m_loudest = std::max(m_loudest, m_level);
    for (const std::int16_t sample : samples) m_highest = std::max(m_highest, std::abs(int{sample}));
    auto pages = m_clip->add(samples);
    forget_samples(samples);
    if (!pages) return pages.error();
    return seal(pages.take());
}

Result<bool> VoiceDesk::hold() {
    if (!m_is_recording) return Error{ErrorKind::not_found, "voice", "none is recorded"};
    TRY(take_in());
    m_microphone.rest();
    m_is_recording = false;
    TRY(seal(TRY(m_clip->finish())));
    if (m_writer) {
        m_held = m_blobs.keep(TRY(m_writer->finish()), media_type_of_voice);
        m_writer.reset();
    }
    return m_loudest < least_level_of_speech;
}

void VoiceDesk::let_go() {
    hush();
    if (m_is_recording) m_microphone.rest();
    m_is_recording = false;
    m_writer.reset(); // and with it the file
    m_clip.reset();
    if (m_held.empty()) return;
    const auto dropped = m_blobs.drop(std::exchange(m_held, {}));
    if (!dropped) log_warning("voice.not-dropped", {{"why", dropped.error().text()}});
}

void VoiceDesk::play(int loudness) {
    hush();
    if (m_clip == nullptr || m_is_recording) {
        m_played = Played::not_at_all;
        return;
    }
    m_is_hushed = false;
    // As loud as it can be, and from there as the person wants it.
    const double gain = m_highest == 0 ? 0 : std::min(most_raised_to_hear, highest_to_hear / m_highest);
    m_player = std::thread([this, gain = gain * gain_of(loudness)] { play_all(gain); });
}

// On the player's thread.
void VoiceDesk::play_all(double gain) {
    Result<void> played = m_sound.open(VoiceClip::samples_a_second);
    if (played) {
        m_sound.begin();
        std::int64_t pieces = 0;
        played = m_clip->play([&](std::span<const std::int16_t> samples) {
            std::vector<std::int16_t> louder(samples.size());
            std::transform(samples.begin(), samples.end(), louder.begin(), [gain](std::int16_t sample) {
                return static_cast<std::int16_t>(
                    std::clamp(std::lround(sample * gain), -highest_sample, highest_sample));
            });
            const bool goes_on = !m_is_hushed && m_sound.play(louder);
            forget_samples(louder);
            if (!goes_on) return false;
            if (++pieces % pieces_a_wake == 0) m_woken();
            return true;
        });
        m_sound.end();
    }
    if (!played) log_warning("voice.not-played", {{"why", played.error().text()}});
    if (m_is_hushed) return;
    m_played = played ? Played::to_the_end : Played::not_at_all;
    m_woken();
}

void VoiceDesk::hush() {
    m_is_hushed = true;
    if (!m_player.joinable()) return;
    m_sound.cut();
    m_player.join();
    m_played = Played::no;
}

Result<std::string> VoiceDesk::keep() {
    if (m_clip == nullptr || m_is_recording) return Error{ErrorKind::not_found, "voice", "none is held"};
    hush();
    m_clip.reset();
    return std::exchange(m_held, {});
}

void VoiceDesk::person_left() {
    let_go();
    m_blobs.drop_all();
}

} // namespace copro
