// What people said aloud, for staff: which voices are still to be written down, and the words of those that are. No
// program here understands speech: a person listens (`attachment save`) and writes. One thread.
#pragma once

#include "sync/server/erase.h"

namespace copro {

struct Command;

[[nodiscard]] bool is_about_voices(const std::string& verb);
// "voice list", "voice words". Everything stored must have been opened.
[[nodiscard]] Result<std::string> run_voice(const Command& command, const CareParts& parts);

} // namespace copro
