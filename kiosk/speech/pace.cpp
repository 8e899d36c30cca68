#include "kiosk/speech/pace.h"

#include <algorithm>
#include <cmath>

namespace copro {

namespace {

constexpr int slowest_rate = 80; // espeakRATE_MINIMUM
constexpr int longest_gap = 60;
// From espeakRATE_MAXIMUM on it speaks at its usual rate, and what comes out is squeezed (libsonic): in some languages
// slower than just below, in others faster.
constexpr int squeezed_rate = 450;
// Languages of long words come to 450 words a minute at 780 of its own.
constexpr int fastest_rate = 900;

int part_way(int from, int to, double share) { return static_cast<int>(std::lround(from + (to - from) * share)); }

} // namespace

std::vector<Pace> paces_to_measure() {
    return {{slowest_rate, longest_gap},
            {slowest_rate, 20},
            {slowest_rate, 5},
            {slowest_rate, 1},
            {slowest_rate, 0},
            {100, 0},
            {120, 0},
            {175, 0},
            {260, 0},
            {350, 0},
            {squeezed_rate - 1, 0},
            {squeezed_rate, 1},
            {squeezed_rate, 0},
            {fastest_rate, 0}};
}

Pace pace_for(const std::vector<MeasuredPace>& measured, double words_a_minute) {
    if (measured.empty()) {
        const int told = static_cast<int>(std::lround(words_a_minute));
        return {std::clamp(told, slowest_rate, squeezed_rate - 1), 0};
    }
    if (words_a_minute <= measured.front().words_a_minute) return measured.front().pace;
    for (std::size_t at = 1; at < measured.size(); ++at) {
        const MeasuredPace& slower = measured[at - 1];
        const MeasuredPace& faster = measured[at];
        if (words_a_minute > faster.words_a_minute) continue;
        const double slow_time = 1 / slower.words_a_minute;
        const double fast_time = 1 / faster.words_a_minute;
        const double share = slow_time == fast_time ? 1 : (slow_time - 1 / words_a_minute) / (slow_time - fast_time);
        // A gap adds its own length to each word; the synthesizer's time for a word runs with one by its rate.
        if (slower.pace.rate == faster.pace.rate) {
            return {slower.pace.rate, part_way(slower.pace.word_gap, faster.pace.word_gap, share)};
        }
        const double slow_rate = slower.pace.rate;
        const double fast_rate = faster.pace.rate;
        const double inverse = 1 / slow_rate + (1 / fast_rate - 1 / slow_rate) * share;
        const int rate = static_cast<int>(std::lround(1 / inverse));
        // With the gap that it was measured with.
        return rate == faster.pace.rate ? faster.pace : Pace{rate, 0};
    }
    return measured.back().pace;
}

} // namespace copro
