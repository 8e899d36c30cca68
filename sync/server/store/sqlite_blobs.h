// Which attachments records name, and which are here: the part of the SQLite store that keeps it. One thread.
#pragma once

#include "sync/server/store/sqlite_statements.h"
#include "sync/server/store/store.h"

namespace copro {

// Notes what the envelope names; hash is the envelope's own. Again is harmless.
[[nodiscard]] Result<void> sqlite_note_attachments(SqliteStatements& statements, const IntakeItem& item);
[[nodiscard]] Result<bool> sqlite_is_complete(SqliteStatements& statements, const Bytes& hash);
// The last seq before the first record that lacks one; ack_seq when none does.
[[nodiscard]] Result<std::int64_t> sqlite_complete_seq(SqliteStatements& statements, const std::string& device,
                                                       const Uuid& install, std::int64_t ack_seq);
[[nodiscard]] Result<std::optional<WantedBlob>>
sqlite_wanted_blob(SqliteStatements& statements, const std::string& device, const std::string& sha256);
[[nodiscard]] Result<std::vector<std::string>> sqlite_missing_blobs(SqliteStatements& statements,
                                                                    const std::string& device, std::size_t most);
[[nodiscard]] Result<std::vector<AttachmentRow>> sqlite_attachments(SqliteStatements& statements,
                                                                    const std::string& meeting);
[[nodiscard]] Result<std::optional<Bytes>> sqlite_envelope(SqliteStatements& statements, const Uuid& rec_id);
// False when nothing that is held waits for it.
[[nodiscard]] Result<bool> sqlite_add_blob(SqliteStatements& statements, const std::string& sha256, std::int64_t length,
                                           std::int64_t now_ms);

} // namespace copro
