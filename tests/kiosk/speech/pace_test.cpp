#include "kiosk/speech/pace.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

// A voice whose time for a word is exactly 66 seconds by its rate, and a gap.
double words_a_minute(const Pace& pace) { return 60 / (50.0 / pace.rate + 0.01 * pace.word_gap); }

std::vector<MeasuredPace> measured() {
    std::vector<MeasuredPace> list;
    for (const Pace& pace : paces_to_measure()) list.push_back({pace, words_a_minute(pace)});
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
    CHECK(pace_for({}, 120) == Pace());
}

TEST_CASE("words are counted by the spaces between them") {
    CHECK(words_in("") == 0);
    CHECK(words_in("one") == 1);
    CHECK(words_in(" one  two\nthree ") == 3);
}
