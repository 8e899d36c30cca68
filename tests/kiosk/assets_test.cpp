#include "tests/kiosk/own_assets.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("a language that there are no words for is named, beside those that there are") {
    const OwnAssets own;
    const KioskConfig config =
        parse_config("camera = \"/dev/video0\"\nlanguages = [\"en\", \"xx\"]\n", "kiosk.toml").take();
    const auto carried = load_carried(own.folders, config, false);
    REQUIRE_FALSE(carried.ok());
    CHECK(carried.error().text() == "kiosk.toml:2: \"languages\" names xx, which is none of ar, bn, cy, en, es, fr, "
                                    "gu, hi, it, pa, pl, pt, ro, so, "
                                    "tr, uk, ur, zh");
}

TEST_CASE("a form that a screen begins and that is not there is named, with its folder") {
    for (const auto& entry : std::filesystem::directory_iterator(source("assets/forms"))) {
        const OwnAssets own;
        const std::filesystem::path forms = own.folders.assets / "forms";
        REQUIRE(std::filesystem::remove(forms / entry.path().filename()));
        const std::string id = entry.path().stem();
        CHECK(own.why_not() == forms.string() + ": there is no form \"" + id + "\"");
    }
}

TEST_CASE("forms and rules whose words are in no message file are refused, with the place") {
    const OwnAssets own;
    CHECK(own.why_not().empty());
    SECTION("a question") {
        own.change(own.folders.assets / "forms/feedback.json", "\"question.why\"", "\"question.wyh\"");
        CHECK(own.why_not() ==
              own.folders.assets.string() +
                  "/forms/feedback.json#/questions/why: there is no message \"question.wyh\" in en.po");
    }
    SECTION("an answer in an expense line") {
        own.change(own.folders.assets / "forms/claim.json", "\"way.return\"", "\"way.back\"");
        CHECK(own.why_not().find("/forms/claim.json#/questions/lines/way/return: there is no message \"way.back\"") !=
              std::string::npos);
    }
    SECTION("what is said after Save") {
        own.change(own.folders.assets / "forms/claim.json", "\"form.claim.saved.kept\"", "\"kept\"");
        CHECK(own.why_not().find("/forms/claim.json#/saved_ideas: there is no message \"kept\"") != std::string::npos);
    }
    SECTION("an expense") {
        own.change(own.folders.rules / "taxi.json", "\"category.taxi\"", "\"category.cab\"");
        INFO(own.why_not());
        CHECK(own.why_not().find("/rules/taxi.json#/wording: there is no message \"category.cab\"") !=
              std::string::npos);
    }
}
