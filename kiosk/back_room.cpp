#include "kiosk/back_room.h"

#include "sync/base/log.h"

#include <fmt/format.h>

#include <algorithm>

namespace copro {

namespace {

constexpr std::chrono::seconds patience_with_sync{90};

Result<std::int64_t> end_of_pack(const PackItem& item) {
    const MeetingPack pack = TRY(load_meeting_pack(item.text, item.id));
    if (pack.id != item.id) return invalid(item.id, "holds the meeting " + pack.id);
    return ends_wall_ms(pack);
}

const char* name_of(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::invalid: return "the server did not understand";
    case ErrorKind::not_found: return "the server does not know this";
    case ErrorKind::refused: return "the server refused";
    case ErrorKind::unavailable: return "the server cannot be reached";
    case ErrorKind::corrupt: return "the server's answer does not verify";
    case ErrorKind::conflict: return "the server has another record of this number";
    case ErrorKind::internal: return "something went wrong on this kiosk";
    }
    return "";
}

std::int64_t free_bytes(const std::filesystem::path& folder) {
    std::error_code code;
    const auto space = std::filesystem::space(folder, code);
    return code ? 0 : static_cast<std::int64_t>(space.available);
}

} // namespace

BackRoom::BackRoom(DeviceStore device, Enrolment enrolment, std::unique_ptr<KioskDatabase> database, const Clock& clock)
    : m_clock(clock)
    , m_device(std::move(device))
    , m_enrolment(std::move(enrolment))
    , m_database(std::move(database))
    , m_packs(*m_database, m_device.box(), m_clock, end_of_pack, [this] { packs_swapped(); })
    , m_claims(*m_database, m_device.box(), m_clock, m_enrolment.server_key)
    , m_roll_store(*m_database, m_device.box(), m_clock)
    , m_paused_store(*m_database, m_device.box(), m_clock)
    , m_settings(*m_database)
    , m_roll(m_roll_store)
    , m_paused(m_paused_store, m_clock)
    , m_staff(m_settings, m_clock) {}

BackRoom::~BackRoom() {
    if (m_engine) m_engine->stop();
}

Result<std::unique_ptr<BackRoom>> BackRoom::open(const std::filesystem::path& folder, const Clock& clock,
                                                 const std::string& version) {
    DeviceStore device = TRY(DeviceStore::open(folder));
    auto enrolment = TRY(device.enrolment());
    if (!enrolment) {
        return Error{ErrorKind::refused, folder.string(),
                     "this kiosk is not enrolled; run: copro-kiosk enrol --server URL --code CODE"};
    }
    const SigningPublicKey key = enrolment->device_keys.public_key;
    auto database = TRY(KioskDatabase::open(folder, key));
    std::unique_ptr<BackRoom> room(new BackRoom(std::move(device), *enrolment, std::move(database), clock));
    room->m_media = TRY(MediumStore::open(folder, [mailbox = &room->m_mailbox] { mailbox->media_changed(); }));
    room->m_blobs = TRY(BlobFolder::open(*room->m_database));
    room->m_unsaved_blobs = std::make_unique<UnsavedBlobs>(*room->m_blobs);
    room->m_outbox = TRY(OutboxStore::open(*room->m_database, room->m_device.box(), clock, room->m_enrolment));
    room->m_seen = std::make_unique<SeenStore>(*room->m_database, room->m_device.box());
    room->m_equality =
        std::make_unique<EqualityPool>(*room->m_database, *room->m_outbox, clock, room->m_enrolment.intake_key);
    room->m_records = std::make_unique<RecordsOnDisk>(*room->m_outbox, *room->m_seen, *room->m_equality, clock,
                                                      room->m_unsaved_blobs.get());
    TRY(room->open_engine(version));
    return room;
}

Result<void> BackRoom::open_engine(const std::string& version) {
    m_alarm = std::make_unique<SystemAlarm>(m_sync_clock);
    m_transport = TRY(CurlTransport::make(m_enrolment.server_url, m_enrolment.tls_pins));
    EngineOptions options;
    options.about.software = version;
    options.about.free_disk_bytes = [folder = m_database->folder()] { return free_bytes(folder); };
    options.on_change = [this](const SyncState& state) { m_mailbox.put(state); };
    const EngineParts parts{*m_transport, *m_outbox, m_packs, m_sync_clock, *m_alarm, m_media.get(), &m_claims};
    m_engine = std::make_unique<Engine>(parts, m_enrolment, std::move(options));
    m_wake.engine = m_engine.get();
    return {};
}

void BackRoom::packs_swapped() {
    m_mailbox.packs_changed();
    want_media();
}

void BackRoom::want_media() {
    const auto packs = m_packs.packs();
    // Damaged: they come once more, and these with them.
    if (!packs) return;
    std::vector<Medium> media;
    for (const PackItem& item : *packs) {
        // A pack of a hundred thousand people is not read for nothing.
        if (item.text.find("\"media\"") == std::string::npos) continue;
        const auto pack = load_meeting_pack(item.text, item.id);
        if (pack && pack->survey) media.insert(media.end(), pack->survey->media.begin(), pack->survey->media.end());
    }
    if (const auto wanted = m_media->want(std::move(media)); !wanted) {
        log_warning("media.not-removed", {{"why", wanted.error().text()}});
    }
    if (m_engine) m_engine->fetch_media();
}

Result<BackRoom::Wiped> BackRoom::wipe_ended() {
    // A power cut may have come between an earlier wipe and the emptying of the log.
    if (!m_log_is_emptied) TRY(m_database->forget_deleted());
    m_log_is_emptied = true;
    // All are tried, so that trouble with one does not keep the others' names.
    const auto packs = m_packs.wipe_ended();
    const auto roll = m_roll_store.wipe_ended();
    const auto paused = m_paused_store.wipe_ended();
    TRY(m_claims.wipe_old());
    return Wiped{TRY(packs), TRY(roll), TRY(paused)};
}

Result<void> BackRoom::release_equality(Date today) {
    if (TRY(m_equality->release(today)) > 0) m_engine->saved();
    return {};
}

std::optional<std::int64_t> BackRoom::next_wipe_ms() const {
    std::optional<std::int64_t> next;
    for (const auto& due : {m_packs.next_wipe_ms(), m_roll_store.next_wipe_ms(), m_paused_store.next_wipe_ms()}) {
        if (due) next = std::min(next.value_or(*due), *due);
    }
    return next;
}

// Only now, when the first picture stands: it means reading all packs.
void BackRoom::start_sync() {
    want_media();
    m_engine->start();
}

Result<void> BackRoom::sync_to_the_end() {
    const std::int64_t order = m_engine->sync_now();
    const auto state = m_mailbox.wait_for_order(order, patience_with_sync);
    if (!state) return Error{ErrorKind::unavailable, "sync", "no answer within 90 seconds"};
    if (state->waiting == 0 && state->media_waiting == 0) return {};
    const auto trouble = state->waiting > 0 ? state->trouble : state->media_trouble;
    const std::string why = trouble ? name_of(*trouble) : "some of it is still waiting";
    return Error{
        ErrorKind::unavailable, "sync",
        fmt::format("{}; {} waiting, and {} photos or voice clips", why, state->waiting, state->media_waiting)};
}

std::vector<std::shared_ptr<const Meeting>> BackRoom::meetings_of(Date today) {
    std::vector<std::shared_ptr<const Meeting>> meetings;
    const auto packs = m_packs.packs();
    if (!packs) {
        log_warning("packs.unreadable", {{"why", packs.error().text()}});
        return meetings;
    }
    for (const PackItem& item : *packs) {
        auto pack = load_meeting_pack(item.text, item.id);
        if (!pack)
            log_warning("pack.unreadable", {{"pack", item.id}, {"why", pack.error().text()}});
        else if (pack->date == today)
            meetings.push_back(std::make_shared<const Meeting>(pack.take()));
    }
    return meetings;
}

Result<std::shared_ptr<const Meeting>> BackRoom::meeting_called(const std::string& id) {
    for (const PackItem& item : TRY(m_packs.packs())) {
        if (item.id == id) return std::make_shared<const Meeting>(TRY(load_meeting_pack(item.text, item.id)));
    }
    return Error{ErrorKind::not_found, id, "is no meeting of this kiosk"};
}

bool BackRoom::knows_meetings() {
    const auto etag = m_packs.etag();
    return etag && !etag->empty();
}

} // namespace copro
