#include "sync/server/store/sqlite_erase.h"

#include "sync/server/store/schema.h"

#include <set>

namespace copro {

namespace {

// Tables of sums have no record of their own to forget.
bool is_of_records(const ReadableTable& table) { return table.columns.starts_with("rec_id "); }

Result<void> blobs_named_by(SqliteStatements& statements, const std::string& where, const SqlValue& value,
                            std::set<std::string>& named) {
    return statements.each("SELECT sha256 FROM attachment WHERE " + where + " = $1", {value},
                           [&](Statement& row) -> Result<void> {
                               named.insert(row.text(0));
                               return {};
                           });
}

// What its sender asks for later is told as complete: nothing of it is taken again.
Result<void> tell_as_complete(SqliteStatements& statements, const std::string& where, const SqlValue& value) {
    return statements.run("UPDATE attachment SET complete = 1 WHERE " + where + " = $1", {value});
}

Result<void> empty_record(SqliteStatements& statements, const Uuid& rec_id, std::int64_t now_ms,
                          std::set<std::string>& named) {
    const SqlValue id = blob_of(rec_id);
    TRY(blobs_named_by(statements, "rec_id", id, named));
    TRY(statements.run("DELETE FROM to_open WHERE rec_id = $1", {id}));
    TRY(statements.run("UPDATE record SET envelope = $1, received_ms = $2, kind = '', meeting = '', schema_version = 0 "
                       "WHERE rec_id = $3",
                       {Bytes(), now_ms, id}));
    for (const ReadableTable& table : readable_tables) {
        if (is_of_records(table)) TRY(statements.run("DELETE FROM " + table.name + " WHERE rec_id = $1", {id}));
    }
    // What staff did with a claim names people too.
    TRY(statements.run("DELETE FROM claim_move WHERE rec_id = $1", {id}));
    // So does what they wrote down of a voice.
    TRY(statements.run("DELETE FROM voice_words WHERE rec_id = $1", {id}));
    // What is in conflict with it says what it said, or what somebody made of it.
    TRY(statements.run("UPDATE record_conflict SET envelope = $1 WHERE rec_id = $2", {Bytes(), id}));
    return tell_as_complete(statements, "rec_id", id);
}

Result<void> empty_unread(SqliteStatements& statements, const Bytes& hash, std::set<std::string>& named) {
    TRY(blobs_named_by(statements, "hash", hash, named));
    TRY(statements.run("UPDATE record_conflict SET envelope = $1 WHERE hash = $2", {Bytes(), hash}));
    TRY(statements.run("UPDATE record_parked SET envelope = $1 WHERE hash = $2", {Bytes(), hash}));
    return tell_as_complete(statements, "hash", hash);
}

// The same bytes may be named by a record that stays.
Result<void> queue_if_unnamed(SqliteStatements& statements, const std::string& sha256) {
    return statements.run(
        "INSERT INTO blob_erasure (sha256) SELECT $1 WHERE NOT EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = $1 "
        "AND (EXISTS (SELECT 1 FROM record r WHERE r.rec_id = a.rec_id AND r.hash = a.hash AND length(r.envelope) > 0) "
        "OR EXISTS (SELECT 1 FROM record_conflict c WHERE c.hash = a.hash AND length(c.envelope) > 0))) "
        "ON CONFLICT DO NOTHING",
        {sha256});
}

} // namespace

Result<void> sqlite_erase(SqliteStatements& statements, const Erasing& erasing, std::int64_t now_ms) {
    TRY(sqlite_set_setting(statements, erasing_setting, "begun"));
    std::set<std::string> named;
    for (const Uuid& rec_id : erasing.records) TRY(empty_record(statements, rec_id, now_ms, named));
    for (const Bytes& hash : erasing.unread) TRY(empty_unread(statements, hash, named));
    for (const std::string& sha256 : named) TRY(queue_if_unnamed(statements, sha256));
    for (const std::string& sha256 : erasing.attachments) {
        TRY(statements.run("INSERT INTO blob_erasure (sha256) VALUES ($1) ON CONFLICT DO NOTHING", {sha256}));
        TRY(tell_as_complete(statements, "sha256", sha256));
    }
    TRY(statements.run("DELETE FROM blob WHERE sha256 IN (SELECT sha256 FROM blob_erasure)", {}));
    for (const Uuid& rec_id : erasing.voice_words) {
        TRY(statements.run("DELETE FROM voice_words WHERE rec_id = $1", {blob_of(rec_id)}));
    }
    for (const std::string& reference : erasing.references) {
        TRY(statements.run("DELETE FROM promise_answer WHERE reference = $1", {reference}));
        TRY(statements.run("DELETE FROM staff_note WHERE subject = $1 AND about = $2", {owner_note, reference}));
    }
    for (const NotedThing& one : erasing.notes) {
        TRY(statements.run("DELETE FROM staff_note WHERE subject = $1 AND topic = $2 AND about = $3",
                           {one.subject, one.topic, one.about}));
    }
    for (const ErasureRow& row : erasing.log) {
        TRY(statements.run("INSERT INTO erasure (done_ms, because, what, how_many) VALUES ($1, $2, $3, $4)",
                           {row.done_ms, row.because, row.what, row.how_many}));
    }
    return {};
}

Result<void> sqlite_empty_journal(SqliteStatements& statements) {
    bool is_busy = false;
    TRY(statements.each("PRAGMA wal_checkpoint(TRUNCATE)", {}, [&](Statement& row) -> Result<void> {
        is_busy = row.integer(0) != 0;
        return {};
    }));
    if (is_busy) {
        return Error{ErrorKind::unavailable, "",
                     "the database's journal still holds what was erased while somebody reads; run this again"};
    }
    if (TRY(sqlite_setting(statements, erasing_setting)).empty()) return {};
    return sqlite_set_setting(statements, erasing_setting, "");
}

Result<bool> sqlite_is_erased(SqliteStatements& statements, const SqlValue& rec_id) {
    bool is_erased = false;
    TRY(statements.each("SELECT 1 FROM record WHERE rec_id = $1 AND length(envelope) = 0", {rec_id},
                        [&](Statement&) -> Result<void> {
                            is_erased = true;
                            return {};
                        }));
    return is_erased;
}

Result<void> sqlite_each_envelope(SqliteStatements& statements,
                                  const std::function<Result<void>(const KeptEnvelope&)>& use) {
    using Where = KeptEnvelope::Where;
    const auto each = [&](const std::string& sql, Where where) {
        return statements.each(sql, {}, [&](Statement& row) -> Result<void> {
            const Uuid rec_id = where == Where::stored ? uuid_at(row, 0) : Uuid{};
            return use({where, rec_id, row.blob(1), row.text(2), row.integer(3), row.blob(4)});
        });
    };
    TRY(each("SELECT rec_id, hash, device, received_ms, envelope FROM record WHERE length(envelope) > 0 "
             "ORDER BY received_ms, rec_id",
             Where::stored));
    TRY(each("SELECT rec_id, hash, device, received_ms, envelope FROM record_conflict WHERE length(envelope) > 0 "
             "ORDER BY received_ms, hash",
             Where::in_conflict));
    return each("SELECT hash, hash, device, received_ms, envelope FROM record_parked WHERE length(envelope) > 0 "
                "ORDER BY received_ms, hash",
                Where::parked);
}

Result<std::vector<std::string>> sqlite_blobs_to_erase(SqliteStatements& statements) {
    std::vector<std::string> list;
    TRY(statements.each("SELECT sha256 FROM blob_erasure ORDER BY sha256", {}, [&](Statement& row) -> Result<void> {
        list.push_back(row.text(0));
        return {};
    }));
    return list;
}

Result<void> sqlite_blobs_erased(SqliteStatements& statements, const std::vector<std::string>& sha256s) {
    for (const std::string& sha256 : sha256s) {
        TRY(statements.run("DELETE FROM blob_erasure WHERE sha256 = $1", {sha256}));
    }
    return {};
}

Result<std::vector<ErasureRow>> sqlite_erasures(SqliteStatements& statements) {
    std::vector<ErasureRow> rows;
    TRY(statements.each("SELECT done_ms, because, what, how_many FROM erasure ORDER BY done_ms, what", {},
                        [&](Statement& row) -> Result<void> {
                            rows.push_back({row.integer(0), row.text(1), row.text(2), row.integer(3)});
                            return {};
                        }));
    return rows;
}

Result<std::vector<DataComplaint>> sqlite_data_complaints(SqliteStatements& statements) {
    std::vector<DataComplaint> rows;
    TRY(statements.each("SELECT number, came, answered FROM data_complaint ORDER BY came, number", {},
                        [&](Statement& row) -> Result<void> {
                            rows.push_back({row.text(0), row.text(1), row.text(2)});
                            return {};
                        }));
    return rows;
}

// The first answer counts, as with promises.
Result<void> sqlite_save_data_complaint(SqliteStatements& statements, const DataComplaint& complaint) {
    return statements.run("INSERT INTO data_complaint (number, came, answered) VALUES ($1, $2, $3) "
                          "ON CONFLICT (number) DO UPDATE SET answered = CASE WHEN data_complaint.answered = '' "
                          "THEN excluded.answered ELSE data_complaint.answered END",
                          {complaint.number, complaint.came, complaint.answered});
}

} // namespace copro
