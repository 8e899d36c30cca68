// The kiosk's sync thread: sends what is saved, fetches packs, and says how it stands. main.cpp starts it. Calls from
// any thread.
#pragma once

#include "sync/client/alarm.h"
#include "sync/client/claims_lane.h"
#include "sync/client/download_lane.h"
#include "sync/client/fetch_lane.h"
#include "sync/client/health_lane.h"
#include "sync/client/media_lane.h"
#include "sync/client/upload_lane.h"

#include <atomic>
#include <thread>

namespace copro {

// How sync stands, for "3 saved, 1 waiting, last sent 14:02".
struct SyncState {
    std::int64_t saved = 0;
    std::int64_t waiting = 0;
    std::int64_t parked = 0;
    std::int64_t last_sent_wall_ms = 0; // 0 = never
    std::int64_t media_waiting = 0;
    std::int64_t media_damaged = 0;
    bool online = false; // the last exchange of the upload lane reached the server
    bool revoked = false;
    std::optional<ErrorKind> trouble;       // of the upload lane's last turn
    std::optional<ErrorKind> packs_trouble; // of the download lane's last turn
    std::optional<ErrorKind> media_trouble; // of the media lane's last turn
    std::int64_t asked = 0; // how many calls of sync_now() have been carried out, to the end or to an error
    bool operator==(const SyncState&) const = default;
};

// What the engine works with; all must outlive it.
struct EngineParts {
    Transport& transport;
    Outbox& outbox;
    PackShelf& shelf;
    const Clock& clock;
    Alarm& alarm;
    MediumShelf* media = nullptr; // of surveys; none are fetched
    ClaimShelf* claims = nullptr; // what came of them; it is not asked for
};

struct EngineOptions {
    HealthLane::About about;
    std::function<void(const SyncState&)> on_change; // called on the sync thread, only when something changed
    RandomUpTo random = secure_random_up_to;
};

class Engine {
public:
    Engine(const EngineParts& parts, Enrolment enrolment, EngineOptions options);
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    void start();
    // A record was saved: it is sent as soon as no back-off is under way. Returns at once.
    void saved();
    // Other packs are here: what they name and the kiosk lacks is fetched. Returns at once.
    void fetch_media();
    // Staff pressed "send now": ends every back-off, offers parked records again, asks again after a revocation.
    // Returns its number; SyncState::asked reaches it when the outbox is empty or the attempt failed.
    std::int64_t sync_now();
    // Ends an exchange that is under way and joins the thread; within a moment. Not to be called from on_change.
    void stop();

private:
    void run(const std::stop_token& stopping);
    // One turn of each lane that is due; the earliest time at which one wants to go on.
    std::int64_t round();
    void take_orders();
    void upload();
    void download();
    void send_media();
    void fetch();
    void fetch_claims();
    void report_health();
    void was_revoked();
    void forget_told(); // packs, and what came of claims
    void finish_orders();
    void publish();

    EngineParts m_parts;
    Enrolment m_enrolment;
    EngineOptions m_options;
    Session m_session;
    UploadLane m_upload;
    DownloadLane m_download;
    HealthLane m_health;
    MediaLane m_media;
    FetchLane m_fetch;
    ClaimsLane m_claims;
    std::atomic<bool> m_saved{false};
    std::atomic<bool> m_wants_media{false};
    std::atomic<std::int64_t> m_orders{0};
    // The rest belongs to the sync thread.
    std::int64_t m_taken_orders = 0;
    std::int64_t m_forget_again_ms = 0; // monotonic, while revoked
    SyncState m_state;
    std::optional<SyncState> m_published;
    std::jthread m_thread;
};

} // namespace copro
