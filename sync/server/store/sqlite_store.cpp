#include "sync/server/store/sqlite_store.h"

#include "sync/server/store/schema.h"
#include "sync/server/store/sqlite_blobs.h"
#include "sync/server/store/sqlite_claim_moves.h"
#include "sync/server/store/sqlite_devices.h"
#include "sync/server/store/sqlite_erase.h"
#include "sync/server/store/sqlite_intake.h"
#include "sync/server/store/sqlite_promises.h"
#include "sync/server/store/sqlite_readable.h"
#include "sync/server/store/sqlite_staff_notes.h"
#include "sync/server/store/sqlite_survey_media.h"
#include "sync/server/store/sqlite_voice_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace copro {

Uuid uuid_at(const Statement& row, int column) {
    Uuid id;
    const Bytes bytes = row.blob(column);
    std::copy_n(bytes.begin(), std::min(bytes.size(), id.bytes.size()), id.bytes.begin());
    return id;
}

Result<std::string> sqlite_setting(SqliteStatements& statements, const std::string& name) {
    std::string value;
    TRY(statements.each("SELECT value FROM setting WHERE name = $1", {name}, [&](Statement& row) -> Result<void> {
        value = row.text(0);
        return {};
    }));
    return value;
}

Result<void> sqlite_set_setting(SqliteStatements& statements, const std::string& name, const std::string& value) {
    return statements.run("INSERT INTO setting (name, value) VALUES ($1, $2) "
                          "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                          {name, value});
}

namespace {

Result<std::int64_t> schema_version(Database& database) {
    const std::int64_t tables = TRY(database.integer("SELECT COUNT(*) FROM sqlite_master WHERE name = 'setting'"));
    if (tables == 0) return std::int64_t{0};
    return database.integer("SELECT CAST(value AS BIGINT) FROM setting WHERE name = 'schema_version'");
}

Result<void> migrate(SqliteStatements& statements, const std::filesystem::path& file) {
    Database& database = statements.database();
    const auto newest = static_cast<std::int64_t>(migrations.size());
    Transaction transaction = TRY(Transaction::begin(database));
    const std::int64_t version = TRY(schema_version(database));
    if (version > newest) {
        return Error{ErrorKind::refused, file.string(),
                     fmt::format("was made by a newer program (version {}, this one knows {})", version, newest)};
    }
    for (std::int64_t at = version; at < newest; ++at) {
        TRY(database.execute(migrations[static_cast<std::size_t>(at)]));
    }
    TRY(sqlite_set_setting(statements, "schema_version", std::to_string(newest)));
    TRY(sqlite_make_readable_tables(statements));
    return transaction.commit();
}

class SqliteStore final : public Store {
public:
    explicit SqliteStore(SqliteStatements statements)
        : m_statements(std::move(statements)) {}

    Result<std::string> setting(const std::string& name) override { return sqlite_setting(m_statements, name); }
    Result<Watermark> watermark(const std::string& device, const Uuid& install) override {
        return sqlite_watermark(m_statements, device, install);
    }
    Result<std::optional<DeviceRow>> device(const std::string& name) override {
        auto found = TRY(sqlite_devices(m_statements, "WHERE name = $1", {name}));
        if (found.empty()) return std::optional<DeviceRow>();
        return std::optional<DeviceRow>(std::move(found.front()));
    }
    Result<std::vector<DeviceRow>> devices() override { return sqlite_devices(m_statements, "", {}); }
    Result<std::vector<MeetingRow>> meetings() override { return sqlite_meetings(m_statements, "", {}); }
    Result<std::vector<MeetingRow>> meetings_between(const std::string& first, const std::string& last) override {
        return sqlite_meetings(m_statements, "WHERE date >= $1 AND date <= $2", {first, last});
    }
    Result<std::optional<MediumPart>> medium_part(const std::string& sha256, std::int64_t offset,
                                                  std::int64_t most) override {
        return sqlite_medium_part(m_statements, sha256, offset, most);
    }
    Result<std::int64_t> record_count() override {
        return m_statements.database().integer("SELECT COUNT(*) FROM record WHERE length(envelope) > 0");
    }
    Result<std::int64_t> conflict_count() override {
        return m_statements.database().integer("SELECT COUNT(*) FROM record_conflict WHERE length(envelope) > 0");
    }
    Result<std::vector<ParkedRow>> parked() override {
        std::vector<ParkedRow> rows;
        TRY(m_statements.each("SELECT device, reason, received_ms, envelope FROM record_parked "
                              "WHERE length(envelope) > 0 ORDER BY received_ms, hash",
                              {}, [&](Statement& row) -> Result<void> {
                                  rows.push_back({row.text(0), row.text(1), row.integer(2), row.blob(3)});
                                  return {};
                              }));
        return rows;
    }
    Result<std::vector<StoredEnvelope>> waiting_to_open(std::size_t most) override {
        std::vector<StoredEnvelope> waiting;
        TRY(m_statements.each(
            "SELECT r.rec_id, r.envelope, d.signing_key FROM to_open t JOIN record r ON r.rec_id = t.rec_id "
            "LEFT JOIN device d ON d.name = r.device ORDER BY t.received_ms, t.rec_id LIMIT $1",
            {static_cast<std::int64_t>(most)}, [&](Statement& row) -> Result<void> {
                waiting.push_back({uuid_at(row, 0), row.blob(1), signing_key_of(row.blob(2))});
                return {};
            }));
        return waiting;
    }
    Result<std::optional<WantedBlob>> wanted_blob(const std::string& device, const std::string& sha256) override {
        return sqlite_wanted_blob(m_statements, device, sha256);
    }
    Result<std::vector<std::string>> missing_blobs(const std::string& device, std::size_t most) override {
        return sqlite_missing_blobs(m_statements, device, most);
    }
    Result<std::vector<AttachmentRow>> attachments(const std::string& meeting) override {
        return sqlite_attachments(m_statements, meeting);
    }
    Result<std::optional<Bytes>> envelope(const Uuid& rec_id) override { return sqlite_envelope(m_statements, rec_id); }
    Result<std::vector<ReadableRow<Unopened>>> unopened() override { return sqlite_unopened(m_statements); }
    Result<std::vector<ReadableRow<AttendanceBody>>> attendance(const std::string& meeting) override {
        return sqlite_attendance(m_statements, meeting);
    }
    Result<std::vector<ReadableRow<FeedbackBody>>> feedback(const std::string& meeting) override {
        return sqlite_feedback(m_statements, meeting);
    }
    Result<std::vector<ReadableRow<BookingBody>>> bookings(const std::string& meeting) override {
        return sqlite_bookings(m_statements, meeting);
    }
    Result<std::vector<ReadableRow<RollCallBody>>> roll_calls(const std::string& meeting) override {
        return sqlite_roll_calls(m_statements, meeting);
    }
    Result<std::vector<ReadableRow<ClaimBody>>> claims(const std::string& meeting) override {
        return sqlite_claims(m_statements, meeting);
    }
    Result<std::vector<ReadableRow<CountedBody>>> counted(const std::string& kind,
                                                          const std::string& meeting) override {
        return sqlite_counted(m_statements, kind, meeting);
    }
    Result<std::vector<ReadableRow<SurveyBody>>> surveys(const std::string& meeting) override {
        return sqlite_surveys(m_statements, meeting);
    }
    Result<std::vector<PromiseRow>> promises() override { return sqlite_promises(m_statements); }
    Result<std::vector<PromiseAnswer>> promise_answers() override { return sqlite_promise_answers(m_statements); }
    Result<std::vector<ClaimMove>> claim_moves() override { return sqlite_claim_moves(m_statements); }
    Result<std::vector<VoiceWords>> voice_words() override { return sqlite_voice_words(m_statements); }
    Result<std::vector<StaffNote>> staff_notes(const std::string& subject) override {
        return sqlite_staff_notes(m_statements, subject);
    }
    Result<std::vector<ShownRow>> shown_texts(const std::string& meeting) override {
        return sqlite_shown_texts(m_statements, meeting);
    }
    Result<std::vector<EqualityCount>> equality(const std::string& days) override {
        return sqlite_equality(m_statements, days);
    }
    Result<std::vector<ReadableRow<RawBody>>> raw(const std::string& meeting) override {
        return sqlite_raw(m_statements, meeting);
    }
    Result<void> each_envelope(const std::function<Result<void>(const KeptEnvelope&)>& use) override {
        return sqlite_each_envelope(m_statements, use);
    }
    Result<std::vector<std::string>> blobs_to_erase() override { return sqlite_blobs_to_erase(m_statements); }
    Result<std::vector<ErasureRow>> erasures() override { return sqlite_erasures(m_statements); }
    Result<std::vector<DataComplaint>> data_complaints() override { return sqlite_data_complaints(m_statements); }

    Result<std::vector<RecordsReply>> take_in(const std::vector<IntakeBatch>& batches, std::int64_t now_ms) override {
        return whole([&] { return sqlite_take_in(m_statements, batches, now_ms); });
    }
    Result<void> set_setting(const std::string& name, const std::string& value) override {
        return sqlite_set_setting(m_statements, name, value);
    }
    Result<void> add_code(const CodeRow& code, std::int64_t now_ms) override {
        return whole([&] { return sqlite_add_code(m_statements, code, now_ms); });
    }
    Result<Redeemed> redeem(const Redeeming& redeeming) override {
        return whole([&] { return sqlite_redeem(m_statements, redeeming); });
    }
    Result<void> revoke(const std::string& device, std::int64_t now_ms) override {
        TRY(m_statements.run("UPDATE device SET revoked_ms = CASE WHEN revoked_ms = 0 THEN $1 ELSE revoked_ms END "
                             "WHERE name = $2",
                             {now_ms, device}));
        if (m_statements.database().changes() == 0)
            return Error{ErrorKind::not_found, device, "no device has this name"};
        return {};
    }
    Result<void> save_health(const std::string& device, const HealthReport& health, std::int64_t now_ms) override {
        return m_statements.run(
            "UPDATE device SET last_seen_ms = $1, software = $2, waiting = $3, "
            "oldest_waiting_ms = $4, free_disk_bytes = $5 WHERE name = $6",
            {now_ms, health.software, health.waiting, health.oldest_waiting_ms, health.free_disk_bytes, device});
    }
    Result<void> save_meeting(const MeetingRow& meeting, bool may_replace) override {
        return whole([&] { return sqlite_save_meeting(m_statements, meeting, may_replace); });
    }
    Result<void> add_media(const std::vector<StoredMedium>& media) override {
        return whole([&] { return sqlite_add_media(m_statements, media); });
    }
    Result<void> drop_unnamed_media() override {
        return whole([&] { return sqlite_drop_unnamed_media(m_statements); });
    }
    Result<void> save_promise_answers(const std::vector<PromiseAnswer>& answers) override {
        return whole([&] { return sqlite_save_promise_answers(m_statements, answers); });
    }
    Result<void> add_claim_moves(const std::vector<ClaimMove>& moves) override {
        return whole([&] { return sqlite_add_claim_moves(m_statements, moves); });
    }
    Result<void> add_voice_words(const VoiceWords& words) override {
        return whole([&] { return sqlite_add_voice_words(m_statements, words); });
    }
    Result<void> add_staff_note(const StaffNote& note) override {
        return whole([&] { return sqlite_add_staff_note(m_statements, note); });
    }
    Result<bool> add_blob(const std::string& sha256, std::int64_t length, std::int64_t now_ms) override {
        return whole([&] { return sqlite_add_blob(m_statements, sha256, length, now_ms); });
    }
    Result<void> save_opened(const std::vector<OpenedRecord>& records) override {
        return whole([&]() -> Result<void> {
            for (const OpenedRecord& record : records) TRY(sqlite_save_opened(m_statements, record));
            return {};
        });
    }
    Result<void> forget_readable() override {
        return whole([&] { return sqlite_forget_readable(m_statements); });
    }
    Result<void> erase(const Erasing& erasing, std::int64_t now_ms) override {
        return whole([&] { return sqlite_erase(m_statements, erasing, now_ms); });
    }
    Result<void> blobs_erased(const std::vector<std::string>& sha256s) override {
        return whole([&] { return sqlite_blobs_erased(m_statements, sha256s); });
    }
    Result<void> empty_journal() override { return sqlite_empty_journal(m_statements); }
    Result<void> save_data_complaint(const DataComplaint& complaint) override {
        return sqlite_save_data_complaint(m_statements, complaint);
    }

private:
    // Runs work in one transaction; an error takes all of it back.
    template <typename Work>
    auto whole(Work work) -> decltype(work()) {
        Transaction transaction = TRY(Transaction::begin(m_statements.database()));
        auto result = work();
        if (!result.ok()) return result;
        TRY(transaction.commit());
        return result;
    }

    SqliteStatements m_statements;
};

Result<Database> open_checked(const std::filesystem::path& file) {
    auto opened = Database::open(file);
    if (!opened && opened.error().place.empty())
        return Error{opened.error().kind, file.string(), opened.error().reason};
    return opened;
}

} // namespace

Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& file) {
    SqliteStatements statements(TRY(open_checked(file)));
    TRY(migrate(statements, file));
    return std::unique_ptr<Store>(std::make_unique<SqliteStore>(std::move(statements)));
}

Result<std::unique_ptr<StoreReader>> open_sqlite_reader(const std::filesystem::path& file) {
    Database database = TRY(open_checked(file));
    TRY(database.execute("PRAGMA query_only=ON"));
    return std::unique_ptr<StoreReader>(std::make_unique<SqliteStore>(SqliteStatements(std::move(database))));
}

Result<std::string> sqlite_schema_text(const std::filesystem::path& file) {
    Database database = TRY(open_checked(file));
    std::string text = std::to_string(TRY(schema_version(database))) + "\n";
    Statement tables =
        TRY(database.prepare("SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"));
    while (TRY(tables.step())) {
        const bool is_readable = std::any_of(readable_tables.begin(), readable_tables.end(),
                                             [&](const ReadableTable& one) { return one.name == tables.text(0); });
        if (!is_readable) text += tables.text(1) + "\n";
    }
    return text;
}

} // namespace copro
