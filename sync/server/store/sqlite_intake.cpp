#include "sync/server/store/sqlite_intake.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace copro {

namespace {

constexpr std::size_t rows_in_statement = 64;

struct Entry {
    const IntakeItem* item = nullptr;
    const std::string* device = nullptr;
    RecordAnswer* answer = nullptr;
    bool is_stored = false;
};

std::string placeholders(std::size_t rows, std::size_t columns) {
    std::string text;
    for (std::size_t row = 0; row < rows; ++row) {
        text += row == 0 ? "(" : ", (";
        for (std::size_t column = 0; column < columns; ++column) {
            text += fmt::format("{}${}", column == 0 ? "" : ", ", row * columns + column + 1);
        }
        text += ")";
    }
    return text;
}

Result<void> insert_chunk(SqliteStatements& statements, std::span<Entry> chunk, std::int64_t now_ms) {
    const std::string sql =
        fmt::format("INSERT INTO record (rec_id, device, install, seq, kind, schema_version, meeting, received_ms, "
                    "hash, envelope) VALUES {} ON CONFLICT DO NOTHING RETURNING rec_id, hash",
                    placeholders(chunk.size(), 10));
    std::vector<SqlValue> values;
    values.reserve(chunk.size() * 10);
    for (const Entry& entry : chunk) {
        const EnvelopeHeader& header = *entry.item->header;
        values.insert(values.end(),
                      {blob_of(header.rec_id), header.device, blob_of(header.install), header.seq, header.kind,
                       header.schema, header.meeting, now_ms, entry.item->hash, entry.item->encoded});
    }
    std::vector<SqlValue> stored;
    TRY(statements.each(sql, values, [&](Statement& row) -> Result<void> {
        const Uuid rec_id = uuid_at(row, 0);
        const Bytes hash = row.blob(1);
        // Among equal bytes in one statement the first is the stored one, the others are its duplicates.
        const auto is_it = [&](const Entry& entry) {
            return !entry.is_stored && entry.item->header->rec_id == rec_id && entry.item->hash == hash;
        };
        const auto found = std::find_if(chunk.begin(), chunk.end(), is_it);
        if (found == chunk.end()) return internal("the database returned a record that was not given to it");
        found->is_stored = true;
        stored.push_back(blob_of(rec_id));
        return {};
    }));
    if (stored.empty()) return {};
    return statements.run("INSERT INTO to_open (rec_id) VALUES " + placeholders(stored.size(), 1), stored);
}

Result<void> keep_conflict(SqliteStatements& statements, const Entry& entry, std::int64_t now_ms) {
    const EnvelopeHeader& header = *entry.item->header;
    TRY(statements.run("INSERT INTO record_conflict (hash, rec_id, device, install, seq, received_ms, envelope) "
                       "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
                       {entry.item->hash, blob_of(header.rec_id), header.device, blob_of(header.install), header.seq,
                        now_ms, entry.item->encoded}));
    return statements.run(
        "UPDATE device SET flag = $1 WHERE name = $2",
        {std::string("two different records under one number: cloned or rolled back"), *entry.device});
}

// The record was not inserted, so its rec_id or its place in the sequence is taken.
Result<void> judge_taken(SqliteStatements& statements, Entry& entry, std::int64_t now_ms) {
    const EnvelopeHeader& header = *entry.item->header;
    std::optional<Bytes> same_id;
    TRY(statements.each("SELECT hash FROM record WHERE rec_id = $1", {blob_of(header.rec_id)},
                        [&](Statement& row) -> Result<void> {
                            same_id = row.blob(0);
                            return {};
                        }));
    if (same_id == entry.item->hash) {
        entry.answer->state = RecordState::duplicate;
        return {};
    }
    entry.answer->state = RecordState::conflict;
    entry.answer->reason = same_id ? "another record has this rec_id" : "another record has this seq";
    return keep_conflict(statements, entry, now_ms);
}

Result<void> park(SqliteStatements& statements, const Entry& entry, std::int64_t now_ms) {
    entry.answer->state = RecordState::parked;
    entry.answer->reason = entry.item->refusal;
    const auto& header = entry.item->header;
    const bool is_own = header && header->device == *entry.device;
    SqlValue install;
    SqlValue seq;
    if (is_own) {
        install = blob_of(header->install);
        seq = header->seq;
    }
    return statements.run(
        "INSERT INTO record_parked (hash, device, install, seq, reason, received_ms, envelope) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        {entry.item->hash, *entry.device, install, seq, entry.item->refusal, now_ms, entry.item->encoded});
}

// A parked record counts, and one in conflict: it is kept here and will not come again, so the sequence goes on behind
// it. A gap that never closes would hide from the kiosk that this server was restored from an old backup.
Result<void> advance(SqliteStatements& statements, const std::string& device, const Uuid& install) {
    const Watermark before = TRY(sqlite_watermark(statements, device, install));
    std::int64_t reached = before.ack_seq;
    bool has_gap = false;
    while (!has_gap) {
        std::int64_t rows = 0;
        TRY(statements.each("SELECT seq FROM record WHERE device = $1 AND install = $2 AND seq > $3 UNION "
                            "SELECT seq FROM record_parked WHERE device = $1 AND install = $2 AND seq > $3 UNION "
                            "SELECT seq FROM record_conflict WHERE device = $1 AND install = $2 AND seq > $3 "
                            "ORDER BY seq LIMIT 200",
                            {device, blob_of(install), reached}, [&](Statement& row) -> Result<void> {
                                ++rows;
                                if (!has_gap && row.integer(0) == reached + 1) {
                                    ++reached;
                                } else {
                                    has_gap = true;
                                }
                                return {};
                            }));
        if (rows < 200) break;
    }
    if (reached == before.ack_seq) return {};
    return statements.run("INSERT INTO install (device, install, ack_seq, durable_seq) VALUES ($1, $2, $3, 0) "
                          "ON CONFLICT (device, install) DO UPDATE SET ack_seq = excluded.ack_seq",
                          {device, blob_of(install), reached});
}

// Which install a reply's watermark is about: that of the last readable envelope of the batch.
std::optional<Uuid> install_of(const IntakeBatch& batch) {
    for (auto item = batch.items.rbegin(); item != batch.items.rend(); ++item) {
        if (item->header && item->header->device == batch.device) return item->header->install;
    }
    return std::nullopt;
}

} // namespace

Result<Watermark> sqlite_watermark(SqliteStatements& statements, const std::string& device, const Uuid& install) {
    Watermark mark;
    TRY(statements.each("SELECT ack_seq, durable_seq FROM install WHERE device = $1 AND install = $2",
                        {device, blob_of(install)}, [&](Statement& row) -> Result<void> {
                            mark = {row.integer(0), row.integer(1)};
                            return {};
                        }));
    return mark;
}

Result<std::vector<RecordsReply>> sqlite_take_in(SqliteStatements& statements, const std::vector<IntakeBatch>& batches,
                                                 std::int64_t now_ms) {
    std::vector<RecordsReply> replies(batches.size());
    std::vector<Entry> good;
    std::set<std::pair<std::string, Uuid>> installs;
    for (std::size_t i = 0; i < batches.size(); ++i) {
        const IntakeBatch& batch = batches[i];
        replies[i].answers.resize(batch.items.size());
        for (std::size_t k = 0; k < batch.items.size(); ++k) {
            const IntakeItem& item = batch.items[k];
            Entry entry{&item, &batch.device, &replies[i].answers[k], false};
            if (item.header) entry.answer->rec_id = item.header->rec_id;
            if (item.header && item.header->device == batch.device)
                installs.emplace(batch.device, item.header->install);
            if (item.refusal.empty()) {
                good.push_back(entry);
            } else {
                TRY(park(statements, entry, now_ms));
            }
        }
    }
    // In one order in every process, so that two writers cannot wait for each other (facts.md, "Bulk").
    std::stable_sort(good.begin(), good.end(), [](const Entry& left, const Entry& right) {
        return left.item->header->rec_id < right.item->header->rec_id;
    });
    for (std::size_t at = 0; at < good.size(); at += rows_in_statement) {
        const std::span chunk(good.data() + at, std::min(rows_in_statement, good.size() - at));
        TRY(insert_chunk(statements, chunk, now_ms));
    }
    for (Entry& entry : good) {
        if (!entry.is_stored) TRY(judge_taken(statements, entry, now_ms));
    }
    for (const auto& [device, install] : installs) TRY(advance(statements, device, install));
    for (std::size_t i = 0; i < batches.size(); ++i) {
        const auto install = install_of(batches[i]);
        if (!install) continue;
        const Watermark mark = TRY(sqlite_watermark(statements, batches[i].device, *install));
        replies[i].ack_seq = mark.ack_seq;
        replies[i].durable_seq = mark.durable_seq;
    }
    return replies;
}

} // namespace copro
