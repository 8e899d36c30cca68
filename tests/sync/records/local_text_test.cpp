#include "sync/base/json.h"
#include "sync/records/form.h"
#include "sync/records/local_text.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

Result<LocalText> read(const char* json) { return LocalText::parse(*parse_json(json, "x"), "pack.json#/title"); }

} // namespace

TEST_CASE("an organisation's words are found in the language asked for, else in English, and say which") {
    const LocalText text = read(R"({"en": "Buses", "cy": "Bysiau"})").take();
    CHECK(text.in("cy").text == "Bysiau");
    CHECK(text.in("cy").language == "cy");
    CHECK(text.in("pl").text == "Buses");
    CHECK(text.in("pl").language == "en");
    CHECK(text.has("cy"));
    CHECK_FALSE(text.has("pl"));
    CHECK_FALSE(text.empty());
    CHECK(LocalText().empty());
    CHECK(LocalText().in("en").text.empty());
}

TEST_CASE("words without English, or that are no words, are refused with their place") {
    CHECK(read(R"({"cy": "Bysiau"})").error().place == "pack.json#/title/en");
    CHECK(read(R"({"en": ""})").error().place == "pack.json#/title/en");
    CHECK(read(R"({"en": 7})").error().place == "pack.json#/title/en");
    CHECK(read(R"(["en"])").error().text() == "pack.json#/title: must hold a text for each language");
}

TEST_CASE("a misspelt field is not taken for a language") {
    for (const char* json : {R"({"en": "x", "englsh": "y"})", R"({"en": "x", "picure": "y"})",
                             R"({"en": "x", "c": "y"})", R"({"en": "x", "c1": "y"})", R"({"en": "x", "cy-": "y"})"}) {
        INFO(json);
        CHECK_FALSE(read(json).ok());
    }
    CHECK(read(R"({"en": "x", "zh-Hant": "y", "en-GB": "z"})").ok());
}

TEST_CASE("words with what nobody sees are refused in packs, forms and surveys alike") {
    CHECK(read(R"({"en": "Buses", "cy": "Bys\u0000iau"})").error().text() ==
          "pack.json#/title/cy: must be one line, without tabs or hidden marks");
    CHECK(read(R"({"en": "Buses\nand trains"})").error().place == "pack.json#/title/en");
    CHECK(read(R"({"en": "\u202Esesub"})").error().place == "pack.json#/title/en");
    CHECK(read(R"({"en": "می\u200Cخواهم"})").ok());
    const Json survey = *parse_json(R"({"id": "buses", "version": 1, "title": {"en": "Buses"},
        "questions": [{"id": "late", "type": "text", "wording": {"en": "Is it\u2067 late?"}}]})",
                                    "x");
    CHECK(load_survey(survey, "survey").error().place == "survey/questions/0/wording/en");
}
