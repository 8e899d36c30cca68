#include "sync/client/back_off.h"

#include <catch2/catch.hpp>

#include <limits>
#include <vector>

using namespace copro;

TEST_CASE("the wait after the n-th failure is random up to 5 s times 2^n, and never more than 15 minutes") {
    std::vector<std::int64_t> bounds;
    BackOff back_off([&bounds](std::int64_t most) {
        bounds.push_back(most);
        return most;
    });
    for (int failure = 0; failure < 12; ++failure) {
        const std::int64_t wait = back_off.failed();
        CHECK(wait == bounds.back());
    }
    CHECK(bounds == std::vector<std::int64_t>{5'000, 10'000, 20'000, 40'000, 80'000, 160'000, 320'000, 640'000, 900'000,
                                              900'000, 900'000, 900'000});
}

TEST_CASE("a wait can be as short as nothing, so that a fleet does not come back in step") {
    BackOff back_off([](std::int64_t) { return 0; });
    CHECK(back_off.failed() == 0);
    CHECK(back_off.failed() == 0);
}

TEST_CASE("a success starts the waits again from five seconds") {
    BackOff back_off([](std::int64_t most) { return most; });
    (void)back_off.failed();
    (void)back_off.failed();
    back_off.worked();
    CHECK(back_off.failures() == 0);
    CHECK(back_off.failed() == 5'000);
}

TEST_CASE("a hundred thousand failures do not make the wait overflow") {
    BackOff back_off([](std::int64_t most) { return most; });
    std::int64_t wait = 0;
    for (int failure = 0; failure < 100'000; ++failure) wait = back_off.failed();
    CHECK(wait == longest_wait_ms);
}

TEST_CASE("what the server asks for in Retry-After is waited at least, up to an hour, with jitter on top") {
    BackOff back_off([](std::int64_t most) { return most; });
    CHECK(back_off.failed(60'000) == 65'000);
    CHECK(back_off.failed(std::numeric_limits<std::int64_t>::max()) == longest_retry_after_ms + 5'000);
    BackOff without_jitter([](std::int64_t) { return 0; });
    CHECK(without_jitter.failed(60'000) == 60'000);
}

TEST_CASE("Retry-After is read when it is a number of seconds and passed over when it is anything else") {
    CHECK(parse_retry_after("0") == 0);
    CHECK(parse_retry_after("30") == 30'000);
    CHECK(parse_retry_after("7200") == longest_retry_after_ms);
    CHECK(parse_retry_after("99999999999999999999999") == longest_retry_after_ms);
    for (const char* bad : {"", "-1", "soon", "1.5", " 5", "5s", "Wed, 21 Oct 2015 07:28:00 GMT"}) {
        INFO(bad);
        CHECK_FALSE(parse_retry_after(bad).has_value());
    }
}

TEST_CASE("the random source stays within its bounds and is not always the same") {
    bool differs = false;
    for (int i = 0; i < 1000; ++i) {
        const std::int64_t number = secure_random_up_to(10);
        CHECK(number >= 0);
        CHECK(number <= 10);
        differs = differs || number != secure_random_up_to(10);
    }
    CHECK(differs);
    CHECK(secure_random_up_to(0) == 0);
    CHECK(secure_random_up_to(-5) == 0);
}
