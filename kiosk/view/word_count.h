// How many words a text has, in any script: what the speed of a voice is counted in. Pure; any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace copro {

// What stands between two spaces is one word: "well-known", "3.50". Where a script writes none between its words
// (Chinese, Thai), they are told apart by ICU's dictionary.
[[nodiscard]] int count_words(std::string_view text);

// Where something stands in a text, in bytes.
struct WordPlace {
    std::size_t begin = 0;
    std::size_t length = 0;
};
// The word that a part of it begins in, without the signs around it: all of "don't" and of "£12.50". Of a script
// without spaces between its words, the part alone.
[[nodiscard]] WordPlace whole_word(std::string_view text, WordPlace part);

} // namespace copro
