#include "sync/records/slug.h"

#include <catch2/catch.hpp>

#include <string>

using namespace copro;

TEST_CASE("readable ids are taken") {
    for (const char* text : {"a", "p-007", "better-buses", "7", "a-b-c"}) CHECK(is_slug(text));
    CHECK(is_slug(std::string(64, 'a')));
}

TEST_CASE("what is no readable id is refused") {
    for (const char* text : {"", "-a", "a-", "a--b", "A", "a b", "a_b", "a.b", "ŵ", "a/b", "-"})
        CHECK_FALSE(is_slug(text));
    CHECK_FALSE(is_slug(std::string(65, 'a')));
}
