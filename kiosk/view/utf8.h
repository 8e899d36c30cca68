// UTF-8 text letter by letter (code points; a letter and its combining marks stay together). Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace copro {

[[nodiscard]] bool is_utf8(std::string_view text);

// Each letter with the combining marks that follow it. Broken bytes stand alone.
[[nodiscard]] std::vector<std::string> letters_of(std::string_view text);
// Where the n-th code point begins, from 0, in bytes; the text's end when there are fewer.
[[nodiscard]] std::size_t byte_of_letter(std::string_view text, int nth);
// Without its last letter.
[[nodiscard]] std::string without_last_letter(std::string_view text);
// As Backspace takes it: a vowel sign of an Indian script goes before the letter that it stands on; a nukta, like an
// accent, is part of its letter.
[[nodiscard]] std::string without_last_sign(std::string_view text);
// Upper and lower case by Unicode, for every script that has them. language: BCP 47, as Turkish has its own I.
[[nodiscard]] std::string upper_case(std::string_view text, const std::string& language);
[[nodiscard]] std::string lower_case(std::string_view text);
// Is it a Chinese character (Japanese and Korean have them too)? letter: one.
[[nodiscard]] bool is_han(std::string_view letter);
// Is the first letter that has a direction one of a right-to-left script? Digits have none.
[[nodiscard]] bool runs_from_right(std::string_view text);

} // namespace copro
