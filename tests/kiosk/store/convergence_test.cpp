#include "engine_bench.h"
#include "sync/client/upload_lane.h"

#include <random>

using namespace copro;
using namespace copro::test;

namespace {

// One kiosk, one server, and trouble between them, all from one seed.
struct Story {
    explicit Story(unsigned seed)
        : random(seed) {
        kiosk.clock.advance(1);
        server.fault = [this](const HttpRequest&) {
            if (random() % 100 >= 45) return Fault::none;
            return static_cast<Fault>(1 + random() % (fault_kinds - 1));
        };
    }

    void something_happens() {
        switch (random() % 8) {
        case 0:
        case 1: saved.push_back(kiosk.save()); break;
        case 2: kiosk.clock.advance(static_cast<std::int64_t>(random() % longest_wait_ms)); break;
        case 3: kiosk.clock.jump_wall(static_cast<std::int64_t>(random() % 1'000'000'000) - 500'000'000); break;
        case 4:
            if (random() % 4 == 0) backup = server.kept;
            break;
        case 5:
            if (random() % 10 == 0) server.restore(backup);
            break;
        case 6:
            if (random() % 10 == 0) server.forget_tokens();
            break;
        default: take_turns(3); break;
        }
    }
    void take_turns(int most) {
        for (int turn = 0; turn < most; ++turn) {
            if (lane.due_ms() > kiosk.clock.monotonic_ms())
                kiosk.clock.advance(lane.due_ms() - kiosk.clock.monotonic_ms());
            (void)lane.turn();
            const auto waiting = static_cast<std::size_t>(kiosk.counts().waiting);
            // What the kiosk calls sent was at the server then; only a restored server can lack it later.
            if (waiting > saved.size()) FAIL("more waits than was saved");
        }
    }

    std::mt19937 random;
    FakeServer server;
    StoreBench kiosk{server.enrolment()};
    Enrolment enrolment = server.enrolment();
    Session session{server, enrolment, kiosk.clock};
    UploadLane lane{session, kiosk.outbox(), kiosk.clock, [this](std::int64_t most) {
                        return static_cast<std::int64_t>(random() % static_cast<unsigned long>(most + 1));
                    }};
    std::vector<Uuid> saved;
    FakeServer::Kept backup;
};

} // namespace

TEST_CASE("whatever goes wrong on the way, in the end every record is at the server exactly once") {
    for (unsigned seed = 1; seed <= 120; ++seed) {
        INFO("seed " << seed);
        Story story(seed);
        for (int event = 0; event < 60; ++event) story.something_happens();
        story.server.fault = nullptr;
        // A hello notices a restore; then the rest goes.
        story.kiosk.clock.advance(longest_retry_after_ms + longest_wait_ms);
        story.take_turns(12);
        CHECK(story.kiosk.counts().waiting == 0);
        CHECK(story.kiosk.counts().parked == 0);
        CHECK(story.kiosk.counts().saved == static_cast<std::int64_t>(story.saved.size()));
        CHECK(story.server.kept.records.size() == story.saved.size());
        CHECK(story.server.kept.conflicts.empty());
        for (const Uuid& id : story.saved) CHECK(story.server.kept.records.contains(id));
        CHECK(story.server.ack_seq(story.kiosk.install()) == static_cast<std::int64_t>(story.saved.size()));
    }
}

TEST_CASE("a lost reply costs one repeated batch and no repeated record") {
    Story story(1);
    for (int i = 0; i < 3; ++i) story.saved.push_back(story.kiosk.save());
    story.server.fault = [lost = false](const HttpRequest& request) mutable {
        if (request.path != "/v1/records" || lost) return Fault::none;
        lost = true;
        return Fault::lost_reply;
    };
    story.take_turns(8);
    CHECK(story.kiosk.counts().waiting == 0);
    CHECK(story.server.kept.records.size() == 3);
    CHECK(story.server.count("POST /v1/records") == 2);
}
