#include "kiosk/conformance/sound.h"

#include <algorithm>
#include <chrono>

namespace copro {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::seconds longest_wait{60};

} // namespace

Result<void> KeptSound::open(int samples_a_second) {
    rate = samples_a_second;
    if (is_missing) return Error{ErrorKind::unavailable, "", "no sound card"};
    return {};
}

bool KeptSound::play(std::span<const std::int16_t> samples) {
    std::unique_lock guard(m_mutex);
    m_room.wait(guard, [this] { return m_cut || !m_held_up; });
    if (m_cut) return false;
    kept.insert(kept.end(), samples.begin(), samples.end());
    return true;
}

void KeptSound::cut() {
    {
        const std::lock_guard guard(m_mutex);
        m_cut = true;
    }
    m_room.notify_all();
}

void KeptSound::begin() {
    const std::lock_guard guard(m_mutex);
    m_cut = false;
    kept.clear();
    calls.clear();
}

std::int64_t KeptSound::played() const {
    const std::lock_guard guard(m_mutex);
    return listened.value_or(static_cast<std::int64_t>(kept.size()));
}

void KeptSound::call_at(std::int64_t sample) {
    const std::lock_guard guard(m_mutex);
    calls.push_back(sample);
}

void KeptSound::hold_up(bool held) {
    {
        const std::lock_guard guard(m_mutex);
        m_held_up = held;
    }
    m_room.notify_all();
}

Listener::Listener(std::vector<std::filesystem::path> recordings)
    : m_voice(sound, std::move(recordings), [this] { tell(); }) {
    // A voice that never tells what it can say has no voices.
    (void)wait([this] {
        auto taken = m_voice.take_voices();
        if (taken) m_voices = std::move(*taken);
        return taken.has_value();
    });
}

void Listener::tell() {
    const std::lock_guard guard(m_mutex);
    m_told.notify_all();
}

Result<void> Listener::wait(const std::function<bool()>& done) {
    const auto latest = SteadyClock::now() + longest_wait;
    std::unique_lock guard(m_mutex);
    while (!done()) {
        if (SteadyClock::now() > latest) return Error{ErrorKind::unavailable, "voice", "does not answer"};
        m_told.wait_for(guard, std::chrono::milliseconds(2));
    }
    return {};
}

Result<void> Listener::hear(VoiceOrder order) {
    m_voice.say(std::move(order));
    return wait([this] { return !m_voice.is_speaking(); });
}

Result<double> Listener::first_sound_ms(VoiceOrder order) {
    const auto start = SteadyClock::now();
    m_voice.say(std::move(order));
    TRY(wait([this] { return sound.played() > 0; }));
    const double ms = std::chrono::duration<double, std::milli>(SteadyClock::now() - start).count();
    m_voice.hush();
    TRY(wait([this] { return !m_voice.is_speaking(); }));
    return ms;
}

double power_of(const std::vector<std::int16_t>& samples) {
    double sum = 0;
    for (const std::int16_t sample : samples) sum += double(sample) * sample;
    return samples.empty() ? 0 : sum / static_cast<double>(samples.size());
}

double pitch_of(const std::vector<std::int16_t>& samples, int samples_a_second) {
    const auto piece = static_cast<std::size_t>(samples_a_second / 25); // 40 ms
    const auto shortest = static_cast<std::size_t>(samples_a_second / 300);
    const auto longest = static_cast<std::size_t>(samples_a_second / 60);
    const double loud = power_of(samples) / 2;
    std::vector<double> pitches;
    for (std::size_t from = 0; from + piece + longest < samples.size(); from += piece) {
        const auto product = [&](std::size_t shift) {
            double sum = 0;
            for (std::size_t at = 0; at < piece; ++at) sum += double(samples[from + at]) * samples[from + at + shift];
            return sum;
        };
        const double whole = product(0);
        if (whole / static_cast<double>(piece) < loud) continue;
        std::size_t best = shortest;
        double best_sum = 0;
        for (std::size_t shift = shortest; shift <= longest; ++shift) {
            const double sum = product(shift);
            if (sum <= best_sum) continue;
            best_sum = sum;
            best = shift;
        }
        // Hissing has no pitch.
        if (best_sum > 0.5 * whole) pitches.push_back(double(samples_a_second) / static_cast<double>(best));
    }
    if (pitches.empty()) return 0;
    std::nth_element(pitches.begin(), pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2), pitches.end());
    return pitches[pitches.size() / 2];
}

} // namespace copro
