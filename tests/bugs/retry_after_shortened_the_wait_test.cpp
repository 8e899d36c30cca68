// "Retry-After: 0" from a server in trouble made every kiosk come back within seconds for ever, whatever had failed
// before.
#include "sync/client/back_off.h"

#include <catch2/catch.hpp>

using namespace copro;

TEST_CASE("Retry-After is a least wait and never shortens the kiosk's own") {
    BackOff back_off([](std::int64_t most) { return most; });
    for (int failure = 0; failure < 10; ++failure) (void)back_off.failed(0);
    CHECK(back_off.failed(0) == longest_wait_ms);
    CHECK(back_off.failed(longest_retry_after_ms) > longest_retry_after_ms);
}
