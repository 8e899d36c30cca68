// What ICU calls the place where a language is written as we write it: "pt_PT@numbers=latn". Pure; any thread.
#pragma once

#include <string>

namespace copro {

// language: a code of assets/words. Always with the digits 0 to 9.
[[nodiscard]] std::string locale_name(const std::string& language);

} // namespace copro
