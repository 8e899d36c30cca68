#include "sync/records/badge.h"

#include <catch2/catch.hpp>

#include <set>

using namespace copro;

namespace {

const Bytes one_token(badge_token_bytes, 0xA7);

ErrorKind kind_of(const std::string& text) {
    const auto read = read_badge(text);
    INFO(text);
    REQUIRE_FALSE(read);
    // Nothing of the code in what is logged.
    CHECK(read.error().text().find("A7A7") == std::string::npos);
    return read.error().kind;
}

} // namespace

TEST_CASE("a badge is read as it was written, in letters that every scanner types alike") {
    const std::string text = write_badge(one_token);
    CHECK(text.starts_with("COPROBADGE1/A7A7A7A7A7A7A7A7A7A7A7A7A7A7A7A7/X"));
    CHECK(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/") == std::string::npos);
    const auto read = read_badge(text);
    REQUIRE(read);
    CHECK(*read == one_token);
    std::set<std::string> made;
    for (int time = 0; time < 100; ++time) made.insert(write_badge(random_bytes(badge_token_bytes)));
    CHECK(made.size() == 100);
}

TEST_CASE("what is no badge, a later one and a damaged one are told apart") {
    const std::string text = write_badge(one_token);
    for (const char* other : {"", "COPRO2/S2", "https://example.org/COPROBADGE1/", "coprobadge1/"})
        CHECK(kind_of(other) == ErrorKind::invalid);
    CHECK(kind_of("COPROBADGE2/A7A7") == ErrorKind::refused);
    CHECK(kind_of("COPROBADGE10/A7A7") == ErrorKind::refused);
    // Each letter of it counts, and so does its end.
    for (std::size_t at = badge_start.size() + 1; at < text.size(); ++at) {
        std::string damaged = text;
        damaged[at] = damaged[at] == '0' ? '1' : '0';
        CHECK(kind_of(damaged) == ErrorKind::corrupt);
        CHECK(kind_of(text.substr(0, at)) == ErrorKind::corrupt);
    }
    CHECK(kind_of(text + "0") == ErrorKind::corrupt);
    CHECK(kind_of("COPROBADGE") == ErrorKind::corrupt);
}

TEST_CASE("a badge's hash is another at each meeting, and none is the code") {
    const std::string hash = badge_hash("better-buses", one_token);
    CHECK(is_badge_hash(hash));
    CHECK(hash != badge_hash("warm-homes", one_token));
    CHECK(hash != badge_hash("better-buses", Bytes(badge_token_bytes, 0xA8)));
    CHECK(hash.find(to_hex(one_token)) == std::string::npos);
    CHECK_FALSE(is_badge_hash(write_badge(one_token)));
    CHECK_FALSE(is_badge_hash(to_hex(one_token)));
    CHECK_FALSE(is_badge_hash(std::string(64, 'A')));
    CHECK_FALSE(is_badge_hash(""));
}
