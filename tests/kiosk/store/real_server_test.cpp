#include "engine_bench.h"
#include "sync/client/curl_transport.h"
#include "tests/sync/client/real_server.h"

using namespace copro;
using namespace copro::test;

namespace {

// A kiosk with everything real: file, thread, clock, network.
struct Kiosk {
    explicit Kiosk(const Enrolment& enrolled)
        : enrolment(enrolled) {}

    // Sends now; true when nothing waits any more after it.
    bool sync() {
        std::unique_lock lock(mutex);
        const std::int64_t order = engine.sync_now();
        changed.wait_for(lock, std::chrono::seconds(100), [&] { return state.asked >= order; });
        return state.asked >= order && state.waiting == 0 && !state.trouble;
    }

    Enrolment enrolment;
    StoreBench store{enrolment};
    SystemClock clock;
    SystemAlarm alarm{clock};
    std::unique_ptr<CurlTransport> transport = CurlTransport::make(enrolment.server_url, enrolment.tls_pins).take();
    PackShelfStore shelf{store.database(), store.box(), clock, never_over};
    std::mutex mutex;
    std::condition_variable changed;
    SyncState state;
    Engine engine{{*transport, store.outbox(), shelf, clock, alarm},
                  enrolment,
                  {{"0.1", [] { return std::int64_t{1}; }}, [this](const SyncState& now) {
                       const std::lock_guard lock(mutex);
                       state = now;
                       changed.notify_all();
                   }}};
};

} // namespace

TEST_CASE("records and packs go between a real kiosk store and the real server, through its killing and its absence") {
    RealServer server;
    server.command("meeting import --today '" COPRO_SOURCE_DIR "/config/meetings/better-buses.json'");
    Kiosk kiosk(enrol(server.url(), server.code(), "0.1").take());
    for (int i = 0; i < 120; ++i) kiosk.store.save();
    kiosk.engine.start();
    CHECK(kiosk.sync());
    CHECK(kiosk.shelf.packs().value().size() == 1);

    server.end(SIGKILL);
    for (int i = 0; i < 5; ++i) kiosk.store.save();
    kiosk.engine.saved();
    CHECK_FALSE(kiosk.sync());
    CHECK(kiosk.store.counts().waiting == 5);

    server.start();
    CHECK(kiosk.sync());
    CHECK(kiosk.store.counts().waiting == 0);
    CHECK(kiosk.store.counts().parked == 0);
    CHECK(kiosk.store.counts().saved == 125);
}

TEST_CASE("the real server's revocation stops a kiosk and makes it forget its packs, not its records") {
    RealServer server;
    server.command("meeting import --today '" COPRO_SOURCE_DIR "/config/meetings/better-buses.json'");
    Kiosk kiosk(enrol(server.url(), server.code(), "0.1").take());
    kiosk.engine.start();
    REQUIRE(kiosk.sync());
    REQUIRE(kiosk.shelf.packs().value().size() == 1);
    server.command("device revoke " + kiosk.enrolment.device);
    kiosk.store.save();
    CHECK_FALSE(kiosk.sync());
    {
        const std::lock_guard lock(kiosk.mutex);
        CHECK(kiosk.state.revoked);
    }
    CHECK(kiosk.shelf.packs().value().empty());
    CHECK(kiosk.store.counts().waiting == 1);
}
