// What a person takes away to ask about their record, made from its id. Pure; any thread.
#pragma once

#include "sync/base/bytes.h"

namespace copro {

// "7F3K-9Q2M": no letter that looks like another.
[[nodiscard]] std::string reference_of(const Uuid& rec_id);
// As somebody typed it: "7f3k-9q2m" is "7F3K-9Q2M".
[[nodiscard]] std::string reference_as_typed(std::string text);

// Crockford's base 32: no I, L, O or U.
inline constexpr std::string_view reference_letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
inline constexpr std::size_t letters_in_reference = 8;
// Those of a reference in what somebody typed or a scanner read, in capitals. An O was a 0, an I or L a 1; whatever
// else stands there is left out.
[[nodiscard]] std::string reference_letters_in(std::string_view text);
// "7F3K9Q2M" as "7F3K-9Q2M"; fewer letters as far as they go.
[[nodiscard]] std::string written_reference(std::string_view letters);

} // namespace copro
