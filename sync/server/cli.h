// The command line of copro-server: flags into a command, exit codes 0 done, 1 refused or failed, 2 wrong usage. Main
// thread.
#pragma once

#include <string>

namespace copro {

// Prints, and returns the exit code.
[[nodiscard]] int run_cli(int count, const char* const* words, const std::string& version);

} // namespace copro
