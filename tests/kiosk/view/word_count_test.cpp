#include "kiosk/view/word_count.h"

#include <catch2/catch.hpp>

using namespace copro;

TEST_CASE("words are counted by the spaces between them") {
    CHECK(count_words("") == 0);
    CHECK(count_words("one") == 1);
    CHECK(count_words(" one  two\nthree ") == 3);
    CHECK(count_words("It's a well-known place, isn't it?") == 6);
    CHECK(count_words("You get £3.50 for 1,200 miles.") == 6);
    CHECK(count_words("Mae'r bws yn dod.") == 4);
    CHECK(count_words("نتحدث اليوم عن الحافلات في مدينتنا.") == 6);
    CHECK(count_words("आज हम अपने शहर की बसों के बारे में बात करते हैं।") == 12);
}

TEST_CASE("words that are written without spaces are told apart, and the signs between them are none") {
    CHECK(count_words("今天我们谈谈镇上的公交车。") == 9);
    CHECK(count_words("今天，我们。") == 2);
    CHECK(count_words("สวัสดีครับ") == 2);
    // With spaces of their own, and words of another script beside them.
    CHECK(count_words("今天 我们 Copro") == 3);
    CHECK(count_words("。") == 1);
}

TEST_CASE("a part of a word is all of it, without the signs around it, and a sign of Chinese is itself") {
    const auto word_at = [](const std::string& text, std::size_t begin, std::size_t length) {
        const WordPlace word = whole_word(text, {begin, length});
        return text.substr(word.begin, word.length);
    };
    CHECK(word_at("I don't know.", 2, 3) == "don't");
    CHECK(word_at("I don't know.", 8, 4) == "know");
    CHECK(word_at("(Mae'r bws)", 1, 3) == "Mae'r");
    CHECK(word_at("(Mae'r bws)", 7, 3) == "bws");
    CHECK(word_at("Pay £12.50 now", 6, 3) == "£12.50");
    CHECK(word_at("Zoë’s", 0, 4) == "Zoë’s");
    CHECK(word_at("a — b", 2, 3) == "—");
    CHECK(word_at("今天我们", 3, 3) == "天");
    CHECK(word_at("", 0, 0).empty());
}
