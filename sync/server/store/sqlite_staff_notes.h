// Notes of staff in the SQLite file; part of sqlite_store. One thread.
#pragma once

#include "sync/server/store/sqlite_statements.h"
#include "sync/server/store/staff_notes.h"

namespace copro {

[[nodiscard]] Result<std::vector<StaffNote>> sqlite_staff_notes(SqliteStatements& statements,
                                                                const std::string& subject);
[[nodiscard]] Result<void> sqlite_add_staff_note(SqliteStatements& statements, const StaffNote& note);

} // namespace copro
