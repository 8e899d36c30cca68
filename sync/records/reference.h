// What a person takes away to ask about their record, made from its id. Pure; any thread.
#pragma once

#include "sync/base/bytes.h"

namespace copro {

// "7F3K-9Q2M": no letter that looks like another.
[[nodiscard]] std::string reference_of(const Uuid& rec_id);
// As somebody typed it: "7f3k-9q2m" is "7F3K-9Q2M".
[[nodiscard]] std::string reference_as_typed(std::string text);

} // namespace copro
