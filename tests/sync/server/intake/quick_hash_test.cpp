#include "sync/protocol/envelope.h"
#include "sync/server/intake/quick_hash.h"

#include <catch2/catch.hpp>

using namespace copro;

TEST_CASE("the intake's hash of an envelope is the one that names it everywhere else") {
    for (std::size_t size = 0; size < 300; ++size) {
        const Bytes bytes = random_bytes(size);
        REQUIRE(quick_envelope_hash(bytes) == envelope_hash(bytes));
    }
    const Bytes large = random_bytes(largest_envelope_bytes);
    CHECK(quick_envelope_hash(large) == envelope_hash(large));
    CHECK(to_hex(quick_envelope_hash({}).data(), 32) ==
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
