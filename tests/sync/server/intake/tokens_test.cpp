#include "sync/server/intake/tokens.h"
#include "tests/sync/server/support.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("a challenge is good for its device, for five minutes") {
    const Tokens tokens(Bytes(32, 7));
    const std::string challenge = tokens.challenge("kiosk-1", test_now_ms);
    CHECK(tokens.is_own_challenge("kiosk-1", challenge, test_now_ms + challenge_lasts_ms));
    CHECK_FALSE(tokens.is_own_challenge("kiosk-1", challenge, test_now_ms + challenge_lasts_ms + 1));
    CHECK_FALSE(tokens.is_own_challenge("kiosk-2", challenge, test_now_ms));
    CHECK_FALSE(Tokens(Bytes(32, 8)).is_own_challenge("kiosk-1", challenge, test_now_ms));
}

TEST_CASE("a token says whose it is, for an hour") {
    const Tokens tokens(Bytes(32, 7));
    const std::string token = tokens.token("hall.2", test_now_ms);
    CHECK(must(tokens.device_of(token, test_now_ms + token_lasts_ms)) == "hall.2");
    CHECK_FALSE(tokens.device_of(token, test_now_ms + token_lasts_ms + 1).ok());
    CHECK(tokens.token("hall.2", test_now_ms) != token);
}

TEST_CASE("a token with any letter changed, cut or moved to another device is refused") {
    const Tokens tokens(Bytes(32, 7));
    const std::string token = tokens.token("kiosk-1", test_now_ms);
    for (std::size_t at = 0; at < token.size(); ++at) {
        std::string changed = token;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        REQUIRE_FALSE(tokens.device_of(changed, test_now_ms).ok());
        REQUIRE_FALSE(tokens.device_of(token.substr(0, at), test_now_ms).ok());
    }
    CHECK_FALSE(tokens.device_of("kiosk-2" + token.substr(7), test_now_ms).ok());
    CHECK_FALSE(tokens.device_of("", test_now_ms).ok());
}

TEST_CASE("a challenge is no token and a token no challenge") {
    const Tokens tokens(Bytes(32, 7));
    const std::string challenge = tokens.challenge("kiosk-1", test_now_ms);
    CHECK_FALSE(tokens.device_of("kiosk-1." + challenge, test_now_ms).ok());
    const std::string token = tokens.token("kiosk-1", test_now_ms);
    CHECK_FALSE(tokens.is_own_challenge("kiosk-1", token.substr(8), test_now_ms));
}
