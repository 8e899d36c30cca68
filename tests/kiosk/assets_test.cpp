#include "kiosk/assets.h"
#include "sync/base/files.h"
#include "tests/kiosk/kiosk_fixture.h"
#include "tests/sync/base/temp_folder.h"

using namespace copro;
using namespace copro::test;

namespace {

namespace fs = std::filesystem;

// The program's own forms and rules, in a folder where they can be changed.
struct OwnAssets {
    TempFolder folder;
    AssetFolders folders{fs::path(COPRO_SOURCE_DIR) / "assets", fs::path(COPRO_SOURCE_DIR) / "config/rules",
                         fs::path(COPRO_SOURCE_DIR) / "config/claims.json", fs::path(COPRO_BINARY_DIR) / "words"};

    OwnAssets() {
        fs::create_directories(folder.path() / "assets");
        fs::copy(folders.assets / "forms", folder.path() / "assets" / "forms", fs::copy_options::recursive);
        fs::copy(folders.rules, folder.path() / "rules", fs::copy_options::recursive);
        folders.assets = folder.path() / "assets";
        folders.rules = folder.path() / "rules";
    }
    void change(const fs::path& file, const std::string& from, const std::string& to) const {
        std::string text = read_file(file).take();
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        REQUIRE(replace_file(file, text.replace(at, from.size(), to)).ok());
    }
    [[nodiscard]] std::string why_not() const {
        const auto carried = load_carried(folders, KioskConfig(), false);
        return carried ? "" : carried.error().text();
    }
};

} // namespace

TEST_CASE("a language that there are no words for is named, beside those that there are") {
    const OwnAssets own;
    KioskConfig config;
    config.languages = {"en", "xx"};
    const auto carried = load_carried(own.folders, config, false);
    REQUIRE_FALSE(carried.ok());
    CHECK(carried.error().text() ==
          "languages: \"xx\" is none of ar, bn, cy, en, es, fr, gu, hi, it, pa, pl, pt, ro, so, "
          "tr, uk, ur, zh");
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
