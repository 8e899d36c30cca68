#include "kiosk/speech/pace.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

// A voice whose time for a word is exactly 66 seconds by its rate, and a gap.
double words_a_minute(const Pace& pace) { return 60 / (50.0 / pace.rate + 0.01 * pace.word_gap); }

// A language of long words: as many of them take nearly twice as long.
double long_words_a_minute(const Pace& pace) { return words_a_minute(pace) * 0.48; }

// Squeezed, from 450 on, it is at once faster by a sixth; a gap in it brings back some of that.
double jumping_words_a_minute(const Pace& pace) {
    if (pace.rate < 450) return 0.93 * pace.rate;
    return (pace.word_gap > 0 ? 1.02 : 1.09) * pace.rate;
}

std::vector<MeasuredPace> measured(double (*words)(const Pace&) = words_a_minute) {
    std::vector<MeasuredPace> list;
    for (const Pace& pace : paces_to_measure()) list.push_back({pace, words(pace)});
    return list;
}

} // namespace

TEST_CASE("a pace between two measured ones comes out as asked") {
    for (const int wanted : {62, 80, 100, 120, 150, 180, 220, 260, 320, 380, 450}) {
        INFO(wanted);
        CHECK(words_a_minute(pace_for(measured(), wanted)) == Approx(wanted).epsilon(0.01));
    }
}

TEST_CASE("below and above what can be had, the nearest is taken") {
    CHECK(pace_for(measured(), 1) == paces_to_measure().front());
    CHECK(pace_for(measured(), 9999) == paces_to_measure().back());
}

TEST_CASE("a voice that was not measured is told what is asked, as far as it can be told without being squeezed") {
    CHECK(pace_for({}, 120) == Pace{120, 0});
    CHECK(pace_for({}, 60) == Pace{80, 0});
    CHECK(pace_for({}, 450) == Pace{449, 0});
}

TEST_CASE("a language of long words comes to every pace too") {
    const auto list = measured(long_words_a_minute);
    for (const int wanted : {60, 120, 260, 320, 380, 450}) {
        INFO(wanted);
        CHECK(long_words_a_minute(pace_for(list, wanted)) == Approx(wanted).epsilon(0.02));
    }
}

TEST_CASE("where the synthesizer jumps to another pace, the nearer side of it is taken") {
    const auto list = measured(jumping_words_a_minute);
    CHECK(pace_for(list, 450) == Pace{450, 1});
    CHECK(jumping_words_a_minute(pace_for(list, 420)) == Approx(420).epsilon(0.01));
    CHECK(pace_for(list, 489).rate == 450);
    CHECK(jumping_words_a_minute(pace_for(list, 600)) == Approx(600).epsilon(0.01));
}
