// A kiosk's real file in a folder of its own, which goes away with it: for the rows that ask what is kept, and how
// soon. Main thread.
#pragma once

#include "kiosk/store/device_store.h"
#include "kiosk/store/outbox_store.h"
#include "kiosk/store/ports_on_disk.h"

namespace copro {

class TriedStore {
public:
    // clock must outlive it. Keys are made for it alone.
    [[nodiscard]] static Result<std::unique_ptr<TriedStore>> open(const Clock& clock);
    TriedStore(const TriedStore&) = delete;
    TriedStore& operator=(const TriedStore&) = delete;
    ~TriedStore();

    [[nodiscard]] RecordPort& records() { return *m_records; }
    [[nodiscard]] PausedPort& paused() { return *m_paused; }
    // All that waits in the outbox as it was sealed, opened with the intake key, in the order in which it was saved:
    // JSON without what is new with each record (its ids and the time).
    [[nodiscard]] Result<std::vector<std::string>> opened();

private:
    explicit TriedStore(std::filesystem::path folder)
        : m_folder(std::move(folder)) {}
    std::filesystem::path m_folder;
    std::optional<DeviceStore> m_device;
    Enrolment m_enrolment;
    SealingKeyPair m_intake; // the server's, of which a real kiosk has the public half
    std::unique_ptr<KioskDatabase> m_database;
    std::unique_ptr<OutboxStore> m_outbox;
    std::unique_ptr<SeenStore> m_seen;
    std::unique_ptr<EqualityPool> m_equality;
    std::unique_ptr<PausedStore> m_paused_store;
    std::unique_ptr<RecordsOnDisk> m_records;
    std::unique_ptr<PausedOnDisk> m_paused;
};

} // namespace copro
