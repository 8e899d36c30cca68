// Saved records: sealed, signed, numbered and on the disk before save() returns. The kiosk saves, the sync engine
// sends. Any thread.
#pragma once

#include "kiosk/store/device_box.h"
#include "kiosk/store/kiosk_database.h"
#include "kiosk/store/outbox_rows.h"
#include "sync/base/clock.h"
#include "sync/client/enrolment.h"
#include "sync/client/outbox.h"
#include "sync/records/date.h"

namespace copro {

struct NewRecord {
    // Keep it when a person presses Save again after an error: a record that did get through is then not saved twice.
    Uuid rec_id = Uuid::random();
    std::string kind; // "attendance", "feedback", "claim"
    std::int64_t schema = 1;
    std::string meeting; // "" for none
    std::string body;    // JSON; all that is personal
    // Only this day is written on the outside, at its beginning, and no other clock: for a batch of equality answers.
    std::optional<Date> day_only = {};
    // On the disk already (BlobFolder). The kiosk calls nothing saved that is not whole.
    std::vector<AttachmentReference> attachments;
    // Texts to be recognised later without being kept (a claim line): see SeenStore.
    std::vector<std::string> remember;
};

class OutboxStore final : public Outbox {
public:
    // All references must outlive the store. A kiosk that was enrolled anew under another name starts a new install.
    [[nodiscard]] static Result<std::unique_ptr<OutboxStore>> open(KioskDatabase& database, const DeviceBox& box,
                                                                   const Clock& clock, Enrolment enrolment);

    // One transaction: next number, seal, sign, insert, commit. Takes the same time however many records there are.
    // The texts in record are wiped, also on error. Errors: invalid (too long to be sent), internal (disk; nothing
    // saved).
    [[nodiscard]] Result<Uuid> save(NewRecord record);
    // The same inside another's transaction; nothing is wiped.
    [[nodiscard]] Result<void> insert(Database& database, const NewRecord& record);

    [[nodiscard]] Result<std::vector<InstallMark>> installs() override;
    [[nodiscard]] Result<WaitingBatch> waiting(std::size_t most, std::size_t most_bytes) override;
    [[nodiscard]] Result<void> answered(const Uuid& install, const RecordsReply& reply, std::int64_t wall_ms) override;
    [[nodiscard]] Result<void> park(const Uuid& rec_id, const std::string& reason) override;
    [[nodiscard]] Result<void> watermark(const Uuid& install, std::int64_t ack_seq, std::int64_t durable_seq) override;
    [[nodiscard]] Result<void> start_new_install() override;
    [[nodiscard]] Result<void> retry_parked() override;
    [[nodiscard]] Result<void> purge(std::int64_t wall_ms) override;
    [[nodiscard]] Result<OutboxCounts> counts() override;
    // outbox_blobs.cpp
    [[nodiscard]] Result<std::optional<WaitingBlob>> next_blob(const std::set<std::string>& except) override;
    [[nodiscard]] Result<Bytes> read_blob(const std::string& sha256, std::int64_t offset, std::size_t size) override;
    [[nodiscard]] Result<bool> is_blob_sound(const std::string& sha256) override;
    [[nodiscard]] Result<void> blob_sent(const std::string& sha256) override;
    [[nodiscard]] Result<void> blob_damaged(const std::string& sha256) override;
    [[nodiscard]] Result<void> blobs_missing(const std::vector<std::string>& sha256) override;

private:
    OutboxStore(KioskDatabase& database, const DeviceBox& box, const Clock& clock, Enrolment enrolment)
        : m_database(database)
        , m_box(box)
        , m_clock(clock)
        , m_enrolment(std::move(enrolment)) {}
    void remove_blob_files(const std::vector<std::string>& sha256) const;
    // The server was restored: all above ack_seq waits again, some hundred records at a time.
    [[nodiscard]] Result<void> take_back(const Uuid& install, std::int64_t ack_seq);

    KioskDatabase& m_database;
    const DeviceBox& m_box;
    const Clock& m_clock;
    Enrolment m_enrolment;
};

} // namespace copro
