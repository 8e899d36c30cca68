// Money and numbers as each of the eighteen languages writes them.
#include "kiosk/words/figures.h"
#include "tests/kiosk/fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

struct WrittenForms {
    const char* language;
    const char* small;  // £6.60
    const char* large;  // £12,345.05
    const char* number; // 1,234,567
};

// U+00A0 and U+202F: spaces at which no line breaks.
constexpr WrittenForms all_written_forms[] = {
    {"en", "£6.60", "£12,345.05", "1,234,567"},
    {"cy", "£6.60", "£12,345.05", "1,234,567"},
    {"pl", "6,60\u00A0£", "12\u00A0345,05\u00A0£", "1\u00A0234\u00A0567"},
    {"ro", "6,60\u00A0£", "12.345,05\u00A0£", "1.234.567"},
    {"pt", "6,60\u00A0£", "12\u00A0345,05\u00A0£", "1\u00A0234\u00A0567"},
    {"es", "6,60\u00A0£", "12.345,05\u00A0£", "1.234.567"},
    {"fr", "6,60\u00A0£", "12\u202F345,05\u00A0£", "1\u202F234\u202F567"},
    {"it", "6,60\u00A0£", "12.345,05\u00A0£", "1.234.567"},
    {"uk", "6,60\u00A0£", "12\u00A0345,05\u00A0£", "1\u00A0234\u00A0567"},
    {"tr", "£6,60", "£12.345,05", "1.234.567"},
    {"ur", "\u2066£6.60\u2069", "\u2066£12,345.05\u2069", "1,234,567"},
    {"pa", "£6.60", "£12,345.05", "12,34,567"},
    {"bn", "6.60£", "12,345.05£", "12,34,567"},
    {"gu", "£6.60", "£12,345.05", "12,34,567"},
    {"hi", "£6.60", "£12,345.05", "12,34,567"},
    {"ar", "\u2066£6.60\u2069", "\u2066£12,345.05\u2069", "1,234,567"},
    {"so", "£6.60", "£12,345.05", "1,234,567"},
    {"zh", "£6.60", "£12,345.05", "1,234,567"},
    {"en-XA", "£6.60", "£12,345.05", "1,234,567"},
    {"ar-XB", "\u2066£6.60\u2069", "\u2066£12,345.05\u2069", "1,234,567"},
};

} // namespace

TEST_CASE("each language writes money and numbers its own way, in the same digits and with £") {
    CHECK(std::size(all_written_forms) == shipped_languages().size() + 2);
    for (const WrittenForms& one : all_written_forms) {
        INFO(one.language);
        const Words words = shipped_words(one.language);
        CHECK(words.money(Pence{660}).text() == one.small);
        CHECK(words.money(Pence{1'234'505}).text() == one.large);
        CHECK(words.number(1'234'567).text() == one.number);
        CHECK(words.number(999).text() == "999");
    }
}

TEST_CASE("four digits have a mark between them where the language puts one there") {
    CHECK(shipped_words("en").money(Pence{123'450}).text() == "£1,234.50");
    CHECK(shipped_words("it").money(Pence{123'450}).text() == "1.234,50\u00A0£");
    CHECK(shipped_words("pl").money(Pence{123'450}).text() == "1234,50\u00A0£");
    CHECK(shipped_words("es").number(1234).text() == "1234");
}

TEST_CASE("miles have the decimal mark of the language, and counts its marks between thousands") {
    CHECK(shipped_words("en").miles(MileTenths{12'345}).text() == "1,234.5");
    CHECK(shipped_words("fr").miles(MileTenths{125}).text() == "12,5");
    CHECK(shipped_words("tr").miles(MileTenths{120}).text() == "12");
    CHECK(shipped_words("ar").miles(MileTenths{125}).text() == "12.5");
    CHECK(shipped_words("uk").tenths(40).text() == "4,0");
    CHECK(shipped_words("en").count(MessageKey("claim.lines"), 1234).text() == "1,234 costs");
}

TEST_CASE("a voice is given numbers without marks between thousands, which some voices take for an end") {
    CHECK(shipped_words("en").count(MessageKey("claim.lines"), 1234).spoken() == "1234 costs");
    CHECK(shipped_words("fr").number(1'234'567).spoken() == "1234567");
    CHECK(shipped_words("it").miles(MileTenths{12'345}).spoken() == "1234,5");
}

TEST_CASE("the gap on paper where money is written has the sign where the language has it") {
    const Label gap = Label::of_person(UserText{"____"});
    CHECK(shipped_words("en").pounds(gap).text() == "£____");
    CHECK(shipped_words("pl").pounds(gap).text() == "____\u00A0£");
    CHECK(shipped_words("ur").pounds(gap).text() == "\u2066£____\u2069");
}

TEST_CASE("numbers in words are the language's own, or there are none") {
    CHECK(number_in_words(21, "%spellout-cardinal-feminine", "pt") == "vinte e uma");
    // ICU writes "una sută", and letters of before 2003.
    CHECK(number_in_words(121, "%spellout-cardinal-feminine", "ro") == "o sută douăzeci și una");
    CHECK(number_in_words(1022, "%spellout-cardinal-feminine", "ro") == "o mie douăzeci și două");
    // ICU marks where a line may break.
    CHECK(number_in_words(200, "%spellout-cardinal-feminine", "es") == "doscientas");
    // ICU has none of Punjabi, and would take English ones.
    CHECK(number_in_words(21, "%spellout-cardinal", "pa").empty());
    CHECK(number_in_words(21, "%no-such-rules", "es").empty());
}
