// The command line of "claim": flags into a command. Part of cli.cpp. Main thread.
#pragma once

#include "sync/server/commands.h"

namespace CLI { // NOLINT(readability-identifier-naming): CLI11's own name
class App;
}

namespace copro {

struct TypedClaim {
    std::vector<std::string> references;
    std::string by;
    std::string because;
    std::string next;
    std::string amount;
    std::string on;
    std::string what;
    std::string not_the_same;
    std::string state;
    std::string approval; // a file
    bool is_overdue = false;
};

void describe_claims(CLI::App& app, TypedClaim& typed);
// Into the command's options, with the file read.
[[nodiscard]] Result<void> add_claim_options(const TypedClaim& typed, Command& command);

} // namespace copro
