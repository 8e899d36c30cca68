// What a meeting's pack names must be there: pictures and languages of kiosks, kinds of costs. Asked when a pack comes
// in by hand; a kiosk asks for less, as it may be older or newer. Pure; any thread.
#pragma once

#include "sync/records/meeting_pack.h"
#include "sync/records/rules.h"

namespace copro {

// rules: none = nobody looks at what was booked. Error `invalid` with file, place and reason.
[[nodiscard]] Result<void> check_pack(const MeetingPack& pack, const std::optional<ExpenseRules>& rules,
                                      const std::string& place);

} // namespace copro
