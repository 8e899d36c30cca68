// Numbers and money as each language writes them, by ICU, and always in the digits 0 to 9. What ICU knows of a language
// is read when it is first needed, and kept. language: as a Catalogue's. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>

namespace copro {

// '.' or ',': between what is whole and what is not.
[[nodiscard]] char decimal_mark(const std::string& language);

// "1,234" in English, "1.234" in Italian, "1234" in Polish.
[[nodiscard]] std::string written_number(std::int64_t number, const std::string& language);
// units: what is left of the mark counts 10^places of them. 123450 with two places is "1,234.50".
[[nodiscard]] std::string written_decimal(std::int64_t units, int places, const std::string& language);
// The same without marks between the thousands, for a voice and as it is typed: "1234.50".
[[nodiscard]] std::string plain_decimal(std::int64_t units, int places, const std::string& language);

// What stands before and behind an amount of pounds: {"£", ""} in English, {"", " £"} in Polish.
struct PoundSign {
    std::string before;
    std::string behind;
};
[[nodiscard]] const PoundSign& pound_sign(const std::string& language);

// rules: a set of ICU's rules for writing numbers in words, such as "%spellout-cardinal-feminine". "" where the
// language has no such set.
[[nodiscard]] std::string number_in_words(std::int64_t number, const std::string& rules, const std::string& language);

} // namespace copro
