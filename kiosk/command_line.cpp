#include "kiosk/command_line.h"

#include "kiosk/commands.h"
#include "kiosk/sweep.h"

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include <charconv>
#include <cstdlib>
#include <iostream>

namespace copro {

namespace {

constexpr int smallest_side = 320;
constexpr int largest_side = 8192;

std::filesystem::path default_data() {
    if (const char* folder = std::getenv("XDG_DATA_HOME"); folder != nullptr && *folder != '\0') {
        return std::filesystem::path(folder) / "copro" / "kiosk";
    }
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home == nullptr ? "." : home) / ".local/share/copro/kiosk";
}

int tell(const Error& error) {
    std::cerr << "copro-kiosk: " << error.text() << '\n';
    return 1;
}

int outcome(const Result<void>& done) { return done ? 0 : tell(done.error()); }

struct Flags {
    KioskOptions options;
    std::string windowed;
    std::string headless;
    std::string url;
    std::string code;
    std::string folder;
    std::string meeting;
    std::string screen;
    std::string language;

    Result<void> read_shapes() {
        if (!windowed.empty()) options.windowed = TRY(parse_shape(windowed));
        if (!headless.empty()) options.headless = TRY(parse_shape(headless));
        if (options.windowed && options.headless) return invalid("--headless", "cannot stand beside --windowed");
        return {};
    }
};

void add_options(CLI::App& app, Flags& flags) {
    app.set_version_flag("--version", "copro-kiosk " + flags.options.version);
    app.add_option("--config", flags.options.config, "Settings of this kiosk (TOML)");
    app.add_option("--data", flags.options.data, "Folder of what the kiosk keeps")->default_val(default_data());
    app.add_option("--windowed", flags.windowed, "A window of WxH pixels instead of the full screen");
    app.add_option("--headless", flags.headless, "No screen at all, drawn to memory at WxH pixels");
    CLI::Option* script =
        app.add_option("--script", flags.options.script, "Play a person from a file, or from standard input with -");
    app.add_option("--album", flags.options.album, "A folder for a picture of every screen that the script comes to")
        ->needs(script);
    app.add_flag("--test-clock", flags.options.test_clock, "Time moves only by the script's clock command");
    app.add_flag("--keep-going", flags.options.keep_going, "Go on after a failed line of the script");
    app.fallthrough();
}

// A sweep of everything is thousands of pictures; these keep it to what someone wants to look at.
void add_limits(CLI::App* command, SweepLimits& only) {
    command->add_option("--screens", only.screens, "Only these screens")->delimiter(',');
    command->add_option("--languages", only.languages, "Only these languages")->delimiter(',');
    // A name that is none would leave nothing, or less than was meant, and all of that would pass.
    const auto add = [command](const char* flag, std::vector<std::string>& into, const char* words,
                               const std::vector<std::string>& known) {
        command->add_option(flag, into, words)->delimiter(',')->check(CLI::IsMember(known));
    };
    std::vector<std::string> sizes;
    std::vector<std::string> colour_sets;
    std::vector<std::string> shapes;
    for (const TextSize size : all_text_sizes) sizes.emplace_back(name_of(size));
    for (const ColourSet colours : all_colour_sets) colour_sets.emplace_back(name_of(colours));
    for (const SweptShape& shape : swept_shapes) shapes.emplace_back(shape.name);
    add("--sizes", only.text_sizes, "Only these text sizes", sizes);
    add("--colours", only.colours, "Only these colour sets", colour_sets);
    add("--shapes", only.shapes, "Only these screen shapes", shapes);
}

// OpenACR has no report without somebody to write to; the address is an organisation's.
void add_report(CLI::App* command, ReportOptions& report) {
    CLI::Option* contact = command->add_option("--contact", report.contact, "E-mail of the organisation that reports");
    CLI::Option* file = command->add_option("--open-acr", report.file, "Write the report there too, as OpenACR (YAML)");
    command->add_option("--organisation", report.organisation, "Its name")->needs(file);
    file->needs(contact);
    contact->needs(file);
}

} // namespace

Result<ScreenShape> parse_shape(const std::string& text) {
    const Error wrong = invalid(text, "must be a size in pixels such as 1920x1080, each side from 320 to 8192");
    ScreenShape shape;
    const char* end = text.data() + text.size();
    const auto width = std::from_chars(text.data(), end, shape.width);
    if (width.ec != std::errc() || width.ptr == end || *width.ptr != 'x') return wrong;
    const auto height = std::from_chars(width.ptr + 1, end, shape.height);
    if (height.ec != std::errc() || height.ptr != end) return wrong;
    for (const int side : {shape.width, shape.height}) {
        if (side < smallest_side || side > largest_side) return wrong;
    }
    return shape;
}

int run_command_line(int argc, char** argv, const std::string& version, ConformanceCommand conform) {
    CLI::App app("The Copro kiosk: sign in, say what you think, claim your money.", "copro-kiosk");
    Flags flags;
    flags.options.version = version;
    add_options(app, flags);
    app.require_subcommand(0, 1);
    CLI::App* run = app.add_subcommand("run", "Start the kiosk");
    CLI::App* enrol = app.add_subcommand("enrol", "Make this kiosk known to its server");
    enrol->add_option("--server", flags.url, "https://HOST:PORT")->required();
    enrol->add_option("--code", flags.code, "The code that copro-server device code printed")->required();
    CLI::App* pin = app.add_subcommand("pin", "Set the staff PIN, 6 to 12 digits from standard input");
    CLI::App* self_test = app.add_subcommand("self-test", "Build and measure every screen in every way it can look");
    CLI::App* conformance =
        app.add_subcommand("conformance", "Measure this kiosk against each rule of access, and print the figures");
    add_report(conformance, flags.options.report);
    CLI::App* pictures = app.add_subcommand("pictures", "Write a picture of every screen, and one sheet of all");
    add_limits(pictures, flags.options.only);
    add_limits(self_test, flags.options.only);
    self_test->add_flag("--no-frames", flags.options.no_frames,
                        "Draw nothing: measure what stands where, and the colours that were meant");
    pictures->add_option("DIR", flags.folder, "Folder to write into")->required();
    CLI::App* paper = app.add_subcommand("paper", "Write every form as a PDF to print, in every language");
    paper->add_option("DIR", flags.folder, "Folder to write into")->required();
    paper->add_option("--languages", flags.options.only.languages, "Only these languages")->delimiter(',');
    paper->add_option("--meeting", flags.meeting,
                      "A meeting whose words, fee and survey are put in: its pack's file, or its id on this kiosk");
    CLI::App* badges = app.add_subcommand("badges", "Write a PDF of badges: copro-server badge make ... | this");
    badges->add_option("FILE", flags.folder, "The PDF to write")->required();
    CLI::App* dump = app.add_subcommand("dump", "Print one screen as text");
    dump->add_option("SCREEN", flags.screen, "Its id, such as feedback.overall")->required();
    dump->add_option("LANG", flags.language, "Its language, such as en")->required();
    for (CLI::App* command : {run, enrol, pin, self_test, conformance, pictures, paper, badges, dump})
        command->fallthrough();
    try {
        app.parse(argc, argv);
        // Asked for only now: a word that is no command is named, instead of a command being missed.
        if (app.get_subcommands().empty()) throw CLI::RequiredError::Subcommand(1);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        return code == 0 ? 0 : 2;
    }
    if (const auto read = flags.read_shapes(); !read) {
        tell(read.error());
        return 2;
    }
    if (run->parsed()) return outcome(run_kiosk(flags.options));
    if (pin->parsed()) return outcome(set_pin(flags.options));
    if (enrol->parsed()) return outcome(enrol_kiosk(flags.options, flags.url, flags.code));
    if (self_test->parsed()) return outcome(run_self_test(flags.options));
    if (conformance->parsed()) return outcome(conform(flags.options));
    if (pictures->parsed()) return outcome(write_pictures(flags.options, flags.folder));
    if (paper->parsed()) return outcome(write_papers(flags.options, flags.folder, flags.meeting));
    if (badges->parsed()) return outcome(write_badges(flags.folder));
    return outcome(dump_screen(flags.options, flags.screen, flags.language));
}

} // namespace copro
