// The commands `report year` and `meeting check`. One thread.
#pragma once

#include "sync/server/commands.h"

namespace copro {

[[nodiscard]] bool is_of_the_year(const std::string& verb);
// What was stored a moment ago must be opened before.
[[nodiscard]] Result<std::string> run_of_the_year(const Command& command, StoreReader& reader, const Clock& clock);

} // namespace copro
