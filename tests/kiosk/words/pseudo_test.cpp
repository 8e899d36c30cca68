#include "kiosk/words/pseudo.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

std::size_t letters_in(std::string_view text) {
    std::size_t count = 0;
    for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
    return count;
}

} // namespace

TEST_CASE("words become two fifths longer") {
    for (const char* words : {"Next", "Back", "Stop", "Claim my money", "Which meeting are you here for?",
                              "This money can change your benefits. Get advice first."}) {
        const std::size_t before = letters_in(words);
        const std::size_t after = letters_in(stretch_words(words));
        INFO(words);
        CHECK(after >= before + before * 2 / 5);
        CHECK(after <= before + before / 2 + 2);
    }
}

TEST_CASE("words get accents that a font must have") {
    CHECK_THAT(stretch_words("Welcome you"), Catch::StartsWith("Ŵêlçômê ŷôü"));
}

TEST_CASE("what stands in braces is left alone") {
    for (const char* mark : {"{name}", "{answer_by}", "{total}"}) {
        const std::string stretched = stretch_words(std::string("Welcome, ") + mark + ", once more.");
        CHECK_THAT(stretched, Catch::Contains(mark));
    }
    CHECK_THAT(stretch_words("{from} to {to}"), Catch::StartsWith("{from} tô {to}"));
    CHECK(stretch_words("{first}") == "{first}");
    CHECK(stretch_words("").empty());
}

TEST_CASE("letters beyond English stay whole") {
    CHECK_THAT(stretch_words("£{amount} · ŵ"), Catch::StartsWith("£{amount} · ŵ"));
}
