#include "kiosk/store/outbox_store.h"

#include "kiosk/store/seen_store.h"
#include "sync/base/log.h"

#include <algorithm>

namespace copro {

namespace {

constexpr std::int64_t keep_ms = 14LL * 24 * 60 * 60 * 1000; // design.md section 4
constexpr std::int64_t rows_in_a_step = 500;
constexpr std::int64_t purged_in_a_step = 200;

struct Wiper {
    NewRecord& record;
    explicit Wiper(NewRecord& to_wipe)
        : record(to_wipe) {}
    Wiper(const Wiper&) = delete;
    Wiper& operator=(const Wiper&) = delete;
    ~Wiper() {
        wipe(record.body);
        for (std::string& text : record.remember) wipe(text);
    }
};

std::int64_t number_of(OutboxState state) { return static_cast<std::int64_t>(state); }

// duplicate = the server had it already: stored, from an answer that was lost on the way.
OutboxState after(RecordState state) {
    switch (state) {
    case RecordState::stored:
    case RecordState::duplicate: return OutboxState::stored;
    case RecordState::conflict: return OutboxState::conflict;
    case RecordState::parked: return OutboxState::parked;
    }
    return OutboxState::parked;
}

struct Marks {
    std::int64_t place = 0; // 0 = this install is not known
    std::int64_t last_seq = 0;
    std::int64_t ack_seq = 0;
};

Result<Marks> marks_of(Database& database, const Uuid& install) {
    Statement find = TRY(database.prepare("SELECT place, last_seq, ack_seq FROM install WHERE id = $1"));
    const std::vector<SqlValue> key{to_blob(install)};
    TRY(find.bind(key));
    if (!TRY(find.step())) return Marks{};
    return Marks{find.integer(0), find.integer(1), find.integer(2)};
}

Result<void> set_marks(Database& database, const Uuid& install, std::int64_t ack_seq, std::int64_t durable_seq) {
    const std::vector<SqlValue> values{ack_seq, durable_seq, to_blob(install)};
    // A kiosk at rest hears the same numbers every few minutes; that must not cost a write to the disk.
    return database.run("UPDATE install SET ack_seq = $1, durable_seq = $2 WHERE id = $3 AND "
                        "(ack_seq <> $1 OR durable_seq <> $2)",
                        values);
}

} // namespace

Result<std::unique_ptr<OutboxStore>> OutboxStore::open(KioskDatabase& database, const DeviceBox& box,
                                                       const Clock& clock, Enrolment enrolment) {
    const std::string device = enrolment.device;
    std::unique_ptr<OutboxStore> store(new OutboxStore(database, box, clock, std::move(enrolment)));
    const Result<void> ready = database.change([&device](Database& inside) -> Result<void> {
        const InstallRow current = TRY(current_install(inside));
        if (current.place != 0 && current.device == device) return {};
        return add_current_install(inside, device);
    });
    if (!ready) return ready.error();
    return store;
}

Result<Uuid> OutboxStore::save(NewRecord record) {
    const Wiper wiper(record);
    const auto work = [&](Database& database) { return insert(database, record); };
    Result<void> saved = m_database.change(work);
    // A fault of the disk closed the file. Once more on a fresh connection; a record that got through is found there.
    if (!saved && saved.error().kind == ErrorKind::internal) saved = m_database.change(work);
    if (!saved) return saved.error();
    return record.rec_id;
}

Result<void> OutboxStore::insert(Database& database, const NewRecord& record) {
    if (TRY(has_record(database, record.rec_id))) return {};
    EnvelopeHeader header;
    std::int64_t place = 0;
    // A file that was set aside while the kiosk ran has left a clean one, in which nobody has started an install.
    if (TRY(current_install(database)).place == 0) TRY(add_current_install(database, m_enrolment.device));
    {
        Statement next =
            TRY(database.prepare("UPDATE install SET last_seq = last_seq + 1 WHERE place = "
                                 "(SELECT current_install FROM outbox_state) RETURNING place, id, last_seq"));
        if (!TRY(next.step())) return internal("the outbox has no install");
        place = next.integer(0);
        header.install = uuid_of(next.blob(1));
        header.seq = next.integer(2);
    }
    header.rec_id = record.rec_id;
    header.device = m_enrolment.device;
    header.kind = record.kind;
    header.schema = record.schema;
    header.meeting = record.meeting;
    header.wall_ms = record.day_only ? wall_ms_of(*record.day_only, "00:00") : m_clock.wall_ms();
    header.monotonic_ms = record.day_only ? 0 : m_clock.monotonic_ms();
    header.attachments = record.attachments;
    header.sealed_to = key_id(m_enrolment.intake_key);
    Bytes body = to_bytes(record.body);
    const Bytes encoded = make_envelope(header, body, m_enrolment.intake_key, m_enrolment.device_keys);
    wipe(body);
    // What the server could never read must not be called saved (a kind that is no name, a text beyond all bounds).
    const Result<Envelope> readable = parse_envelope(encoded);
    if (!readable) return readable.error();
    TRY(insert_waiting(database, place, header, encoded));
    for (const std::string& text : record.remember) {
        TRY(SeenStore::remember_in(database, m_box, text, m_clock.wall_ms()));
    }
    return {};
}

Result<std::vector<InstallMark>> OutboxStore::installs() {
    return m_database.look([this](Database& database) -> Result<std::vector<InstallMark>> {
        std::vector<InstallMark> marks;
        const InstallRow current = TRY(current_install(database));
        // Of an earlier enrolment under another name the server tells this device nothing.
        Statement find = TRY(
            database.prepare("SELECT place, id, last_seq FROM install i WHERE device = $1 AND "
                             "(place = $2 OR EXISTS(SELECT 1 FROM outbox WHERE install = i.place)) ORDER BY place"));
        const std::vector<SqlValue> values{m_enrolment.device, current.place};
        TRY(find.bind(values));
        while (TRY(find.step())) {
            marks.push_back({uuid_of(find.blob(1)), find.integer(2), find.integer(0) == current.place});
        }
        return marks;
    });
}

Result<WaitingBatch> OutboxStore::waiting(std::size_t most, std::size_t most_bytes) {
    return m_database.look([&](Database& database) -> Result<WaitingBatch> {
        WaitingBatch batch;
        const std::int64_t place =
            TRY(database.integer("SELECT install FROM outbox WHERE state = 0 ORDER BY install, seq LIMIT 1"));
        if (place == 0) return batch;
        Statement find = TRY(database.prepare("SELECT o.rec_id, o.seq, o.encoded, i.id FROM outbox o "
                                              "JOIN install i ON i.place = o.install "
                                              "WHERE o.state = 0 AND o.install = $1 ORDER BY o.seq LIMIT $2"));
        const std::vector<SqlValue> values{place, static_cast<std::int64_t>(most)};
        TRY(find.bind(values));
        std::size_t bytes = 0;
        while (TRY(find.step())) {
            WaitingEnvelope one{uuid_of(find.blob(0)), find.integer(1), find.blob(2)};
            bytes += one.encoded.size();
            if (bytes > most_bytes && !batch.envelopes.empty()) break;
            batch.install = uuid_of(find.blob(3));
            batch.envelopes.push_back(std::move(one));
        }
        return batch;
    });
}

Result<void> OutboxStore::answered(const Uuid& install, const RecordsReply& reply, std::int64_t wall_ms) {
    // The numbers are those of the last readable record's install. When the server could read none of them it says 0,
    // which must not pass for a server that was restored.
    const bool speaks_of_install = std::any_of(reply.answers.begin(), reply.answers.end(),
                                               [](const auto& answer) { return answer.state != RecordState::parked; });
    if (speaks_of_install) TRY(take_back(install, reply.ack_seq));
    return m_database.change([&](Database& database) -> Result<void> {
        Statement mark = TRY(database.prepare("UPDATE outbox SET state = $1, reason = $2 WHERE rec_id = $3"));
        bool sent = false;
        for (const RecordAnswer& answer : reply.answers) {
            const OutboxState state = after(answer.state);
            const std::vector<SqlValue> values{number_of(state), answer.reason, to_blob(answer.rec_id)};
            TRY(mark.run(values));
            TRY(note_attachments_of(database, answer));
            sent = sent || state != OutboxState::parked;
        }
        const std::vector<SqlValue> when{wall_ms};
        if (sent) TRY(database.run("UPDATE outbox_state SET last_sent_wall_ms = $1", when));
        if (!speaks_of_install) return {};
        return set_marks(database, install, reply.ack_seq, reply.durable_seq);
    });
}

Result<void> OutboxStore::park(const Uuid& rec_id, const std::string& reason) {
    const std::vector<SqlValue> values{number_of(OutboxState::parked), reason, to_blob(rec_id)};
    return m_database.change([&](Database& database) {
        return database.run("UPDATE outbox SET state = $1, reason = $2 WHERE rec_id = $3", values);
    });
}

Result<void> OutboxStore::watermark(const Uuid& install, std::int64_t ack_seq, std::int64_t durable_seq) {
    TRY(take_back(install, ack_seq));
    return m_database.change([&](Database& database) { return set_marks(database, install, ack_seq, durable_seq); });
}

// The mark itself is lowered only afterwards, so that a crash in between is made good by the next hello.
Result<void> OutboxStore::take_back(const Uuid& install, std::int64_t ack_seq) {
    const auto marks = m_database.look([&install](Database& database) { return marks_of(database, install); });
    if (!marks) return marks.error();
    if (marks->place == 0 || ack_seq >= marks->ack_seq) return {};
    log_warning("outbox.server-restored", {{"from", std::to_string(marks->ack_seq)}, {"to", std::to_string(ack_seq)}});
    for (std::int64_t from = ack_seq; from < marks->last_seq; from += rows_in_a_step) {
        const std::vector<SqlValue> step{marks->place, from, from + rows_in_a_step};
        TRY(m_database.change([&](Database& database) {
            return database.run(
                "UPDATE outbox SET state = 0, reason = '' WHERE install = $1 AND seq > $2 AND seq <= $3 "
                "AND state <> 0",
                step);
        }));
    }
    return {};
}

Result<void> OutboxStore::start_new_install() {
    log_warning("outbox.new-install");
    return m_database.change([this](Database& database) { return add_current_install(database, m_enrolment.device); });
}

Result<void> OutboxStore::retry_parked() {
    return m_database.change([](Database& database) {
        return database.execute("UPDATE outbox SET state = 0, reason = '' WHERE state = 2");
    });
}

// Only the oldest are looked at, so that a file full of young records costs nothing. A conflict is never purged: the
// server's durable number speaks of the record that took its place.
Result<void> OutboxStore::purge(std::int64_t wall_ms) {
    const auto free = m_database.change([&](Database& database) -> Result<std::vector<std::string>> {
        const std::string old =
            " WHERE wall_ms < $1 AND id IN (SELECT o.id FROM install i JOIN outbox o "
            "ON o.install = i.place AND o.seq <= i.durable_seq AND o.state = 1 "
            "ORDER BY i.place, o.seq LIMIT $2) "
            "AND NOT EXISTS(SELECT 1 FROM attachment a WHERE a.rec_id = outbox.rec_id AND a.state = 0)";
        const std::vector<SqlValue> values{wall_ms - keep_ms, purged_in_a_step};
        std::vector<std::string> blobs;
        Statement find = TRY(
            database.prepare("SELECT sha256 FROM attachment WHERE rec_id IN (SELECT rec_id FROM outbox" + old + ")"));
        TRY(find.bind(values));
        while (TRY(find.step())) blobs.push_back(find.text(0));
        find.rewind();
        TRY(database.run("DELETE FROM outbox" + old, values));
        return blobs_of_nobody(database, blobs);
    });
    if (!free) return free.error();
    remove_blob_files(*free);
    return {};
}

Result<OutboxCounts> OutboxStore::counts() {
    return m_database.look([](Database& database) -> Result<OutboxCounts> {
        OutboxCounts counts;
        Statement find = TRY(database.prepare("SELECT saved, waiting, parked, last_sent_wall_ms FROM outbox_state"));
        if (!TRY(find.step())) return internal("the outbox has no counts");
        counts.saved = find.integer(0);
        counts.waiting = find.integer(1);
        counts.parked = find.integer(2);
        counts.last_sent_wall_ms = find.integer(3);
        counts.media_waiting = TRY(database.integer("SELECT COUNT(DISTINCT sha256) FROM attachment WHERE state = 0"));
        counts.media_damaged = TRY(database.integer("SELECT COUNT(DISTINCT sha256) FROM attachment WHERE state = 2"));
        if (counts.waiting == 0) return counts;
        counts.oldest_waiting_wall_ms =
            TRY(database.integer("SELECT wall_ms FROM outbox WHERE state = 0 ORDER BY install, seq LIMIT 1"));
        return counts;
    });
}

} // namespace copro
