// One line of a script, as a test or a person at a pipe writes it.
#include "kiosk/script_line.h"

#include "kiosk/view/utf8.h"
#include "tests/fuzz/fuzz.h"

namespace copro::fuzz {

namespace {

std::vector<std::string> script_seeds() {
    std::vector<std::string> seeds{"+45s", "+500ms", "+2m", R"(press "say \"yes\"")"};
    const std::string script = project_file("tests/journeys/visitor.script");
    for (std::size_t at = 0; at < script.size() && seeds.size() < 60;) {
        const std::size_t end = std::min(script.find('\n', at), script.size());
        if (end > at && script[at] != '#') seeds.push_back(script.substr(at, end - at));
        at = end + 1;
    }
    return seeds;
}

void try_script_line(std::string_view bytes) {
    const auto line = parse_script_line(bytes);
    promise(line.ok() || !line.error().reason.empty(), "a refusal says why");
    promise(is_utf8(bytes) || !line.ok(), "what is not UTF-8 is refused");
    promise(!line.ok() || line->command.find(' ') == std::string::npos, "a command is one word");
    if (is_utf8(bytes)) {
        const auto again = parse_script_line("type " + quoted(bytes));
        promise(again.ok() && again->quoted && again->argument == bytes, "what is quoted is read as it was");
    }
    const auto step = parse_clock_step(bytes);
    promise(!step.ok() || (*step >= 0 && *step <= 366LL * 24 * 3600 * 1000), "a clock goes on, a year at most");
}

const Registered script_line_registered{{"script_line", script_seeds, try_script_line}};

} // namespace

} // namespace copro::fuzz
