// How the commands about keeping, erasing and the year are typed; used by cli. One thread.
#pragma once

#include "sync/server/commands.h"

namespace CLI { // NOLINT(readability-identifier-naming): CLI11's own name
class App;
}

namespace copro {

struct CareTyped {
    std::string reference;
    std::string because;
    std::string only;
    std::string rules = "config/retention.json";
    std::string came;
    std::string meeting;
    std::string question;
    std::string line;
    std::string text;
    std::string by;
    std::string owner;
    std::string due;
    std::string person;
    std::string barrier;
    std::string group;
    std::string check;
    bool does_erase = false;
    std::string year;
    std::string folder;
    std::string language = "en";
    std::string assets = "assets";
    std::string layout = "config/year-report.json";
    std::string in_order = "standards";
    std::string targets;
    std::string benchmark;
    std::string fees;
    std::string on;
    bool so_far = false;
    bool is_strict = false;
};

void describe_care(CLI::App& app, CareTyped& typed);
// Files are read here, by whoever typed the command. None: it is another's command.
[[nodiscard]] Result<std::optional<Command>> care_command_of(const std::string& verb, const CareTyped& typed);

// What stands in a file that was named, as the option of that name, and the file as name_file. path "": none was named.
// An empty file is not the same as none.
[[nodiscard]] Result<void> add_file(const std::string& name, const std::string& path, Command& command);

} // namespace copro
