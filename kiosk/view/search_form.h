// What names, places and words are found by, on whatever keyboard somebody types them. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace copro {

// Small letters without accents, as a plain keyboard has them: "Zoë" is "zoe", "Łoś" "los", "Æthel" "aethel", "Strauß"
// "strauss", and Turkish ı is i. Arabic, Persian and Urdu letters that are one to whoever types them are one; what few
// type, vowel points, hamza on a letter and tatweel, is left out. The marks of other scripts tell names apart and stay:
// the vowel signs of India and Thailand, the voiced kana.
[[nodiscard]] std::string search_form(std::string_view text);

// The same for names of people and places: "O’Brien" is "obrien", and words stand apart by one space, whatever is
// between them: "Anne-Marie" is "anne marie". None at the beginning; at the end, if something was typed after the word.
[[nodiscard]] std::string name_form(std::string_view name);
// The name_form with each Chinese character as it is said, in pinyin without tones, a word of its own: "王小明" is
// "wang xiao ming". Two where one of them is said in another way as a surname, which stands first; none without a
// character.
[[nodiscard]] std::vector<std::string> pinyin_forms(std::string_view name);
// Does the name begin like this, as it is written or, if it is Chinese, as it is said?
[[nodiscard]] bool begins_like(std::string_view name, std::string_view typed);
[[nodiscard]] std::string without_gaps(std::string form);
// Is it one name, typed twice? No name is the same only as none.
[[nodiscard]] bool is_name_alike(std::string_view left, std::string_view right);

} // namespace copro
