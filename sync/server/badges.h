// Badges of the people of a meeting: made once, told once, and kept as a hash alone, in the meeting's pack. One thread.
#pragma once

#include "sync/server/commands.h"
#include "sync/server/store/writer.h"

namespace copro {

// `badge make`: new ones for all who are invited, or for one of them, whose old one is good no more. What it gives is
// for `copro-kiosk badges`, which draws them: JSON with the codes, which stand nowhere else.
[[nodiscard]] Result<std::string> make_badges(const Command& command, const MeetingRow& meeting, Writer& writer,
                                              const Clock& clock);

// A pack that is imported anew does not take the badges from those who are still in it.
[[nodiscard]] Result<std::string> with_badges_of(const std::string& before, const std::string& pack,
                                                 const std::string& place);

} // namespace copro
