// Calendar days as people write them, "2026-11-22", and wall time turned into local day and hour. Pure; any thread.
#pragma once

#include "sync/base/result.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace copro {

using Date = std::chrono::year_month_day;

// Only YYYY-MM-DD of a day that exists. Error `invalid`.
[[nodiscard]] Result<Date> parse_date(std::string_view text);
[[nodiscard]] std::string date_text(Date date);
[[nodiscard]] Date add_days(Date date, int days);

// The machine's own time zone; a UK kiosk is set to Europe/London.
[[nodiscard]] Date local_date(std::int64_t wall_ms);
// The moment when the local clock shows that day and time, "14:02".
[[nodiscard]] std::int64_t wall_ms_of(Date date, std::string_view time_of_day);
// "14:02"
[[nodiscard]] std::string local_time_text(std::int64_t wall_ms);

} // namespace copro
