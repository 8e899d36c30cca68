// Stretches and accents English for the pseudo-languages of the tests; {placeholders} are left alone. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace copro {

inline constexpr std::string_view pseudo_left_to_right = "en-XA";
inline constexpr std::string_view pseudo_right_to_left = "ar-XB";

[[nodiscard]] std::string stretch_words(std::string_view words);

} // namespace copro
