// One line of a script taken apart: the command and its argument. Used by script.cpp. Pure; any thread.
#pragma once

#include "sync/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace copro {

struct ScriptLine {
    std::string command;
    std::string argument; // without its quotes and their escapes
    bool quoted = false;
};

// Error `invalid` for quotes that do not close and for bytes that are not UTF-8.
[[nodiscard]] Result<ScriptLine> parse_script_line(std::string_view line);
// As parse_script_line reads it again.
[[nodiscard]] std::string quoted(std::string_view argument);

// "+45s", "+500ms" or "+2m" in milliseconds: a script's clock goes on, a year at most in one step.
[[nodiscard]] Result<std::int64_t> parse_clock_step(std::string_view text);

} // namespace copro
