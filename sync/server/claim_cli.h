// The command line of "claim": flags into a command. Part of cli.cpp. Main thread.
#pragma once

#include "sync/server/commands.h"

namespace CLI { // NOLINT(readability-identifier-naming): CLI11's own name
class App;
}

namespace copro {

// Where the rules are looked for when nobody names their folder.
inline constexpr const char* usual_rules = "config/rules";

struct TypedClaim {
    std::vector<std::string> references;
    std::string by;
    std::string because;
    std::string next;
    std::string amount;
    std::string part;
    std::string payment;
    std::string on;
    std::string what;
    std::string not_the_same;
    std::string state;
    std::string approval; // a file
    std::string rules = usual_rules;
    bool is_overdue = false;
};

void describe_claims(CLI::App& app, TypedClaim& typed);
// The texts of a folder with expense rules, for whoever carries the command out (command_rules.h).
[[nodiscard]] Result<void> add_rules_folder(const std::string& folder, Command& command);
// The same of the folder that is meant where none is named: it may be missing, and the command says so.
[[nodiscard]] Result<void> add_usual_rules(const std::string& folder, Command& command);
// Into the command's options, with the file read.
[[nodiscard]] Result<void> add_claim_options(const TypedClaim& typed, Command& command);

} // namespace copro
