// libsodium's decoder took bytes that are not ASCII for base64url, so signatures and tokens had more than one spelling.
#include "sync/protocol/messages.h"

#include <catch2/catch.hpp>

using namespace copro;

TEST_CASE("base64url has one spelling for each value and takes no byte outside its alphabet") {
    const std::string good = to_text(Signature());
    REQUIRE(parse_signature(good).ok());
    for (int byte = 0; byte < 256; ++byte) {
        std::string changed = good;
        changed[40] = static_cast<char>(byte);
        const auto read = parse_signature(changed);
        INFO(byte);
        CHECK((!read.ok() || to_text(*read) == changed));
        if (byte >= 0x80) CHECK_FALSE(read.ok());
    }
}
