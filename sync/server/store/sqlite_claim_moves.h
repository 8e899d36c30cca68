// What was done with claims, in the SQLite file; part of sqlite_store. One thread.
#pragma once

#include "sync/server/store/sqlite_statements.h"
#include "sync/server/store/store.h"

namespace copro {

[[nodiscard]] Result<std::vector<ClaimMove>> sqlite_claim_moves(SqliteStatements& statements);
// Inside a transaction that the caller holds.
[[nodiscard]] Result<void> sqlite_add_claim_moves(SqliteStatements& statements, const std::vector<ClaimMove>& moves);

} // namespace copro
