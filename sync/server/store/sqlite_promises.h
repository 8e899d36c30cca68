// Promised answers in the SQLite file; part of sqlite_store. One thread.
#pragma once

#include "sync/server/store/sqlite_statements.h"
#include "sync/server/store/store.h"

namespace copro {

[[nodiscard]] Result<std::vector<PromiseRow>> sqlite_promises(SqliteStatements& statements);
[[nodiscard]] Result<std::vector<PromiseAnswer>> sqlite_promise_answers(SqliteStatements& statements);
// Inside a transaction that the caller holds.
[[nodiscard]] Result<void> sqlite_save_promise_answers(SqliteStatements& statements,
                                                       const std::vector<PromiseAnswer>& answers);

} // namespace copro
