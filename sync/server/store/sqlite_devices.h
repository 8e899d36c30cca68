// Devices, their one-time codes and meetings in the SQLite file; parts of sqlite_store. One thread.
#pragma once

#include "sync/server/store/sqlite_statements.h"
#include "sync/server/store/store.h"

namespace copro {

// As a column holds it; none when it has another size than keys have, as null has.
[[nodiscard]] std::optional<SigningPublicKey> signing_key_of(const Bytes& column);
[[nodiscard]] Result<std::vector<DeviceRow>> sqlite_devices(SqliteStatements& statements, const std::string& where,
                                                            const std::vector<SqlValue>& values);
[[nodiscard]] Result<std::vector<MeetingRow>> sqlite_meetings(SqliteStatements& statements, const std::string& where,
                                                              const std::vector<SqlValue>& values);

// Inside a transaction that the caller holds.
[[nodiscard]] Result<void> sqlite_add_code(SqliteStatements& statements, const CodeRow& code, std::int64_t now_ms);
[[nodiscard]] Result<Redeemed> sqlite_redeem(SqliteStatements& statements, const Redeeming& redeeming);
[[nodiscard]] Result<void> sqlite_save_meeting(SqliteStatements& statements, const MeetingRow& meeting,
                                               bool may_replace);

} // namespace copro
