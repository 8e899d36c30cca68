// Times and dates as people say them, where a language has words for that (spoken.clock.* in its PO file; "-" where it
// has none: the plain form is said, the number in digits, the month as it is written). Hours are told by the clock's
// face, from one to twelve, or by the day, from 0 to 23, if there are 24 of them. Pure; any thread.
#pragma once

#include "kiosk/words/catalogue.h"
#include "sync/records/date.h"

namespace copro {

// "half past ten", "two minutes past two"; "" when the language has no such words. hour: 0 to 23.
[[nodiscard]] std::string spoken_clock_time(const Catalogue& catalogue, int hour, int minute);
// "Sunday the twenty-second of November 2026"; "" when the language has no such words. weekday, month: their names as
// they are written.
[[nodiscard]] std::string spoken_clock_date(const Catalogue& catalogue, Date date, const std::string& weekday,
                                            const std::string& month);

} // namespace copro
