// Photos and voice for staff: which there are, and opened into a folder. One thread.
#pragma once

#include "sync/protocol/keys.h"
#include "sync/server/store/blob_files.h"
#include "sync/server/store/store.h"

namespace copro {

// One line each: reference, meeting, kind, bytes, whether it is here. By random id, as a report.
[[nodiscard]] Result<std::string> list_attachments(StoreReader& store, const std::string& meeting);

// Opens those of one record into folder, as REFERENCE-1.jpg … ; reference: what the person took away, or the record's
// id. A file that is there already is never written over. Errors: not_found, conflict, corrupt.
[[nodiscard]] Result<std::string> save_attachments(StoreReader& store, const BlobFiles& blobs,
                                                   const SealingKeyPair& intake, const std::string& reference,
                                                   const std::filesystem::path& folder);

} // namespace copro
