#include "kiosk/view/utf8.h"

#include <catch2/catch.hpp>

using namespace copro;

TEST_CASE("text comes apart into its letters") {
    CHECK(letters_of("abc") == std::vector<std::string>{"a", "b", "c"});
    CHECK(letters_of("Zoë") == std::vector<std::string>{"Z", "o", "ë"});
    CHECK(letters_of("").empty());
}

TEST_CASE("a mark stays with its letter") {
    // e and a combining diaeresis are one letter to the person who typed them.
    CHECK(letters_of("Zoe\xCC\x88!") == std::vector<std::string>{"Z", "o", "e\xCC\x88", "!"});
    CHECK(letters_of("\xCC\x88") == std::vector<std::string>{"\xCC\x88"});
}

TEST_CASE("letters beyond the first plane are one each") { CHECK(letters_of("a\U0001F600b").size() == 3); }

TEST_CASE("broken bytes make no crash and take nothing with them") {
    const auto letters = letters_of("a\xFF"
                                    "b");
    REQUIRE(letters.size() == 3);
    CHECK(letters.front() == "a");
    CHECK(letters.back() == "b");
    CHECK(letters_of("\xC3").size() == 1);
}

TEST_CASE("the last letter goes as a whole") {
    CHECK(without_last_letter("Zoë") == "Zo");
    CHECK(without_last_letter("Zoe\xCC\x88") == "Zo");
    CHECK(without_last_letter("a") == "");
    CHECK(without_last_letter("") == "");
    CHECK(without_last_letter("Tŷ ") == "Tŷ");
}

TEST_CASE("capitals by the rules of every script") {
    CHECK(upper_case("zoë ŵ", "en") == "ZOË Ŵ");
    CHECK(lower_case("ŶR ABC") == "ŷr abc");
    CHECK(upper_case("1.!", "en") == "1.!");
}

TEST_CASE("the n-th code point is found by its first byte") {
    CHECK(byte_of_letter("Zoë met", 0) == 0);
    CHECK(byte_of_letter("Zoë met", 3) == 4);
    CHECK(byte_of_letter("天天", 1) == 3);
    CHECK(byte_of_letter("天天", 7) == 6);
}
