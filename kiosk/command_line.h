// The kiosk's command line, stable for tools and tests: README, "the kiosk's command line". Main thread.
#pragma once

#include "kiosk/terminal.h"

#include <algorithm>
#include <optional>
#include <string>

namespace copro {

// Which of each a sweep goes through; an empty list means all.
struct SweepLimits {
    std::vector<std::string> screens;
    std::vector<std::string> languages;
    std::vector<std::string> text_sizes;
    std::vector<std::string> colours;
    std::vector<std::string> shapes;

    [[nodiscard]] static bool wants(const std::vector<std::string>& list, const std::string& name) {
        return list.empty() || std::find(list.begin(), list.end(), name) != list.end();
    }
};

// Where `conformance` writes its report, and who stands behind it.
struct ReportOptions {
    std::filesystem::path file; // "" = none
    std::string organisation;
    std::string contact; // e-mail
};

// What the flags said.
struct KioskOptions {
    std::filesystem::path config; // "" = none
    std::filesystem::path data;
    std::optional<ScreenShape> windowed;
    std::optional<ScreenShape> headless;
    std::string script;          // file, "-" for standard input, "" for none
    std::filesystem::path album; // a picture of each screen that the script comes to; "" = none
    bool test_clock = false;
    bool keep_going = false;
    std::string version;
    SweepLimits only;       // pictures and self-test
    bool no_frames = false; // self-test draws none to read them back, which takes minutes
    ReportOptions report;
};

// "1920x1080"; error `invalid` for what no screen can be.
[[nodiscard]] Result<ScreenShape> parse_shape(const std::string& text);

// conformance: what that command does; it tries the whole kiosk, so it stands above it, and main.cpp brings it.
using ConformanceCommand = Result<void> (*)(const KioskOptions& options);
// Exit code: 0 done, 1 failed or refused, 2 wrong use.
[[nodiscard]] int run_command_line(int argc, char** argv, const std::string& version, ConformanceCommand conform);

} // namespace copro
