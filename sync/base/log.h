// Structured log lines on standard error: event name and fields, never personal data. Any thread.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace copro {

using LogFields = std::initializer_list<std::pair<std::string_view, std::string>>;

// One JSON object a line: {"time":…,"level":…,"event":"sync.sent","count":"3"}.
void log_info(std::string_view event, LogFields fields = {});
void log_warning(std::string_view event, LogFields fields = {});

// Quiet for tests and for programs whose standard error is read by people.
void log_to_file(const std::string& path);
void log_nothing();

} // namespace copro
