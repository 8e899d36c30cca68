// What a person takes away to ask about their record, made from its id. Pure; any thread.
#pragma once

#include "sync/base/bytes.h"

namespace copro {

// "7F3K-9Q2M": no letter that looks like another.
[[nodiscard]] std::string reference_of(const Uuid& rec_id);

} // namespace copro
