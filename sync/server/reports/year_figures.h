// Money and days as a language writes them, for what people read of the year, by ICU; always in the digits 0 to 9.
// Pure; any thread.
#pragma once

#include "sync/records/date.h"

namespace copro {

// "£1,065"; "1065 £" in Polish. language: a code of assets/words.
[[nodiscard]] std::string year_pounds(std::int64_t pounds, const std::string& language);
// "30 November 2026".
[[nodiscard]] std::string year_day(Date date, const std::string& language);

} // namespace copro
