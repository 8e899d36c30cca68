// How batches of envelopes enter the SQLite file: one transaction for many batches, identity by the database. Writer
// thread.
#pragma once

#include "sync/server/store/sqlite_statements.h"
#include "sync/server/store/store.h"

namespace copro {

// Inside a transaction that the caller holds.
[[nodiscard]] Result<std::vector<RecordsReply>>
sqlite_take_in(SqliteStatements& statements, const std::vector<IntakeBatch>& batches, std::int64_t now_ms);
[[nodiscard]] Result<Watermark> sqlite_watermark(SqliteStatements& statements, const std::string& device,
                                                 const Uuid& install);

} // namespace copro
