// The shape of kiosk.sqlite, version by version; kiosk_database brings a file up to date. Pure. Any thread.
#pragma once

#include "sync/base/sqlite.h"

namespace copro {

// Step n (from 0) takes a file from version n to n + 1. A step that has shipped is never changed: add another.
[[nodiscard]] std::span<const char* const> schema_steps();

// Each step in a transaction of its own. Error `refused` for a file made by a newer program.
[[nodiscard]] Result<void> bring_up_to_date(Database& database);

// Are its tables and triggers those that the steps make? A bit that turned in one of their names passes every check of
// SQLite's, and then every statement fails.
[[nodiscard]] Result<bool> has_its_shape(Database& database);

} // namespace copro
