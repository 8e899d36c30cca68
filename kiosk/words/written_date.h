// Dates as each language writes them, by ICU, which is asked once a language. Pure; any thread.
#pragma once

#include "sync/records/date.h"

#include <string>

namespace copro {

struct WrittenDate {
    std::string whole; // "Sunday 22 November 2026"
    std::string weekday;
    std::string month; // as it stands in a date: Polish "listopada"
};

[[nodiscard]] WrittenDate written_date(Date date, const std::string& language);

} // namespace copro
