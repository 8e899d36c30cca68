// The Store over one SQLite file. The writing one is used by the writer thread alone; readers have their own
// connection.
#pragma once

#include "sync/base/sqlite.h"
#include "sync/server/store/store.h"

#include <filesystem>

namespace copro {

// Opens or makes the file and brings it to the newest version. Errors: corrupt, refused (made by a newer program).
[[nodiscard]] Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& file);
// Reads only; cannot write even by mistake. The file must have been made by open_sqlite_store.
[[nodiscard]] Result<std::unique_ptr<StoreReader>> open_sqlite_reader(const std::filesystem::path& file);

// For the tripwire test: the version and every CREATE statement as the file holds them.
[[nodiscard]] Result<std::string> sqlite_schema_text(const std::filesystem::path& file);

} // namespace copro
