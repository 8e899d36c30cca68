#include "sync/base/bytes.h"

#include <catch2/catch.hpp>

#include <set>

using namespace copro;

TEST_CASE("text becomes bytes and text again") {
    const Bytes bytes = to_bytes("Zoë");
    CHECK(bytes == Bytes{'Z', 'o', 0xC3, 0xAB});
    CHECK(as_text(bytes) == "Zoë");
}

TEST_CASE("hex is small letters and reads both sizes") {
    CHECK(to_hex(Bytes{0x00, 0x7F, 0xAB, 0xFF}) == "007fabff");
    CHECK(*from_hex("007FabFF") == Bytes{0x00, 0x7F, 0xAB, 0xFF});
    CHECK(to_hex(Bytes{}).empty());
    CHECK(from_hex("")->empty());
}

TEST_CASE("hex goes there and back for every length") {
    for (std::size_t length = 0; length < 70; ++length) {
        const Bytes bytes = random_bytes(length);
        const auto again = from_hex(to_hex(bytes));
        REQUIRE(again.ok());
        REQUIRE(*again == bytes);
    }
}

TEST_CASE("what is not hex is refused") {
    for (const char* text : {"a", "abc", "0g", "zz", "0x12", "12 ", " 12", "1\n", "12:34"}) {
        INFO(text);
        const auto bytes = from_hex(text);
        REQUIRE_FALSE(bytes.ok());
        CHECK(bytes.error().kind == ErrorKind::invalid);
    }
}

TEST_CASE("base64url has no padding and no signs that a web address changes") {
    CHECK(to_base64url(to_bytes("f")) == "Zg");
    CHECK(to_base64url(to_bytes("foobar")) == "Zm9vYmFy");
    CHECK(to_base64url(Bytes{0xFB, 0xFF, 0xFE}) == "-__-");
    CHECK(*from_base64url("-__-") == Bytes{0xFB, 0xFF, 0xFE});
}

TEST_CASE("base64url goes there and back for every length") {
    for (std::size_t length = 0; length < 70; ++length) {
        const Bytes bytes = random_bytes(length);
        const auto again = from_base64url(to_base64url(bytes));
        REQUIRE(again.ok());
        REQUIRE(*again == bytes);
    }
}

TEST_CASE("what is not base64url is refused") {
    for (const char* text : {"Zg==", "Z", "Zm9vYmF+", "+//+", "Zg ", "Zg\n", "Zh", "Zm9vY"}) {
        INFO(text);
        CHECK_FALSE(from_base64url(text).ok());
    }
}

TEST_CASE("a random UUID says that it is one of version 4") {
    std::set<std::string> seen;
    for (int count = 0; count < 200; ++count) {
        const std::string text = Uuid::random().text();
        REQUIRE(text.size() == 36);
        REQUIRE(text[14] == '4');
        REQUIRE(std::string("89ab").find(text[19]) != std::string::npos);
        REQUIRE(seen.insert(text).second);
    }
}

TEST_CASE("a UUID goes there and back and keeps its order") {
    for (int count = 0; count < 50; ++count) {
        const Uuid first = Uuid::random();
        const Uuid second = Uuid::random();
        REQUIRE(*Uuid::parse(first.text()) == first);
        REQUIRE((first < second) == (first.text() < second.text()));
    }
    CHECK(Uuid::parse("00112233-4455-6677-8899-aabbccddeeff")->text() == "00112233-4455-6677-8899-aabbccddeeff");
}

TEST_CASE("what is not a UUID in its one form is refused") {
    for (const char* text : {"", "00112233445566778899aabbccddeeff", "00112233-4455-6677-8899-AABBCCDDEEFF",
                             "{0112233-4455-6677-8899-aabbccddeeff", "00112233-4455-6677-8899-aabbccddeeff ",
                             "0011223-34455-6677-8899-aabbccddeeff", "00112233-4455-6677-8899-aabbccddeefg",
                             "00112233-4455-6677-8899-aabbccddee-f", "------------------------------------"}) {
        INFO(text);
        CHECK_FALSE(Uuid::parse(text).ok());
    }
}

TEST_CASE("wiped text and bytes leave nothing in their memory") {
    std::string text = "a name that is longer than any small buffer inside the string";
    const char* memory = text.data();
    const std::size_t size = text.size();
    wipe(text);
    CHECK(text.empty());
    // The string still owns its memory: reading it is allowed up to its capacity.
    REQUIRE(text.capacity() >= size);
    REQUIRE(text.data() == memory);
    text.resize(1);
    CHECK(std::string_view(memory + 1, size - 1).find_first_not_of('\0') == std::string_view::npos);

    Bytes bytes = random_bytes(64);
    wipe(bytes);
    CHECK(bytes.empty());
}
