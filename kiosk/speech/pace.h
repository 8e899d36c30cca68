// How fast a voice really speaks: from measured words a minute to what the synthesizer has to be told. Pure; any
// thread.
#pragma once

#include <vector>

namespace copro {

// What the synthesizer is told.
struct Pace {
    int rate = 175;   // its own "words a minute", which are not measured ones
    int word_gap = 0; // 10 ms each at its usual rate; for paces below its slowest
    bool operator==(const Pace&) const = default;
};

// One measurement: what it was told, and the words a minute that came out.
struct MeasuredPace {
    Pace pace;
    double words_a_minute = 0;
};

// What is to be measured for a voice before its paces are known, slowest first.
[[nodiscard]] std::vector<Pace> paces_to_measure();
// Between two measurements the time for a word is taken to run straight. measured: in the order of paces_to_measure();
// for none the synthesizer's own "words a minute" stand in, so that slower is slower all the same.
[[nodiscard]] Pace pace_for(const std::vector<MeasuredPace>& measured, double words_a_minute);

} // namespace copro
