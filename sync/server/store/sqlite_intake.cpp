#include "sync/server/store/sqlite_intake.h"

#include "sync/server/store/sqlite_blobs.h"
#include "sync/server/store/sqlite_erase.h"

#include <algorithm>
#include <array>
#include <map>

namespace copro {

namespace {

using InstallKey = std::pair<std::string, Uuid>; // of which device

struct Entry {
    const IntakeItem* item = nullptr;
    const std::string* device = nullptr;
    RecordAnswer* answer = nullptr;
};

// False when its rec_id or its place in the sequence is taken.
Result<bool> insert(SqliteStatements& statements, const Entry& entry, std::int64_t now_ms) {
    static const std::string record =
        "INSERT INTO record (rec_id, device, install, seq, kind, schema_version, meeting, received_ms, hash, envelope) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING";
    static const std::string to_open = "INSERT INTO to_open (received_ms, rec_id) VALUES ($1, $2)";
    const EnvelopeHeader& header = *entry.item->header;
    const std::span<const std::uint8_t> rec_id = header.rec_id.bytes;
    const std::array<SqlView, 10> values{rec_id,
                                         std::string_view(header.device),
                                         std::span<const std::uint8_t>(header.install.bytes),
                                         header.seq,
                                         std::string_view(header.kind),
                                         header.schema,
                                         std::string_view(header.meeting),
                                         now_ms,
                                         std::span<const std::uint8_t>(entry.item->hash),
                                         std::span<const std::uint8_t>(entry.item->encoded)};
    TRY(statements.run_view(record, values));
    if (statements.database().changes() == 0) return false;
    TRY(statements.run_view(to_open, std::array<SqlView, 2>{now_ms, rec_id}));
    return true;
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

// Its record was erased: whatever comes under that id, nothing of it is kept but that its place in the sequence is
// taken.
Result<void> keep_out(SqliteStatements& statements, const Entry& entry, std::int64_t now_ms) {
    const EnvelopeHeader& header = *entry.item->header;
    entry.answer->state = RecordState::duplicate;
    return statements.run("INSERT INTO record_conflict (hash, rec_id, device, install, seq, received_ms, envelope) "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
                          {entry.item->hash, blob_of(header.rec_id), header.device, blob_of(header.install), header.seq,
                           now_ms, Bytes()});
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
    if (same_id && TRY(sqlite_is_erased(statements, blob_of(header.rec_id)))) {
        return keep_out(statements, entry, now_ms);
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
    const bool is_out = header && TRY(sqlite_is_erased(statements, blob_of(header->rec_id)));
    SqlValue install;
    SqlValue seq;
    if (is_own) {
        install = blob_of(header->install);
        seq = header->seq;
    }
    return statements.run("INSERT INTO record_parked (hash, device, install, seq, reason, received_ms, envelope) "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
                          {entry.item->hash, *entry.device, install, seq, entry.item->refusal, now_ms,
                           is_out ? Bytes() : entry.item->encoded});
}

// A parked record counts, and one in conflict: it is kept here and will not come again, so the sequence goes on behind
// it. A gap that never closes would hide from the kiosk that this server was restored from an old backup.
// came: what this transaction keeps. Returns where the sequence stands now.
Result<Watermark> advance(SqliteStatements& statements, const InstallKey& key, std::vector<std::int64_t> came) {
    const auto& [device, install] = key;
    const Watermark mark = TRY(sqlite_watermark(statements, device, install));
    std::int64_t reached = mark.ack_seq;
    // Nearly always it goes on where it stood; only behind that the tables are asked.
    std::sort(came.begin(), came.end());
    for (const std::int64_t seq : came) reached += seq == reached + 1 ? 1 : 0;
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
    if (reached == mark.ack_seq) return mark;
    TRY(statements.run("INSERT INTO install (device, install, ack_seq, durable_seq) VALUES ($1, $2, $3, 0) "
                       "ON CONFLICT (device, install) DO UPDATE SET ack_seq = excluded.ack_seq",
                       {device, blob_of(install), reached}));
    // With more acknowledged, more may be complete.
    return sqlite_watermark(statements, device, install);
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
                            mark = {row.integer(0), 0, row.integer(1)};
                            return {};
                        }));
    mark.complete_seq = TRY(sqlite_complete_seq(statements, device, install, mark.ack_seq));
    // A kiosk purges what is durable: never a record that still lacks a picture here.
    mark.durable_seq = std::min(mark.durable_seq, mark.complete_seq);
    return mark;
}

Result<std::vector<RecordsReply>> sqlite_take_in(SqliteStatements& statements, const std::vector<IntakeBatch>& batches,
                                                 std::int64_t now_ms) {
    std::vector<RecordsReply> replies(batches.size());
    std::vector<Entry> good;
    std::map<InstallKey, std::vector<std::int64_t>> came;
    for (std::size_t i = 0; i < batches.size(); ++i) {
        const IntakeBatch& batch = batches[i];
        replies[i].answers.resize(batch.items.size());
        for (std::size_t k = 0; k < batch.items.size(); ++k) {
            const IntakeItem& item = batch.items[k];
            Entry entry{&item, &batch.device, &replies[i].answers[k]};
            if (item.header) entry.answer->rec_id = item.header->rec_id;
            if (item.header && item.header->device == batch.device)
                came[{batch.device, item.header->install}].push_back(item.header->seq);
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
    for (Entry& entry : good) {
        if (!TRY(insert(statements, entry, now_ms))) TRY(judge_taken(statements, entry, now_ms));
        const bool is_out = entry.answer->state == RecordState::duplicate &&
                            TRY(sqlite_is_erased(statements, blob_of(entry.item->header->rec_id)));
        if (is_out) {
            entry.answer->complete = true;
            continue;
        }
        // Also what is in conflict: both are kept, with all that belongs to them.
        TRY(sqlite_note_attachments(statements, *entry.item));
        const bool has_any = !entry.item->header->attachments.empty();
        entry.answer->complete = !has_any || TRY(sqlite_is_complete(statements, entry.item->hash));
    }
    std::map<InstallKey, Watermark> marks;
    for (auto& [key, seqs] : came) marks[key] = TRY(advance(statements, key, std::move(seqs)));
    for (std::size_t i = 0; i < batches.size(); ++i) {
        const auto install = install_of(batches[i]);
        if (!install) continue;
        const Watermark& mark = marks.at({batches[i].device, *install});
        replies[i].ack_seq = mark.ack_seq;
        replies[i].complete_seq = mark.complete_seq;
        replies[i].durable_seq = mark.durable_seq;
    }
    return replies;
}

} // namespace copro
