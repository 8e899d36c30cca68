// What every note of staff has, and how it is added. Errors name the option that is wrong. One thread.
#pragma once

#include "sync/server/erase.h"

namespace copro {

struct Command;

inline constexpr std::size_t longest_name = 80; // in letters
inline constexpr std::size_t longest_words = 400;

// An option that is one line of a list, where a tab or a line's end would make two of it.
[[nodiscard]] Result<std::string> line_of(const Command& command, const std::string& name, std::size_t longest);
// Who says it, why, and on which day: of every note.
[[nodiscard]] Result<StaffNote> signed_note(const Command& command, const CareParts& parts);
// None: nobody wrote of it yet.
[[nodiscard]] Result<std::optional<StaffNote>> last_note_of(StoreReader& reader, const StaffNote& thing);
// Its number is the next of its thing.
[[nodiscard]] Result<void> add_note(StaffNote note, const CareParts& parts);

} // namespace copro
