// The attachments of saved records: which wait, which are sent; their sealed bytes are files (blob_folder.h).
#include "kiosk/store/blob_folder.h"
#include "kiosk/store/outbox_store.h"
#include "sync/base/log.h"

#include <algorithm>
#include <fstream>

namespace copro {

namespace {

// attachment.state in the file; the numbers never change.
enum class BlobState : std::int64_t { waiting = 0, sent = 1, damaged = 2 };

SqlValue state_value(BlobState state) { return static_cast<std::int64_t>(state); }

} // namespace

Result<std::optional<WaitingBlob>> OutboxStore::next_blob(const std::set<std::string>& except) {
    return m_database.look([&](Database& database) -> Result<std::optional<WaitingBlob>> {
        // Only what the server has a record of: it takes no other.
        Statement find = TRY(database.prepare("SELECT a.sha256, a.length FROM attachment a JOIN outbox o "
                                              "ON o.rec_id = a.rec_id WHERE a.state = 0 AND o.state IN (1, 3) "
                                              "ORDER BY a.id"));
        while (TRY(find.step())) {
            WaitingBlob blob{find.text(0), find.integer(1)};
            if (!except.contains(blob.sha256)) return std::optional<WaitingBlob>(std::move(blob));
        }
        return std::optional<WaitingBlob>();
    });
}

Result<Bytes> OutboxStore::read_blob(const std::string& sha256, std::int64_t offset, std::size_t size) {
    const auto path = blobs_of(m_database.folder()) / sha256;
    std::ifstream in(path, std::ios::binary);
    if (!in) return Error{ErrorKind::not_found, "blob", "its file is gone"};
    Bytes bytes(size);
    in.seekg(offset);
    in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
    if (static_cast<std::size_t>(in.gcount()) != size)
        return Error{ErrorKind::corrupt, "blob", "its file is cut short"};
    return bytes;
}

Result<bool> OutboxStore::is_blob_sound(const std::string& sha256) {
    const auto hash = hash_of_file(blobs_of(m_database.folder()) / sha256);
    if (!hash && hash.error().kind != ErrorKind::not_found) return hash.error();
    return hash.ok() && *hash == sha256;
}

Result<void> OutboxStore::blob_sent(const std::string& sha256) {
    const std::vector<SqlValue> values{state_value(BlobState::sent), sha256};
    return m_database.change(
        [&](Database& database) { return database.run("UPDATE attachment SET state = $1 WHERE sha256 = $2", values); });
}

Result<void> OutboxStore::blob_damaged(const std::string& sha256) {
    log_warning("outbox.blob-damaged");
    const std::vector<SqlValue> values{state_value(BlobState::damaged), sha256};
    return m_database.change(
        [&](Database& database) { return database.run("UPDATE attachment SET state = $1 WHERE sha256 = $2", values); });
}

Result<void> OutboxStore::blobs_missing(const std::vector<std::string>& sha256) {
    if (sha256.empty()) return {};
    return m_database.change([&](Database& database) -> Result<void> {
        Statement again = TRY(database.prepare("UPDATE attachment SET state = 0 WHERE sha256 = $1 AND state = 1"));
        for (const std::string& one : sha256) {
            const std::vector<SqlValue> key{one};
            TRY(again.run(key));
        }
        return {};
    });
}

Result<void> note_attachments_of(Database& database, const RecordAnswer& answer) {
    if (answer.state == RecordState::parked) return {};
    // A restored server that has the record again has not its pictures. What it has whole needs no sound file here.
    const std::vector<SqlValue> values{state_value(answer.complete ? BlobState::sent : BlobState::waiting),
                                       to_blob(answer.rec_id)};
    return database.run("UPDATE attachment SET state = $1 WHERE rec_id = $2 AND state <> $1 AND (state < 2 OR $1 = 1)",
                        values);
}

Result<std::vector<std::string>> blobs_of_nobody(Database& database, const std::vector<std::string>& sha256) {
    std::vector<std::string> free;
    for (const std::string& one : sha256) {
        const std::vector<SqlValue> key{one};
        const std::int64_t rows = TRY(database.integer("SELECT COUNT(*) FROM attachment WHERE sha256 = $1", key));
        if (rows == 0) free.push_back(one);
    }
    return free;
}

void OutboxStore::remove_blob_files(const std::vector<std::string>& sha256) const {
    for (const std::string& one : sha256) {
        std::error_code code;
        std::filesystem::remove(blobs_of(m_database.folder()) / one, code);
        // What stays is removed at the next start.
        if (code) log_warning("outbox.blob-not-removed", {{"why", code.message()}});
    }
}

} // namespace copro
