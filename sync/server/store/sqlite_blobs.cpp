#include "sync/server/store/sqlite_blobs.h"

namespace copro {

Result<void> sqlite_note_attachments(SqliteStatements& statements, const IntakeItem& item) {
    const EnvelopeHeader& header = *item.header;
    std::int64_t place = 0;
    for (const AttachmentReference& one : header.attachments) {
        TRY(statements.run(
            "INSERT INTO attachment (hash, place, sha256, length, rec_id, device, install, seq, complete) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, "
            "CASE WHEN EXISTS (SELECT 1 FROM blob WHERE sha256 = $3) THEN 1 ELSE 0 END) "
            "ON CONFLICT DO NOTHING",
            {item.hash, ++place, one.sha256, one.length, blob_of(header.rec_id), header.device, blob_of(header.install),
             header.seq}));
    }
    return {};
}

Result<bool> sqlite_is_complete(SqliteStatements& statements, const Bytes& hash) {
    bool is_complete = true;
    TRY(statements.each("SELECT 1 FROM attachment WHERE hash = $1 AND complete = 0", {hash},
                        [&](Statement&) -> Result<void> {
                            is_complete = false;
                            return {};
                        }));
    return is_complete;
}

Result<std::int64_t> sqlite_complete_seq(SqliteStatements& statements, const std::string& device, const Uuid& install,
                                         std::int64_t ack_seq) {
    std::int64_t complete_seq = ack_seq;
    TRY(statements.each("SELECT seq FROM attachment WHERE device = $1 AND install = $2 AND complete = 0 "
                        "ORDER BY seq LIMIT 1",
                        {device, blob_of(install)}, [&](Statement& row) -> Result<void> {
                            complete_seq = std::min(ack_seq, row.integer(0) - 1);
                            return {};
                        }));
    return complete_seq;
}

Result<std::optional<WantedBlob>> sqlite_wanted_blob(SqliteStatements& statements, const std::string& device,
                                                     const std::string& sha256) {
    std::optional<WantedBlob> wanted;
    // What one record was erased with, another of the device may still wait for.
    TRY(statements.each("SELECT length, complete, complete = 1 AND NOT EXISTS (SELECT 1 FROM blob WHERE sha256 = $1) "
                        "AND NOT EXISTS (SELECT 1 FROM attachment WHERE sha256 = $1 AND complete = 0) "
                        "FROM attachment WHERE sha256 = $1 AND device = $2 ORDER BY complete, seq LIMIT 1",
                        {sha256, device}, [&](Statement& row) -> Result<void> {
                            wanted = WantedBlob{row.integer(0), row.integer(1) != 0, row.integer(2) != 0};
                            return {};
                        }));
    return wanted;
}

Result<std::vector<std::string>> sqlite_missing_blobs(SqliteStatements& statements, const std::string& device,
                                                      std::size_t most) {
    std::vector<std::string> missing;
    TRY(statements.each("SELECT DISTINCT sha256 FROM attachment WHERE device = $1 AND complete = 0 LIMIT $2",
                        {device, static_cast<std::int64_t>(most)}, [&](Statement& row) -> Result<void> {
                            missing.push_back(row.text(0));
                            return {};
                        }));
    return missing;
}

Result<std::vector<AttachmentRow>> sqlite_attachments(SqliteStatements& statements, const std::string& meeting) {
    std::vector<AttachmentRow> rows;
    TRY(statements.each(
        "SELECT a.rec_id, r.meeting, r.kind, r.device, a.sha256, a.length, a.complete, "
        "a.complete = 1 AND NOT EXISTS (SELECT 1 FROM blob b WHERE b.sha256 = a.sha256) "
        "FROM attachment a JOIN record r ON r.rec_id = a.rec_id AND r.hash = a.hash "
        "WHERE length(r.envelope) > 0 AND ($1 = '' OR r.meeting = $1) ORDER BY r.received_ms, a.rec_id, a.place",
        {meeting}, [&](Statement& row) -> Result<void> {
            rows.push_back({uuid_at(row, 0), row.text(1), row.text(2), row.text(3), row.text(4), row.integer(5),
                            row.integer(6) != 0, row.integer(7) != 0});
            return {};
        }));
    return rows;
}

Result<std::optional<Bytes>> sqlite_envelope(SqliteStatements& statements, const Uuid& rec_id) {
    std::optional<Bytes> envelope;
    TRY(statements.each("SELECT envelope FROM record WHERE rec_id = $1 AND length(envelope) > 0", {blob_of(rec_id)},
                        [&](Statement& row) -> Result<void> {
                            envelope = row.blob(0);
                            return {};
                        }));
    return envelope;
}

// What is erased is told as complete from then on, so that whoever is still incomplete is held.
Result<bool> sqlite_add_blob(SqliteStatements& statements, const std::string& sha256, std::int64_t length,
                             std::int64_t now_ms) {
    TRY(statements.run("INSERT INTO blob (sha256, length, received_ms) SELECT $1, $2, $3 "
                       "WHERE EXISTS (SELECT 1 FROM attachment WHERE sha256 = $1 AND complete = 0) "
                       "ON CONFLICT DO NOTHING",
                       {sha256, length, now_ms}));
    bool is_here = false;
    TRY(statements.each("SELECT 1 FROM blob WHERE sha256 = $1", {sha256}, [&](Statement&) -> Result<void> {
        is_here = true;
        return {};
    }));
    if (is_here) TRY(statements.run("UPDATE attachment SET complete = 1 WHERE sha256 = $1", {sha256}));
    return is_here;
}

} // namespace copro
