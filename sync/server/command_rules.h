// The expense rules that came with a command, as whoever typed it read them. Any thread.
#pragma once

#include "sync/records/rules.h"
#include "sync/server/commands.h"

namespace copro {

// None when the command brought none. Error `invalid` with the file that is wrong.
[[nodiscard]] Result<std::optional<ExpenseRules>> rules_of_command(const Command& command);

} // namespace copro
