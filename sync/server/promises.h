// "You said, we did, we could not, because": what is due and when, the answers, and their way into a meeting's pack
// (the charter's "tell people results within agreed times"). One thread.
#pragma once

#include "sync/server/commands.h"

namespace copro {

struct PromiseParts {
    StoreReader& reader;
    Writer& writer;
    const Clock& clock;
};

// "promise list", "promise answer", "promise import", "promise publish". Everything stored must have been opened.
[[nodiscard]] Result<std::string> run_promise(const Command& command, const PromiseParts& parts);

} // namespace copro
