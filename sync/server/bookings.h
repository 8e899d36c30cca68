// What people asked to have booked, once it is booked: it goes into the pack of the meeting, so that no kiosk takes it
// as a cost (domain.md, "Book trains and hotels"). Staff's thread.
#pragma once

#include "sync/server/commands.h"
#include "sync/server/store/store.h"
#include "sync/server/store/writer.h"

namespace copro {

// "booking made": `reference` of what was asked, `meeting` (else the one where it was asked), `what` (else all of it).
// Returns a line for each thing. Errors: not_found, conflict (two of one reference), `refused` when the meeting does
// not know the person, `invalid` for what nobody asked for.
[[nodiscard]] Result<std::string> note_booked(const Command& command, StoreReader& reader, Writer& writer,
                                              const Clock& clock);

} // namespace copro
