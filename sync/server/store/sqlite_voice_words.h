// Words of voices in the SQLite file; part of sqlite_store. One thread.
#pragma once

#include "sync/server/store/sqlite_statements.h"
#include "sync/server/store/store.h"

namespace copro {

[[nodiscard]] Result<std::vector<VoiceWords>> sqlite_voice_words(SqliteStatements& statements);
// Inside a transaction that the caller holds.
[[nodiscard]] Result<void> sqlite_add_voice_words(SqliteStatements& statements, const VoiceWords& words);

} // namespace copro
