#include "kiosk/store/medium_store.h"
#include "sync/base/files.h"
#include "sync/client/fetch_lane.h"
#include "tests/sync/base/temp_folder.h"
#include "tests/sync/client/fake_server.h"

#include <catch2/catch.hpp>

using namespace copro;
using namespace copro::test;

namespace {

std::string medium_bytes(char letter, std::size_t length = 600'000) { return std::string(length, letter); }

Medium named(const std::string& bytes) {
    return {sha256_of(bytes), sound_type, static_cast<std::int64_t>(bytes.size())};
}

// A kiosk's shelf of media and the lane that fills it from a server.
struct FetchBench {
    TempFolder folder;
    FakeServer server;
    Enrolment enrolment = server.enrolment();
    TestClock clock{1'760'000'000'000};
    Session session{server, enrolment, clock};
    int changes = 0;
    std::unique_ptr<MediumStore> store = open();
    FetchLane lane{session, store.get(), clock, [](std::int64_t most) { return most; }};

    [[nodiscard]] std::unique_ptr<MediumStore> open(std::int64_t least_free_bytes = 0) {
        auto opened = MediumStore::open(
            folder.path(), [this] { ++changes; }, least_free_bytes);
        REQUIRE(opened.ok());
        return opened.take();
    }
    std::string offer(const std::string& bytes) {
        server.media[sha256_of(bytes)] = bytes;
        return sha256_of(bytes);
    }
    void want(const std::vector<Medium>& media) {
        REQUIRE(store->want(media).ok());
        lane.wake();
    }
    // Until nothing is wanted, or for so many turns.
    void take_turns(int most = 40) {
        for (int turn = 0; turn < most; ++turn) {
            const std::int64_t wait = lane.due_ms() - clock.monotonic_ms();
            if (wait >= fetch_every_ms) return;
            if (wait > 0) clock.advance(wait);
            (void)lane.turn();
        }
    }
    [[nodiscard]] std::filesystem::path file(const std::string& name) const { return media_of(folder.path()) / name; }
};

} // namespace

TEST_CASE("what a pack names is fetched in chunks, and stands under its hash when it is whole") {
    FetchBench bench;
    const std::string one = medium_bytes('a');
    const std::string other = medium_bytes('b', 10);
    bench.offer(one);
    bench.offer(other);
    bench.want({named(one), named(other)});
    (void)bench.lane.turn();
    CHECK(bench.store->here().empty());
    CHECK(std::filesystem::file_size(bench.file(sha256_of(one) + ".part")) == most_blob_chunk_bytes);
    CHECK_FALSE(std::filesystem::exists(bench.file(sha256_of(one))));
    bench.take_turns();
    CHECK(bench.store->here() == std::set<std::string>{sha256_of(one), sha256_of(other)});
    CHECK(read_file(bench.file(sha256_of(one))).value() == one);
    CHECK(read_file(bench.file(sha256_of(other))).value() == other);
    CHECK(bench.changes == 2);
    // After a restart they are there before the packs are read.
    CHECK(bench.open()->here().size() == 2);
    CHECK(bench.server.count("GET /v1/media/" + sha256_of(one)) == 3);
}

TEST_CASE("after a restart and after every kind of trouble it goes on where it was") {
    FetchBench bench;
    const std::string bytes = medium_bytes('a', 700'000);
    bench.offer(bytes);
    bench.want({named(bytes)});
    (void)bench.lane.turn();
    const auto again = bench.open();
    REQUIRE(again->want({named(bytes)}).ok());
    CHECK(again->next_medium({}).value()->have == static_cast<std::int64_t>(most_blob_chunk_bytes));
    int kind = 0;
    bench.server.fault = [&](const HttpRequest& request) {
        if (!request.path.starts_with("/v1/media/") || kind >= fault_kinds) return Fault::none;
        return static_cast<Fault>(kind++);
    };
    bench.take_turns(100);
    CHECK(kind == fault_kinds);
    CHECK(bench.store->here().size() == 1);
    CHECK(read_file(bench.file(sha256_of(bytes))).value() == bytes);
}

TEST_CASE("bytes that are not what the pack says never stand under its name, and replace nothing that does") {
    FetchBench bench;
    const std::string good = medium_bytes('g', 5'000);
    const std::string wanted = medium_bytes('w', 5'000);
    bench.offer(good);
    bench.server.media[sha256_of(wanted)] = medium_bytes('x', 5'000);
    bench.want({named(good), named(wanted)});
    bench.take_turns();
    CHECK(bench.store->here() == std::set<std::string>{sha256_of(good)});
    CHECK_FALSE(std::filesystem::exists(bench.file(sha256_of(wanted))));
    CHECK_FALSE(std::filesystem::exists(bench.file(sha256_of(wanted) + ".part")));
    // Put right at the server: it comes with the next round.
    bench.offer(wanted);
    bench.clock.advance(fetch_every_ms);
    bench.take_turns();
    CHECK(bench.store->here().size() == 2);
    CHECK(read_file(bench.file(sha256_of(good))).value() == good);
}

TEST_CASE("one that the server does not have holds up none of the others") {
    FetchBench bench;
    const std::string missing = medium_bytes('m', 50);
    const std::string there = medium_bytes('t', 50);
    bench.offer(there);
    bench.want({named(missing), named(there)});
    bench.take_turns();
    CHECK(bench.store->here() == std::set<std::string>{sha256_of(there)});
}

TEST_CASE("what no pack names any more is removed, begun or whole; what still is stays") {
    FetchBench bench;
    const std::string kept = medium_bytes('k', 50);
    const std::string gone = medium_bytes('o', 50);
    const std::string begun = medium_bytes('n', 600'000);
    for (const std::string& bytes : {kept, gone, begun}) bench.offer(bytes);
    bench.want({named(kept), named(gone)});
    bench.take_turns();
    bench.want({named(kept), named(gone), named(begun)});
    (void)bench.lane.turn();
    REQUIRE(std::filesystem::exists(bench.file(sha256_of(begun) + ".part")));
    bench.want({named(kept)});
    CHECK(bench.store->here() == std::set<std::string>{sha256_of(kept)});
    CHECK_FALSE(std::filesystem::exists(bench.file(sha256_of(gone))));
    CHECK_FALSE(std::filesystem::exists(bench.file(sha256_of(begun) + ".part")));
    CHECK(std::filesystem::exists(bench.file(sha256_of(kept))));
    // What the lane was about to bring is not kept.
    CHECK(bench.store->add_to_medium({sha256_of(begun), 600'000, 0}, "abc").ok());
    CHECK_FALSE(std::filesystem::exists(bench.file(sha256_of(begun) + ".part")));
}

TEST_CASE("where records would have no room, no picture is fetched") {
    FetchBench bench;
    const auto full = bench.open(std::int64_t{1} << 60U);
    REQUIRE(full->want({named(medium_bytes('a', 50))}).ok());
    CHECK_FALSE(full->next_medium({}).value().has_value());
}

TEST_CASE("one for which there is no room holds up no smaller one") {
    FetchBench bench;
    const std::string small = medium_bytes('s', 50);
    bench.offer(small);
    bench.want({{sha256_of("larger than any disk"), sound_type, std::int64_t{1} << 60U}, named(small)});
    bench.take_turns();
    CHECK(bench.store->here() == std::set<std::string>{sha256_of(small)});
    CHECK(bench.server.count("GET /v1/media/" + sha256_of("larger than any disk")) == 0);
}
