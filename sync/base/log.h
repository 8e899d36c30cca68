// Structured log lines on standard error: event name and fields, never personal data. Any thread.
#pragma once

#include <exception>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace copro {

using LogFields = std::initializer_list<std::pair<std::string_view, std::string>>;

// One JSON object a line: {"time":…,"level":…,"event":"sync.sent","count":"3"}.
void log_info(std::string_view event, LogFields fields = {});
void log_warning(std::string_view event, LogFields fields = {});

// What kind of exception it is, without its words: they may quote what somebody wrote.
[[nodiscard]] std::string kind_of(const std::exception& error);

// Quiet for tests and for programs whose standard error is read by people.
void log_to_file(const std::string& path);
void log_nothing();

} // namespace copro
