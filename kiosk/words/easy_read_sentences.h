// English text as sentences and words, for kiosk/words/easy_read.cpp alone. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace copro {

using EnglishWords = std::vector<std::string>; // in small letters, marks kept where they bind: "don't", "co-production"

struct EnglishSentence {
    std::string text; // in small letters
    EnglishWords words;
};

// A {slot} counts as one short word, since nobody knows here what will stand in it.
[[nodiscard]] std::vector<EnglishSentence> english_sentences(std::string_view text);

// Where the phrase stands in the words, or -1. A last word may have another ending: "submit" finds "submitted".
[[nodiscard]] int find_phrase(const EnglishWords& words, const EnglishWords& phrase, bool other_endings);

[[nodiscard]] int syllables(const std::string& word);

} // namespace copro
