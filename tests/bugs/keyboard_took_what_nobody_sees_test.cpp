// A real keyboard or a scanner could type control characters, a text could grow beyond its longest by capitals that are
// two letters and by marks without end, and the space key made a number of no digits.
#include "kiosk/view/keyboard.h"
#include "kiosk/view/utf8.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

std::string typed_by(const std::string& before, Typing typing, int longest, const NodeEvent& event) {
    const auto typed = type_into({before, {}}, typing, longest, event, "en");
    return typed ? typed->text : "not for the keyboard";
}
NodeEvent letters(const std::string& text) { return {{}, Gesture::insert, text}; }
NodeEvent key(const std::string& name) { return {"keyboard." + name, Gesture::press, {}}; }

} // namespace

TEST_CASE("control characters are not typed") {
    CHECK(typed_by("a", Typing::sentence, 20, letters(std::string("\0b\n\x1b\x7f\tc", 7))) == "abc");
    CHECK(typed_by("a", Typing::sentence, 20, key("\n")) == "a");
}

TEST_CASE("a capital that is two letters does not make a text longer than it may be") {
    CHECK(typed_by("", Typing::name, 1, key("\u00df")).empty());
    CHECK(typed_by("", Typing::name, 2, key("\u00df")) == "SS");
}

TEST_CASE("marks do not make a text grow without end") {
    std::string text = "e";
    for (int mark = 0; mark < 1000; ++mark) text = typed_by(text, Typing::name, 2, letters("\u0301"));
    CHECK(text.size() > 10);
    CHECK(text.size() < 100);
}

TEST_CASE("letters that came first are kept when more come at once than fit") {
    CHECK(typed_by("ab", Typing::name, 4, letters("cdefgh")) == "abcd");
    CHECK(typed_by("ab", Typing::name, 4, letters("\xff")) == "ab\ufffd");
}

TEST_CASE("a number has no spaces, and a key is one letter") {
    CHECK(typed_by("12", Typing::money, 7, key("space")) == "12");
    CHECK(typed_by("12", Typing::money, 7, key("34")) == "12");
    CHECK(typed_by("ab", Typing::name, 7, key("space")) == "ab ");
}
