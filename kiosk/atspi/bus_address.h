// Where the buses are, taken from the environment before SDL can wait for one of them. run.cpp asks once, before the
// window and before any thread.
#pragma once

#include "sync/base/result.h"

#include <optional>
#include <string>

namespace copro {

struct BusAddress {
    std::string session;       // asked for the accessibility bus
    std::string accessibility; // already known; "" = ask the session bus
};

// None where there is neither: nothing is loaded then. Also makes room in the environment for keep_for_bridge().
[[nodiscard]] std::optional<BusAddress> take_bus_address();

// Asks the session bus for the accessibility bus. Takes as long as that bus takes, 25 s when it never answers: not for
// the main thread. Error `unavailable` when there is none.
[[nodiscard]] Result<std::string> ask_for_accessibility_bus(const std::string& session);

// The bridge reads the address from the environment alone. Any thread: the room for it was made when there was only
// one.
[[nodiscard]] Result<void> keep_for_bridge(const std::string& address);

} // namespace copro
