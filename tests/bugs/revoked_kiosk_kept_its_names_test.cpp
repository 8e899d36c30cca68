// A kiosk that was revoked while its disk was at fault logged the trouble and slept for ever, with all names on its
// shelf.
#include "tests/kiosk/store/engine_bench.h"

using namespace copro;
using namespace copro::test;

namespace {

class FaultyShelf final : public PackShelf {
public:
    int faults_left = 2;
    std::atomic<int> forgotten{0};
    Result<std::string> etag() override { return std::string(); }
    Result<void> replace(const std::vector<PackItem>&, const std::string&) override { return {}; }
    Result<void> forget() override {
        if (faults_left-- > 0) return internal("the disk is full");
        ++forgotten;
        return {};
    }
};

} // namespace

TEST_CASE("a revoked kiosk tries to forget its packs until they are gone, and then sleeps") {
    FakeServer server;
    StoreBench kiosk(server.enrolment());
    TestAlarm alarm(kiosk.clock);
    FaultyShelf shelf;
    Engine engine({server, kiosk.outbox(), shelf, kiosk.clock, alarm}, server.enrolment(),
                  {{"0.1", {}}, {}, [](std::int64_t most) { return most; }});
    server.revoked = true;
    engine.start();
    REQUIRE(alarm.settles());
    CHECK(shelf.forgotten == 0);
    for (int minute = 0; minute < 3; ++minute) {
        alarm.advance(60'000);
        REQUIRE(alarm.settles());
    }
    CHECK(shelf.forgotten == 1);
    CHECK(alarm.due_ms() == std::numeric_limits<std::int64_t>::max());
    engine.stop();
}
