// How long somebody waited for the person that they asked for, in steps: all that is ever put on record of a call for
// help (PROTOCOL.md, "help"). Kiosk and server use it. Any thread.
#pragma once

#include <array>
#include <cstdint>
#include <limits>

namespace copro {

struct HelpWait {
    const char* id = "";
    std::int64_t under_ms = 0;
};
// A wait is counted in the first that it is shorter than; the last is for whoever gave up.
inline constexpr std::int64_t any_wait_ms = std::numeric_limits<std::int64_t>::max();
inline constexpr std::array help_waits{
    HelpWait{"under-1-minute", 60'000},    HelpWait{"under-2-minutes", 120'000}, HelpWait{"under-5-minutes", 300'000},
    HelpWait{"under-10-minutes", 600'000}, HelpWait{"longer", any_wait_ms},      HelpWait{"nobody-came", any_wait_ms},
};
inline constexpr std::size_t nobody_came = help_waits.size() - 1;

} // namespace copro
