// Erasing in the SQLite store: a record leaves its id, its place in the sequence and its hash behind, so that it cannot
// come back, and nothing of what it said. Used by sqlite_store. One thread.
#pragma once

#include "sync/server/store/erasing.h"
#include "sync/server/store/sqlite_statements.h"

#include <functional>

namespace copro {

[[nodiscard]] Result<void> sqlite_erase(SqliteStatements& statements, const Erasing& erasing, std::int64_t now_ms);
// The journal is written into the file and emptied. Error `unavailable` while somebody else reads.
[[nodiscard]] Result<void> sqlite_empty_journal(SqliteStatements& statements);
[[nodiscard]] Result<bool> sqlite_is_erased(SqliteStatements& statements, const SqlValue& rec_id);

[[nodiscard]] Result<void> sqlite_each_envelope(SqliteStatements& statements,
                                                const std::function<Result<void>(const KeptEnvelope&)>& use);
[[nodiscard]] Result<std::vector<std::string>> sqlite_blobs_to_erase(SqliteStatements& statements);
[[nodiscard]] Result<void> sqlite_blobs_erased(SqliteStatements& statements, const std::vector<std::string>& sha256s);
[[nodiscard]] Result<std::vector<ErasureRow>> sqlite_erasures(SqliteStatements& statements);

[[nodiscard]] Result<std::vector<DataComplaint>> sqlite_data_complaints(SqliteStatements& statements);
[[nodiscard]] Result<void> sqlite_save_data_complaint(SqliteStatements& statements, const DataComplaint& complaint);

} // namespace copro
