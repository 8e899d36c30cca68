// What people let us remember goes into the packs of the meetings to come, so that nobody has to ask for the same thing
// twice (access.md C6). Called by the opener, on its thread.
#pragma once

#include "sync/server/store/writer.h"

namespace copro {

// The pack with what these people said last, or the same text when that changes nothing. rows: every sign-in, in the
// order in which they were saved. Of one person the last word counts: who no longer wants it remembered is forgotten.
[[nodiscard]] Result<std::string> with_remembered(const std::string& pack,
                                                  const std::vector<ReadableRow<AttendanceBody>>& rows);

// For every meeting after today. Today's stays as it is: kiosks are in the middle of it.
[[nodiscard]] Result<void> bring_packs_up_to_date(StoreReader& reader, Writer& writer, std::int64_t now_ms);

} // namespace copro
