#include "sync/server/intake/codes.h"
#include "tests/sync/server/support.h"

#include <set>

using namespace copro;
using namespace copro::test;

TEST_CASE("codes have ten letters that nobody mistakes for another") {
    std::set<std::string> codes;
    for (int i = 0; i < 500; ++i) {
        const std::string code = make_code();
        REQUIRE(code.size() == 10);
        REQUIRE(code.find_first_of("01ILOUilou") == std::string::npos);
        REQUIRE(must(tidy_code(code)) == code);
        codes.insert(code);
    }
    CHECK(codes.size() == 500);
}

TEST_CASE("a code may be typed in small letters, with spaces and hyphens") {
    CHECK(must(tidy_code("abcd-efgh 23")) == "ABCDEFGH23");
    CHECK_FALSE(tidy_code("ABCDEFGH2").ok());
    CHECK_FALSE(tidy_code("ABCDEFGH234").ok());
    CHECK_FALSE(tidy_code("ABCDEFGH2O").ok());
    CHECK_FALSE(tidy_code("").ok());
}

TEST_CASE("a code's hashes need the secret and tell codes apart") {
    const Bytes secret(32, 1);
    CHECK(proof_of("ABCDEFGHJK", secret) != proof_of("ABCDEFGHJM", secret));
    CHECK(finder_of("ABCDEFGHJK", secret) == finder_of("ABCDZZZZZZ", secret));
    CHECK(proof_of("ABCDEFGHJK", secret) != proof_of("ABCDEFGHJK", Bytes(32, 2)));
}

TEST_CASE("twenty wrong codes are too many, until they are long ago") {
    WrongCodes wrong;
    for (std::size_t i = 0; i < most_wrong_codes; ++i) {
        CHECK_FALSE(wrong.are_too_many(1000));
        wrong.add(1000);
    }
    CHECK(wrong.are_too_many(1000 + code_lasts_ms - 1));
    CHECK_FALSE(wrong.are_too_many(1000 + code_lasts_ms));
}
