#include "kiosk/view/typed_number.h"

#include <catch2/catch.hpp>

using namespace copro;

TEST_CASE("either mark is the decimal one where it can be no other") {
    for (const char mark : {'.', ','}) {
        CHECK(typed_number("12.50", 2, mark) == "12.50");
        CHECK(typed_number("12,50", 2, mark) == "12.50");
        CHECK(typed_number("12,5", 1, mark) == "12.5");
        CHECK(typed_number(",5", 2, mark) == ".5");
        CHECK(typed_number("6.", 2, mark) == "6.");
        CHECK(typed_number("007", 2, mark) == "007");
        CHECK(typed_number("", 2, mark) == "");
    }
}

TEST_CASE("three digits behind the other mark are thousands, as the language writes them") {
    CHECK(typed_number("1,234", 2, '.') == "1234");
    CHECK(typed_number("1,234.5", 2, '.') == "1234.5");
    CHECK(typed_number("1,234,567.89", 2, '.') == "1234567.89");
    CHECK(typed_number("1.234", 2, ',') == "1234");
    CHECK(typed_number("1.234,50", 2, ',') == "1234.50");
    CHECK(typed_number("1,234", 1, '.') == "1234");
}

TEST_CASE("what is no number, or none yet, is none") {
    for (const char* text : {"1.234", "0,500", "1,2,3", "1.2.3", "1234,567", "1,23.50", "6a"}) {
        INFO(text);
        CHECK_FALSE(typed_number(text, 2, '.'));
    }
    CHECK_FALSE(typed_number("1,23", 1, '.'));
    // The language's own mark stands between no thousands.
    CHECK_FALSE(typed_number("1,234", 2, ','));
}

TEST_CASE("every beginning of a number may be typed, and nothing that leads to none") {
    const std::string whole = "1,234,567.89";
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        INFO(whole.substr(0, length));
        CHECK(begins_number(whole.substr(0, length), 2, '.'));
    }
    CHECK(begins_number("1.23", 1, ','));
    CHECK_FALSE(begins_number("12.55", 1, '.'));
    for (const char* text : {"6.601", "0,501", "1,23.", "1,2345"}) {
        INFO(text);
        CHECK_FALSE(begins_number(text, 2, '.'));
    }
    CHECK_FALSE(begins_number("6,601", 2, ','));
}

TEST_CASE("a number that was typed in one language is the same in another, with that one's mark") {
    CHECK(in_other_marks("1,234", 2, '.', ',') == "1234");
    CHECK(in_other_marks("1,234.5", 2, '.', ',') == "1234,5");
    CHECK(in_other_marks("1.234,50", 2, ',', '.') == "1234.50");
    CHECK(in_other_marks("6,60", 2, '.', ',') == "6,60");
    CHECK(in_other_marks("6", 2, '.', ',') == "6");
    CHECK(in_other_marks("6.", 2, '.', ',') == "6,");
    CHECK(in_other_marks("", 2, '.', ',').empty());
    // Where both have the same mark it stays as it was typed.
    CHECK(in_other_marks("1,234", 2, '.', '.') == "1,234");
    const std::string whole = "1,234,567.89";
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        const std::string begun = whole.substr(0, length);
        const std::string other = in_other_marks(begun, 2, '.', ',');
        INFO(begun << " became " << other);
        CHECK(typed_number(other, 2, ',') == typed_number(begun, 2, '.'));
        CHECK(begins_number(other, 2, ','));
    }
}
