#include "kiosk/conformance/tried_store.h"

#include "sync/base/files.h"
#include "sync/base/json.h"
#include "sync/protocol/envelope.h"

namespace copro {

Result<std::unique_ptr<TriedStore>> TriedStore::open(const Clock& clock) {
    std::error_code code;
    const std::filesystem::path all = std::filesystem::temp_directory_path(code);
    if (code) return Error{ErrorKind::internal, "temporary folder", code.message()};
    std::unique_ptr<TriedStore> store(new TriedStore(all / ("copro-conformance-" + Uuid::random().text())));
    TRY(make_private_folder(store->m_folder));
    store->m_device.emplace(TRY(DeviceStore::open(store->m_folder)));
    store->m_enrolment.device = "kiosk-1";
    store->m_enrolment.device_keys = SigningKeyPair::generate();
    store->m_enrolment.server_key = SigningKeyPair::generate().public_key;
    store->m_intake = SealingKeyPair::generate();
    store->m_enrolment.intake_key = store->m_intake.public_key;
    store->m_database = TRY(KioskDatabase::open(store->m_folder, store->m_enrolment.device_keys.public_key));
    store->m_outbox = TRY(OutboxStore::open(*store->m_database, store->m_device->box(), clock, store->m_enrolment));
    store->m_paused_store = std::make_unique<PausedStore>(*store->m_database, store->m_device->box(), clock);
    store->m_seen = std::make_unique<SeenStore>(*store->m_database, store->m_device->box());
    store->m_equality =
        std::make_unique<EqualityPool>(*store->m_database, *store->m_outbox, clock, store->m_enrolment.intake_key);
    store->m_records = std::make_unique<RecordsOnDisk>(*store->m_outbox, *store->m_seen, *store->m_equality, clock);
    store->m_paused = std::make_unique<PausedOnDisk>(*store->m_paused_store, clock);
    return store;
}

Result<std::vector<std::string>> TriedStore::opened() {
    constexpr std::size_t most = 50;
    const WaitingBatch batch = TRY(m_outbox->waiting(most, most * largest_envelope_bytes));
    std::vector<std::string> records;
    for (const WaitingEnvelope& waiting : batch.envelopes) {
        const Envelope envelope = TRY(parse_envelope(waiting.encoded));
        const Bytes plain = TRY(open_sealed(envelope.sealed, m_intake));
        Json record = TRY(parse_json(std::string(as_text(plain)), "record"));
        record.erase("rec_id");
        record.erase("saved_wall_ms");
        if (record.contains("body")) record["body"].erase("reference");
        records.push_back(record.dump());
    }
    return records;
}

TriedStore::~TriedStore() {
    m_records.reset();
    m_equality.reset();
    m_seen.reset();
    m_paused.reset();
    m_paused_store.reset();
    m_outbox.reset();
    m_database.reset();
    std::error_code code;
    std::filesystem::remove_all(m_folder, code);
}

} // namespace copro
