// Plays a person from lines of text: one command a line in, one JSON object a line out, by the paths of touch and key.
// Main thread.
#pragma once

#include "kiosk/script_line.h"
#include "kiosk/terminal.h"

#include <filesystem>
#include <functional>
#include <iosfwd>

namespace copro {

// What a script may ask beyond the terminal.
struct ScriptWorld {
    std::function<Result<void>(const std::filesystem::path& file)> picture;
    std::function<Result<void>()> sync;                         // until the outbox is empty, or an error
    std::function<Result<void>(std::int64_t ms)> advance_clock; // only with --test-clock
    std::function<void()> settle;                               // take in what has come from other threads, draw
    // How a control that is on the glass is pressed; none: by a touch in its middle.
    std::function<Result<void>(const NodeId& id)> press = {};
};

struct ScriptOptions {
    bool keep_going = false; // go on after a failure
    double px_per_mm = 4.0;
    // Where a picture of each screen is left as the script leaves it, "012-claim.fee.png"; "": nowhere.
    std::filesystem::path album = {};
};

class Script {
public:
    Script(Terminal& terminal, ScriptWorld world, ScriptOptions options)
        : m_terminal(terminal)
        , m_world(std::move(world))
        , m_options(options) {
        // It presses faster than anybody, and means each press.
        m_terminal.ignore_repeats(false);
    }

    // Plays all lines. Empty lines and lines that start with # are passed over. place: what the lines are read from.
    // Error with its place and number for the first line that failed, and when not all could be read.
    [[nodiscard]] Result<void> play(std::istream& in, std::ostream& out, const std::string& place);
    // As play; a file or a pipe.
    [[nodiscard]] Result<void> play_file(const std::filesystem::path& file, std::ostream& out);
    // Plays one line; returns its answer. Sets finished() after "quit".
    [[nodiscard]] std::string play_line(const std::string& line, bool& ok);
    [[nodiscard]] bool finished() const { return m_finished; }

private:
    [[nodiscard]] Result<void> run(const ScriptLine& line);
    [[nodiscard]] Result<void> run_and_keep(const ScriptLine& line);
    [[nodiscard]] Result<void> keep_picture();
    [[nodiscard]] Result<void> press(const ScriptLine& line);
    [[nodiscard]] Result<void> type(const std::string& text);
    [[nodiscard]] Result<void> type_letter(const std::string& letter);
    [[nodiscard]] Result<void> touch_node(const NodeId& id);
    [[nodiscard]] Result<void> scan(const std::string& text);
    [[nodiscard]] Result<void> touch(const std::string& where);
    [[nodiscard]] Result<void> key(const std::string& name);
    [[nodiscard]] Result<void> expect(const std::string& text) const;
    [[nodiscard]] Result<void> expect_screen(const std::string& id) const;
    [[nodiscard]] Result<void> clock(const std::string& by);
    void tap(Point at);
    [[nodiscard]] Result<void> press_placed(const Placed& placed);

    Terminal& m_terminal;
    ScriptWorld m_world;
    ScriptOptions m_options;
    std::string m_tree; // what `see` saw, for the answer
    bool m_finished = false;
    int m_screens_kept = 0;
    std::string m_last_kept; // its screen
};

} // namespace copro
