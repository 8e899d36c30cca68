#include "sync/base/clock.h"

#include <catch2/catch.hpp>

using namespace copro;

TEST_CASE("the system's clocks go on, and the wall clock is in this century") {
    const SystemClock clock;
    const std::int64_t before = clock.monotonic_ms();
    CHECK(clock.monotonic_ms() >= before);
    CHECK(clock.wall_ms() > 1'700'000'000'000);
    CHECK(clock.wall_ms() < 4'000'000'000'000);
}

TEST_CASE("the test's clock stands still until it is moved") {
    TestClock clock(1'795'000'000'000);
    const std::int64_t start = clock.monotonic_ms();
    CHECK(clock.wall_ms() == 1'795'000'000'000);
    CHECK(clock.monotonic_ms() == start);
    clock.advance(45'000);
    CHECK(clock.wall_ms() == 1'795'000'045'000);
    CHECK(clock.monotonic_ms() == start + 45'000);
}

TEST_CASE("a jump of the wall clock leaves the monotonic clock alone") {
    TestClock clock(1'795'000'000'000);
    const std::int64_t start = clock.monotonic_ms();
    clock.jump_wall(-3'600'000);
    CHECK(clock.wall_ms() == 1'794'996'400'000);
    CHECK(clock.monotonic_ms() == start);
}
