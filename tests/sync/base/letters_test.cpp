#include "sync/base/letters.h"

#include <catch2/catch.hpp>

using namespace copro;
using namespace std::string_view_literals;

TEST_CASE("letters are counted, not bytes") {
    CHECK(count_letters("") == 0);
    CHECK(count_letters("Zoë") == 3);
    CHECK(count_letters("公交") == 2);
}

TEST_CASE("marks that nobody sees are found and become a space, wherever they stand") {
    for (const std::string_view mark :
         {"\0"sv, "\n"sv, "\t"sv, "\x1F"sv, "\x7F"sv, "\u2028"sv, "\u202A"sv, "\u202E"sv, "\u2066"sv, "\u2069"sv}) {
        for (const auto& [before, after] : {std::pair(""sv, "a"sv), std::pair("é"sv, "b"sv), std::pair("—"sv, ""sv)}) {
            const std::string text = std::string(before) + std::string(mark) + std::string(after);
            CAPTURE(text);
            CHECK(has_hidden_marks(text));
            CHECK(without_hidden_marks(text) == std::string(before) + " " + std::string(after));
        }
    }
}

TEST_CASE("what scripts need to be written is no hidden mark") {
    // Joiners of Urdu and Hindi, marks of direction beside a number, a hard space, quotes, a dash, a word joiner.
    for (const char* text :
         {"", "می\u200Cخواهم", "क्\u200Dष", "\u200F12\u200E", "a\u00A0b", "“Yes” – no…", "a\u2060b", "公交", "€5"}) {
        CAPTURE(text);
        CHECK_FALSE(has_hidden_marks(text));
        CHECK(without_hidden_marks(text) == text);
    }
    // A letter that was cut off.
    CHECK_FALSE(has_hidden_marks("a\xE2\x80"));
    CHECK(without_hidden_marks("a\xE2\x80") == "a\xE2\x80");
}
