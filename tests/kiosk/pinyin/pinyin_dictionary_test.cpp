// The real dictionary: what it offers, and that it keeps nothing of what it was asked.
#include "kiosk/pinyin/pinyin_dictionary.h"
#include "kiosk/view/candidates.h"
#include "kiosk/view/utf8.h"
#include "tests/sync/base/temp_folder.h"
#include "tests/sync/base/variable.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

using namespace copro;

namespace {

std::vector<Candidate> offered(PinyinDictionary& dictionary, const std::string& letters) {
    INFO(letters);
    auto found = dictionary.look_up(letters);
    REQUIRE(found.ok());
    return found.take();
}

// How many of the letters it takes the place of; 0 when it is not offered.
std::size_t letters_for(const std::vector<Candidate>& found, const std::string& text) {
    const auto at = std::find_if(found.begin(), found.end(), [&](const Candidate& one) { return one.text == text; });
    return at == found.end() ? 0 : at->letters;
}

} // namespace

TEST_CASE("pinyin letters bring words and characters, the likeliest first") {
    PinyinDictionary dictionary;
    const auto found = offered(dictionary, "nihao");
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().text == "你好");
    CHECK(found.front().letters == 5);
    CHECK(letters_for(found, "你") == 2);
    CHECK(offered(dictionary, "wang").front().text == "王");
    CHECK(letters_for(offered(dictionary, "xian"), "西安") == 4);
    CHECK(letters_for(offered(dictionary, "xi'an"), "西安") == 5);
    CHECK(letters_for(offered(dictionary, "lv"), "吕") == 2);
    // A word that has only begun, and letters that are none.
    CHECK_FALSE(offered(dictionary, "zh").empty());
    CHECK(offered(dictionary, "vvv").empty());
    CHECK(letters_for(offered(dictionary, "nihaov"), "你好") == 5);
}

TEST_CASE("no candidate is longer than there is room for, nor takes more letters than there are") {
    PinyinDictionary dictionary;
    const std::string sentence = "womenxiaqiyaoquyiyuankanbingranhouhuijia";
    for (const std::string& letters : {sentence, sentence + sentence + sentence, std::string("yi"), std::string("n")}) {
        for (const Candidate& one : offered(dictionary, letters)) {
            CHECK(letters_of(one.text).size() <= most_candidate_letters);
            CHECK(one.letters > 0);
            CHECK(one.letters <= letters.size());
        }
    }
    CHECK(letters_for(offered(dictionary, sentence), "我们") == 5);
}

TEST_CASE("the same letters bring the same, whoever asked for what before") {
    PinyinDictionary dictionary;
    const auto before = offered(dictionary, "shi");
    for (int times = 0; times < 50; ++times) {
        (void)offered(dictionary, "shifu");
        (void)offered(dictionary, "shi");
    }
    CHECK((offered(dictionary, "shi") == before));
    dictionary.person_left();
    CHECK((offered(dictionary, "shi") == before));
    dictionary.person_left();
    dictionary.person_left();
}

TEST_CASE("nothing is written, and no file is left open for writing") {
    const test::TempFolder home;
    const test::Variable user("HOME", home.path());
    const test::Variable cache("XDG_CACHE_HOME", home.path());
    const test::Variable settings("XDG_CONFIG_HOME", home.path());
    const test::Variable data("XDG_DATA_HOME", home.path());
    const test::Variable temporary("TMPDIR", home.path());
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(home.path());
    {
        PinyinDictionary dictionary;
        for (const char* letters : {"wangxiaoming", "nihao", "shi"}) (void)offered(dictionary, letters);
        for (const auto& descriptor : std::filesystem::directory_iterator("/proc/self/fd")) {
            std::error_code error;
            const auto file = std::filesystem::read_symlink(descriptor.path(), error);
            if (error || file.string().find("pinyin/data") == std::string::npos) continue;
            std::ifstream info("/proc/self/fdinfo/" + descriptor.path().filename().string());
            std::stringstream text;
            text << info.rdbuf();
            INFO(file);
            // The last octal digit of its flags: 0 = it can only be read.
            const std::size_t flags = text.str().find("flags:");
            REQUIRE(flags != std::string::npos);
            const std::size_t end = text.str().find('\n', flags);
            CHECK((text.str()[end - 1] - '0') % 4 == 0);
        }
        dictionary.person_left();
    }
    std::filesystem::current_path(before);
    CHECK(std::filesystem::is_empty(home.path()));
}

TEST_CASE("a dictionary that is not there, or not whole, is an error, and ends nothing") {
    const test::TempFolder folder;
    PinyinDictionary none(folder.path() / "nothing-here");
    CHECK(none.look_up("nihao").error().kind == ErrorKind::not_found);
    none.person_left();
    // One that was cut short.
    std::ofstream(folder.path() / "table.conf") << "binary format version:7\n";
    PinyinDictionary part(folder.path());
    CHECK(part.look_up("nihao").error().kind == ErrorKind::not_found);
    CHECK(part.look_up("nihao").error().kind == ErrorKind::not_found);
}
