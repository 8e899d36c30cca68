// `copro-server serve`: intake, opener and command socket together until a signal asks it to end. Main thread.
#pragma once

#include "sync/server/commands.h"

namespace copro {

struct ServeOptions {
    DataFolder folder;
    std::string host;
    std::uint16_t port = 0;
    WebLimits limits;
};

// Must be called before any thread is started: SIGINT and SIGTERM are then taken by serve() alone.
void hold_signals();

// Prints "listening on https://HOST:PORT" when it is ready; ends after SIGINT or SIGTERM, when all is answered.
[[nodiscard]] Outcome serve(const ServeOptions& options);

} // namespace copro
