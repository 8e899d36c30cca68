#include "store_bench.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>
#include <set>

using namespace copro;
using namespace copro::test;

namespace {

// The child: saves until it is killed, and writes each id only after save() has returned it.
[[noreturn]] void save_for_ever(const std::filesystem::path& folder, const Enrolment& enrolment, int out) {
    const SystemClock clock;
    const auto device = DeviceStore::open(folder);
    if (!device) ::_exit(2);
    const auto database = KioskDatabase::open(folder, enrolment.device_keys.public_key);
    if (!database) ::_exit(3);
    const auto outbox = OutboxStore::open(**database, device->box(), clock, enrolment);
    if (!outbox) ::_exit(4);
    while (true) {
        const Result<Uuid> saved = (*outbox)->save(record());
        if (!saved) ::_exit(5);
        const std::string line = saved->text();
        if (::write(out, line.data(), line.size()) != static_cast<ssize_t>(line.size())) ::_exit(6);
    }
}

constexpr std::size_t id_letters = 36;
#ifdef COPRO_SANITIZED
constexpr int rounds = 25; // a killed process has no finding to tell; what opens its file afterwards has
#else
constexpr int rounds = 100;
#endif

} // namespace

TEST_CASE("killed at a random moment a hundred times, the kiosk has every record that it acknowledged, without a gap") {
    TempFolder folder;
    const Enrolment enrolment = FakeServer().enrolment();
    REQUIRE(DeviceStore::open(folder.path()).ok());
    std::mt19937 random(20261122);
    std::set<std::string> acknowledged;
    for (int round = 0; round < rounds; ++round) {
        std::array<int, 2> pipe{};
        REQUIRE(::pipe(pipe.data()) == 0);
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            ::close(pipe[0]);
            save_for_ever(folder.path(), enrolment, pipe[1]);
        }
        ::close(pipe[1]);
        // Killed after so many letters have come out: at no chosen point of the child's work.
        std::size_t wanted = random() % (40 * id_letters);
        std::string printed;
        std::array<char, 4096> chunk{};
        ssize_t got = 1;
        bool killed = false;
        while (got > 0) {
            if (!killed && printed.size() >= wanted) {
                ::kill(child, SIGKILL);
                killed = true;
            }
            got = ::read(pipe[0], chunk.data(), chunk.size());
            if (got > 0) printed.append(chunk.data(), static_cast<std::size_t>(got));
        }
        ::close(pipe[0]);
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        REQUIRE(WIFSIGNALED(status));
        REQUIRE(WTERMSIG(status) == SIGKILL);
        for (std::size_t at = 0; at + id_letters <= printed.size(); at += id_letters) {
            acknowledged.insert(printed.substr(at, id_letters));
        }
    }
    const SystemClock clock;
    const DeviceStore device = DeviceStore::open(folder.path()).take();
    const auto database = KioskDatabase::open(folder.path(), enrolment.device_keys.public_key).take();
    CHECK(database->salvaged() == 0);
    const auto outbox = OutboxStore::open(*database, device.box(), clock, enrolment).take();
    const WaitingBatch batch = outbox->waiting(1'000'000, 1UL << 40U).value();
    std::set<std::string> kept;
    std::int64_t seq = 0;
    bool gapless = true;
    for (const WaitingEnvelope& one : batch.envelopes) {
        kept.insert(one.rec_id.text());
        gapless = gapless && one.seq == ++seq;
    }
    CHECK(gapless);
    CHECK(acknowledged.size() > 5 * rounds);
    for (const std::string& id : acknowledged) {
        if (!kept.contains(id)) FAIL_CHECK("lost " << id);
    }
    CHECK(outbox->counts().value().saved == static_cast<std::int64_t>(kept.size()));
    // At most the one that was under way when the child was killed is there without having been acknowledged.
    CHECK(kept.size() <= acknowledged.size() + rounds);
}
