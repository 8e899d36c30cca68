// All that stands behind the screen of a running kiosk: its file, its stores, its sync engine. main.cpp makes one; main
// thread.
#pragma once

#include "kiosk/mailbox.h"
#include "kiosk/store/blob_folder.h"
#include "kiosk/store/claim_shelf_store.h"
#include "kiosk/store/device_store.h"
#include "kiosk/store/medium_store.h"
#include "kiosk/store/pack_shelf_store.h"
#include "kiosk/store/ports_on_disk.h"
#include "sync/client/curl_transport.h"

namespace copro {

class BackRoom {
public:
    // Errors: not enrolled, damaged key files, no room on the disk. clock must outlive it.
    [[nodiscard]] static Result<std::unique_ptr<BackRoom>> open(const std::filesystem::path& folder, const Clock& clock,
                                                                const std::string& version);
    ~BackRoom();
    BackRoom(const BackRoom&) = delete;
    BackRoom& operator=(const BackRoom&) = delete;

    void start_sync();
    // Until the outbox is empty and all photos and voice are at the server; error `unavailable` with what is in the
    // way.
    [[nodiscard]] Result<void> sync_to_the_end();

    // Today's meetings among the packs; a pack that no longer loads is left out and logged.
    [[nodiscard]] std::vector<std::shared_ptr<const Meeting>> meetings_of(Date today);
    // Of whatever day. Error `not_found` when this kiosk has none of that id.
    [[nodiscard]] Result<std::shared_ptr<const Meeting>> meeting_called(const std::string& id);
    // False on a new kiosk, until it first heard from the server which meetings there are.
    [[nodiscard]] bool knows_meetings();
    // promises.md: names go 24 hours after their meeting, what was paused at the end of its day; what came of claims
    // once nothing was heard of them for three months. To be called at start, when packs changed and at next_wipe_ms().
    struct Wiped {
        bool packs = false;
        bool roll = false;
        bool paused = false;
    };
    [[nodiscard]] Result<Wiped> wipe_ended();
    // Equality answers of days before today, where there are enough of them, become records. To be called at start and
    // when a day begins: then nobody was at the kiosk a moment ago.
    [[nodiscard]] Result<void> release_equality(Date today);
    // Monotonic; nothing while no name is kept.
    [[nodiscard]] std::optional<std::int64_t> next_wipe_ms() const;
    [[nodiscard]] Result<std::vector<RollEntry>> roll() { return roll_of(m_roll_store); }
    // Pictures and sounds of surveys that are here, by SHA-256.
    [[nodiscard]] std::set<std::string> media() const { return m_media->here(); }
    [[nodiscard]] SettingsStore& settings() { return m_settings; }
    [[nodiscard]] const Enrolment& enrolment() const { return m_enrolment; }
    [[nodiscard]] Mailbox& mailbox() { return m_mailbox; }

    [[nodiscard]] Result<OutboxCounts> counts() { return m_outbox->counts(); }
    [[nodiscard]] RecordPort& records() { return *m_records; }
    [[nodiscard]] RollPort& roll_port() { return m_roll; }
    [[nodiscard]] UnsavedBlobs& unsaved_blobs() { return *m_unsaved_blobs; }
    [[nodiscard]] PausedPort& paused_port() { return m_paused; }
    [[nodiscard]] StaffPort& staff() { return m_staff; }
    [[nodiscard]] ClaimAnswerPort& claims() { return m_claims; }
    [[nodiscard]] SyncPort& sync() { return m_wake; }

private:
    // Saved: the engine is told, and nobody waits for it.
    class Wake final : public SyncPort {
    public:
        void wake() override {
            if (engine != nullptr) engine->saved();
        }
        void send_now() override {
            if (engine != nullptr) engine->sync_now();
        }
        Engine* engine = nullptr;
    };
    BackRoom(DeviceStore device, Enrolment enrolment, std::unique_ptr<KioskDatabase> database, const Clock& clock);
    [[nodiscard]] Result<void> open_engine(const std::string& version);
    void packs_swapped();
    // Fetches what the packs name, and lets go of the rest. At start, then on the sync thread.
    void want_media();

    const Clock& m_clock;
    DeviceStore m_device;
    Enrolment m_enrolment;
    std::unique_ptr<KioskDatabase> m_database;
    Mailbox m_mailbox;
    std::unique_ptr<BlobFolder> m_blobs;
    std::unique_ptr<UnsavedBlobs> m_unsaved_blobs;
    std::unique_ptr<OutboxStore> m_outbox;
    std::unique_ptr<MediumStore> m_media;
    PackShelfStore m_packs;
    ClaimShelfStore m_claims;
    RollStore m_roll_store;
    PausedStore m_paused_store;
    SettingsStore m_settings;
    std::unique_ptr<SeenStore> m_seen;
    std::unique_ptr<EqualityPool> m_equality;
    std::unique_ptr<RecordsOnDisk> m_records;
    RollOnDisk m_roll;
    PausedOnDisk m_paused;
    StaffOnDisk m_staff;
    Wake m_wake;
    bool m_log_is_emptied = false; // since the start
    SystemClock m_sync_clock;      // a test's clock moves the screen, not the network
    std::unique_ptr<SystemAlarm> m_alarm;
    std::unique_ptr<CurlTransport> m_transport;
    std::unique_ptr<Engine> m_engine;
};

} // namespace copro
