// Pictures and sounds of surveys in the SQLite file; part of sqlite_store. One thread.
#pragma once

#include "sync/server/store/sqlite_statements.h"
#include "sync/server/store/survey_media.h"

#include <optional>

namespace copro {

[[nodiscard]] Result<std::optional<MediumPart>>
sqlite_medium_part(SqliteStatements& statements, const std::string& sha256, std::int64_t offset, std::int64_t most);
[[nodiscard]] Result<void> sqlite_add_media(SqliteStatements& statements, const std::vector<StoredMedium>& media);
[[nodiscard]] Result<void> sqlite_drop_unnamed_media(SqliteStatements& statements);

} // namespace copro
