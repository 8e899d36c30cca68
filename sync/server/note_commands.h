// What staff note: who looks after a comment, who sent apologies. One thread.
#pragma once

#include "sync/server/erase.h"

namespace copro {

struct Command;

// "promise owner", "attendance …".
[[nodiscard]] bool is_about_notes(const std::string& verb);
// Everything stored must have been opened.
[[nodiscard]] Result<std::string> run_note(const Command& command, const CareParts& parts);

} // namespace copro
