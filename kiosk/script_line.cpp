#include "kiosk/script_line.h"

#include "kiosk/view/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace copro {

namespace {

constexpr std::int64_t longest_step_ms = 366LL * 24 * 60 * 60 * 1000;

std::string_view first_word(std::string_view line) { return line.substr(0, line.find(' ')); }

// What stands between the quotes; the closing one must be the last letter and not be escaped itself.
Result<std::string> unquoted(std::string_view rest, const std::string& command) {
    std::string text;
    for (std::size_t at = 1; at < rest.size(); ++at) {
        if (rest[at] == '"') {
            if (at + 1 == rest.size()) return text;
            return invalid(command, "something stands behind the closing \"");
        }
        if (rest[at] == '\\' && ++at == rest.size()) break;
        text += rest[at];
    }
    return invalid(command, "the closing \" is missing");
}

} // namespace

Result<ScriptLine> parse_script_line(std::string_view line) {
    // What a line says goes into the answer, which is JSON.
    if (!is_utf8(line)) return invalid("script", "the line is not UTF-8");
    if (line.starts_with(' ') || line.starts_with('\t')) return invalid("script", "the line begins with a blank");
    ScriptLine read;
    read.command = first_word(line);
    if (read.command.size() == line.size()) return read;
    const std::string_view rest = line.substr(read.command.size() + 1);
    read.quoted = rest.starts_with('"');
    read.argument = read.quoted ? TRY(unquoted(rest, read.command)) : std::string(rest);
    return read;
}

std::string quoted(std::string_view argument) {
    std::string text = "\"";
    for (const char letter : argument) {
        if (letter == '"' || letter == '\\') text += '\\';
        text += letter;
    }
    return text + '"';
}

Result<std::int64_t> parse_clock_step(std::string_view text) {
    const Error wrong = invalid("clock", fmt::format("\"{}\" is no step: it goes on by hours, minutes, seconds or "
                                                     "milliseconds, such as +3h, +2m, +45s or +500ms, a year at most",
                                                     text));
    if (text.size() < 3 || text[0] != '+' || text[1] == '-') return wrong;
    std::int64_t number = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + 1, end, number);
    if (read.ec != std::errc() || number > longest_step_ms) return wrong;
    const std::string_view unit(read.ptr, static_cast<std::size_t>(end - read.ptr));
    std::int64_t step = -1;
    if (unit == "ms") step = number;
    if (unit == "s") step = number * 1000;
    if (unit == "m") step = number * 60'000;
    if (unit == "h" && number <= longest_step_ms / 3'600'000) step = number * 3'600'000;
    if (step < 0 || step > longest_step_ms) return wrong;
    return step;
}

} // namespace copro
