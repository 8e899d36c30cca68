// A tone as a microphone hears it, and how much of what comes out is that tone. For tests.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

namespace copro::test {

constexpr double tone_hz = 220;
constexpr int tone_rate = 48'000;

inline std::vector<std::int16_t> tone_of(double seconds, double height = 0.3) {
    std::vector<std::int16_t> samples(static_cast<std::size_t>(seconds * tone_rate));
    for (std::size_t at = 0; at < samples.size(); ++at) {
        const double turn = 2 * 3.14159265358979 * tone_hz * static_cast<double>(at) / tone_rate;
        samples[at] = static_cast<std::int16_t>(height * INT16_MAX * std::sin(turn));
    }
    return samples;
}

// 1 = nothing else is heard.
inline double share_of_tone(const std::vector<float>& samples) {
    double along = 0;
    double across = 0;
    double all = 0;
    for (std::size_t at = 0; at < samples.size(); ++at) {
        const double turn = 2 * 3.14159265358979 * tone_hz * static_cast<double>(at) / tone_rate;
        along += samples[at] * std::cos(turn);
        across += samples[at] * std::sin(turn);
        all += double{samples[at]} * samples[at];
    }
    if (all == 0) return 0;
    return 2 * (along * along + across * across) / static_cast<double>(samples.size()) / all;
}

} // namespace copro::test
