// Numbers as people type them: with the decimal mark of their language or the other one, and with marks between the
// thousands. mark: the language's own, '.' or ','. places: how many digits may stand behind it. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace copro {

// With a point, and without marks between the thousands: "1234.5" of "1234.5", "1234,5" and "1,234.5" in English.
// Where a comma has three digits behind it, and more than there may be places, it stands between thousands. None for
// what is no number, or none yet.
[[nodiscard]] std::optional<std::string> typed_number(std::string_view text, int places, char mark);

// Is it such a number, or the beginning of one?
[[nodiscard]] bool begins_number(std::string_view text, int places, char mark);

// The same number as it is typed in another language: with that one's mark, and without marks between the thousands.
// What is the beginning of one begins the same number there.
[[nodiscard]] std::string in_other_marks(std::string_view text, int places, char from, char to);

} // namespace copro
