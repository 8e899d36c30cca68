// The rows of saved envelopes in kiosk.sqlite: what outbox_store and salvage both write. Inside the database's lock.
// Any thread.
#pragma once

#include "sync/base/sqlite.h"
#include "sync/protocol/messages.h"

namespace copro {

// outbox.state in the file; the numbers never change.
enum class OutboxState : std::int64_t { waiting = 0, stored = 1, parked = 2, conflict = 3 };

[[nodiscard]] inline Bytes to_blob(const Uuid& id) { return Bytes(id.bytes.begin(), id.bytes.end()); }
// All zeros when the blob is not an id.
[[nodiscard]] Uuid uuid_of(const Bytes& blob);

// An install and its place in the order in which installs were made.
struct InstallRow {
    std::int64_t place = 0; // 0 = none
    Uuid id;
    std::string device;
    std::int64_t last_seq = 0;
};
[[nodiscard]] Result<InstallRow> current_install(Database& database);
// The place of an install, which is added when it is new.
[[nodiscard]] Result<std::int64_t> place_of_install(Database& database, const Uuid& id, const std::string& device);
// Makes a new install the current one.
[[nodiscard]] Result<void> add_current_install(Database& database, const std::string& device);

[[nodiscard]] Result<bool> has_record(Database& database, const Uuid& rec_id);
// With what its header names as attachments.
[[nodiscard]] Result<void> insert_waiting(Database& database, std::int64_t place, const EnvelopeHeader& header,
                                          const Bytes& encoded);

// What the server said of the record's attachments.
[[nodiscard]] Result<void> note_attachments_of(Database& database, const RecordAnswer& answer);
// Those of these that no record names any more.
[[nodiscard]] Result<std::vector<std::string>> blobs_of_nobody(Database& database,
                                                               const std::vector<std::string>& sha256);

} // namespace copro
