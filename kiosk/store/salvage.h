// Brings back what a damaged kiosk file still holds: envelopes whose signature verifies, boxes, settings. Used at boot.
// One thread.
#pragma once

#include "sync/base/sqlite.h"
#include "sync/protocol/envelope.h"

namespace copro {

// Every whole envelope signed by device that stands in one piece somewhere in the file's bytes. No file = none.
[[nodiscard]] Result<std::vector<Bytes>> envelopes_in_file(const std::filesystem::path& file,
                                                           const SigningPublicKey& device);

// True when the write-ahead log beside the database does not hold together, or belongs to a database that is gone:
// SQLite would then pass over records in it.
[[nodiscard]] bool log_is_damaged(const std::filesystem::path& database_file);

// Puts in those that are not there yet, to be sent (again: the server answers "duplicate"). How many were new.
[[nodiscard]] Result<std::int64_t> keep_envelopes(Database& database, const std::vector<Bytes>& envelopes,
                                                  const SigningPublicKey& device);

// Goes through each kiosk.damaged-N.sqlite that has not been gone through before. How many envelopes were brought back.
[[nodiscard]] Result<std::int64_t> salvage_set_aside(Database& database, const std::filesystem::path& folder,
                                                     const SigningPublicKey& device);

} // namespace copro
