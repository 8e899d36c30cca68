#include "kiosk/devices/scanner_burst.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

struct Typist {
    ScannerBurst burst;
    std::int64_t now = 1'000'000;
    std::string typed;

    void type(const std::string& text, std::int64_t gap_ms) {
        for (const char letter : text) {
            now += gap_ms;
            typed += burst.take(std::string(1, letter), now);
        }
    }
    void wait(std::int64_t ms) {
        now += ms;
        typed += burst.wait_over(now);
    }
};

} // namespace

TEST_CASE("a burst that ends with Enter is a scanner's, and none of it was typed") {
    for (const std::int64_t gap : {0, 1, 10, 30, 50}) {
        Typist scanner;
        scanner.type("COPRO1/S4/C0", gap);
        scanner.now += gap;
        const auto ended = scanner.burst.enter(scanner.now);
        CHECK(ended.is_burst);
        CHECK(ended.text == "COPRO1/S4/C0");
        CHECK(scanner.typed.empty());
        CHECK_FALSE(scanner.burst.due_ms());
    }
}

TEST_CASE("the same letters typed slowly are typing, each a twentieth of a second late at most") {
    Typist person;
    person.type("COPRO1/S4/C0", 90);
    CHECK(person.typed == "COPRO1/S4/C");
    REQUIRE(person.burst.due_ms());
    CHECK(*person.burst.due_ms() == person.now + 51);
    person.wait(51);
    CHECK(person.typed == "COPRO1/S4/C0");
    const auto ended = person.burst.enter(person.now + 10);
    CHECK_FALSE(ended.is_burst);
    CHECK(ended.text.empty());
}

TEST_CASE("one pause in the middle makes it typing") {
    Typist person;
    person.type("COPRO1", 5);
    person.wait(51);
    person.type("/S4/", 5);
    const auto ended = person.burst.enter(person.now);
    CHECK(person.typed == "COPRO1");
    CHECK(ended.text == "/S4/");
    CHECK_FALSE(ended.is_burst);
}

TEST_CASE("a late Enter, a short burst and another key end as typing") {
    Typist late;
    late.type("COPRO1/S4", 5);
    CHECK_FALSE(late.burst.enter(late.now + 51).is_burst);
    Typist brief;
    brief.type("Mabel", 5);
    const auto ended = brief.burst.enter(brief.now);
    CHECK_FALSE(ended.is_burst);
    CHECK(ended.text == "Mabel");
    Typist other;
    other.type("COPRO1/S4", 5);
    CHECK(other.burst.let_go() == "COPRO1/S4");
    CHECK(other.burst.let_go().empty());
}

TEST_CASE("a scanner that never ends fills no memory") {
    Typist endless;
    endless.type(std::string(3 * ScannerBurst::most_bytes, '7'), 1);
    CHECK(endless.typed.size() >= 2 * ScannerBurst::most_bytes);
}
