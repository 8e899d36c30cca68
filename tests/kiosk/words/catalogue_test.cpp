#include "kiosk/words/catalogue.h"
#include "kiosk/words/pseudo.h"
#include "tests/kiosk/fixture.h"
#include "tests/sync/base/temp_folder.h"

#include <fstream>

using namespace copro;
using namespace copro::test;

namespace {

Catalogue load(const std::string& language) {
    auto catalogue = Catalogue::load(std::filesystem::path(COPRO_BINARY_DIR) / "words", language);
    REQUIRE(catalogue.ok());
    return catalogue.take();
}

} // namespace

TEST_CASE("each language says its own words") {
    CHECK(load("en").find("action.back") == "Back");
    CHECK(load("cy").find("action.back") == "Yn ôl");
    CHECK(load("cy").language() == "cy");
    CHECK_FALSE(load("cy").right_to_left());
}

TEST_CASE("a key that is not there is shown in brackets, so that it is seen") {
    const Catalogue english = load("en");
    CHECK(english.find("no.such-key") == "[no.such-key]");
    CHECK(english.find_plural("no.such-key", 2) == "[no.such-key]");
    CHECK_FALSE(english.has("no.such-key"));
    CHECK(english.has("action.back"));
}

TEST_CASE("English has two forms for how many") {
    const Catalogue english = load("en");
    CHECK(english.find_plural("claim.lines", 0) == "{count} costs");
    CHECK(english.find_plural("claim.lines", 1) == "{count} cost");
    CHECK(english.find_plural("claim.lines", 2) == "{count} costs");
    CHECK(english.find_plural("claim.lines", 101) == "{count} costs");
}

TEST_CASE("Welsh has six forms for how many") {
    const Catalogue welsh = load("cy");
    CHECK(welsh.find_plural("staff.here", 0) == "Nid oes neb yma");
    CHECK(welsh.find_plural("staff.here", 1) == "Mae {count} person yma");
    CHECK(welsh.find_plural("staff.here", 2) == "Mae {count} berson yma");
    CHECK(welsh.find_plural("staff.here", 3) == "Mae {count} pherson yma");
    CHECK(welsh.find_plural("staff.here", 6) == "Mae {count} pherson yma");
    for (const int many : {4, 5, 7, 10, 11, 30, 102})
        CHECK(welsh.find_plural("staff.here", many) == "Mae {count} o bobl yma");
}

TEST_CASE("a language that is not there is an error with its file") {
    const auto missing = Catalogue::load(std::filesystem::path(COPRO_BINARY_DIR) / "words", "tlh");
    REQUIRE_FALSE(missing.ok());
    CHECK(missing.error().kind == ErrorKind::not_found);
    CHECK_THAT(missing.error().place, Catch::EndsWith("tlh/LC_MESSAGES/copro.mo"));
}

TEST_CASE("a file of words that is damaged is an error and not an empty screen") {
    const TempFolder folder;
    const auto file = folder.path() / "en" / "LC_MESSAGES" / "copro.mo";
    std::filesystem::create_directories(file.parent_path());
    for (const std::string& content : {std::string("these are no words, only a text that is long enough"),
                                       std::string(), std::string("\xde\x12\x04\x95", 4)}) {
        std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
        const auto damaged = Catalogue::load(folder.path(), "en");
        INFO(content.size());
        REQUIRE_FALSE(damaged.ok());
        CHECK(damaged.error().kind == ErrorKind::corrupt);
        CHECK(damaged.error().place == file.string());
    }
}

TEST_CASE("a pseudo language is English, stretched, for plurals too") {
    const Catalogue english = load("en");
    const Catalogue pseudo = Catalogue::pseudo(english, std::string(pseudo_left_to_right));
    CHECK(pseudo.language() == "en-XA");
    CHECK_FALSE(pseudo.right_to_left());
    CHECK(pseudo.find("action.back") == stretch_words("Back"));
    CHECK_THAT(pseudo.find_plural("claim.lines", 1), Catch::StartsWith("{count} çôst"));
    CHECK(Catalogue::pseudo(english, std::string(pseudo_right_to_left)).right_to_left());
}

TEST_CASE("the letters on the keys are not stretched") {
    const Catalogue pseudo = Catalogue::pseudo(load("en"), std::string(pseudo_left_to_right));
    CHECK(pseudo.find("keyboard.keys.abc") == "abcdefghijklmnopqrstuvwxyz");
}
