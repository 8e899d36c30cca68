// The one main() of every test program: what a test sees of days and hours is the same on every machine.
#define CATCH_CONFIG_RUNNER
#include "tests/sync/base/zone.h"

#include <catch2/catch.hpp>

int main(int count, char** words) {
    const copro::test::Zone zone(copro::test::zone_of_tests());
    return Catch::Session().run(count, words);
}
