// How long people wait for the person that they ask for. Nobody's name is with a wait, and no time of day: only how
// many waits were how long is put on record. Values; main thread.
#pragma once

#include "sync/records/help_waits.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace copro {

using HelpCounts = std::array<std::int64_t, help_waits.size()>;

// Who goes on sooner than this has only looked at what the button does.
inline constexpr std::int64_t least_wait_for_help_ms = 60'000;

struct HelpState {
    std::map<std::string, HelpCounts> counted; // by meeting, since the last record
    std::optional<std::int64_t> asked_ms;      // somebody waits since then; monotonic
    std::string asked_at;                      // the meeting that they are at; "" = not chosen among several
    std::int64_t record_at_ms = 0;             // monotonic
};

} // namespace copro
