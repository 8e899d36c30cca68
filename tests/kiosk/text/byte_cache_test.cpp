#include "kiosk/text/byte_cache.h"
#include "tests/sync/base/freed_words.h"

#include <catch2/catch.hpp>

using namespace copro;
using namespace copro::test;

namespace {

// Longer than a text that lies in the string itself.
constexpr std::string_view typed = "qzxqzxqzxqzxqzxqzxqzxqzxqzxqzxqzx";

} // namespace

TEST_CASE("words that were measured or drawn are overwritten before they go") {
    const FreedWords freed(typed);
    ByteCache<int> cache(100);
    cache.put(std::string(typed), 1, 80);
    SECTION("they make room") {
        cache.put("another", 2, 80);
        CHECK(cache.count() == 1);
    }
    SECTION("they are replaced") {
        cache.put(std::string(typed), 2, 80);
        cache.clear();
    }
    SECTION("they are cleared") {
        cache.clear();
        CHECK(cache.count() == 0);
        CHECK(cache.bytes() == 0);
    }
    CHECK(freed.count() == 0);
}
