// promises.md: names and needs are deleted 24 hours after the event, from every byte of the file and its log.
#include "kiosk/store/pack_shelf_store.h"
#include "kiosk/store/roll_store.h"
#include "store_bench.h"

using namespace copro;
using namespace copro::test;

namespace {

constexpr std::int64_t one_hour_ms = 60LL * 60 * 1000;
constexpr std::int64_t kept_ms = 24 * one_hour_ms;

// A test's pack says when its meeting ends, in hours from the start of the test.
Result<std::int64_t> end_in_text(const PackItem& pack) {
    if (pack.text.empty() || pack.text.front() < '0' || pack.text.front() > '9') return invalid(pack.id, "is bad");
    return start_wall_ms + std::stoll(pack.text) * one_hour_ms;
}

PackShelfStore shelf_with_ends(StoreBench& bench) { return {bench.database(), bench.box(), bench.clock, end_in_text}; }

std::string ids_of(PackShelfStore& shelf) {
    std::string ids;
    const std::vector<PackItem> packs = shelf.packs().take();
    for (const PackItem& pack : packs) ids += (ids.empty() ? "" : " ") + pack.id;
    return ids;
}

// Pieces of the boxes in a table, each of them long enough to be nobody else's.
std::vector<std::string> pieces_of(StoreBench& bench, const char* sql) {
    return bench.database()
        .look([sql](Database& database) -> Result<std::vector<std::string>> {
            std::vector<std::string> pieces;
            Statement rows = TRY(database.prepare(sql));
            while (TRY(rows.step())) {
                const Bytes box = rows.blob(0);
                for (std::size_t at = 0; at + 32 <= box.size(); at += 1024) {
                    pieces.emplace_back(as_text(box).substr(at, 32));
                }
            }
            return pieces;
        })
        .take();
}

// How many of the pieces stand in the file or in its log.
std::size_t found_on_disk(const StoreBench& bench, const std::vector<std::string>& pieces) {
    const std::string bytes = read_file(bench.file()).value() + read_file(bench.file().string() + "-wal").value();
    return static_cast<std::size_t>(std::count_if(pieces.begin(), pieces.end(), [&](const std::string& piece) {
        return bytes.find(piece) != std::string::npos;
    }));
}

} // namespace

TEST_CASE("a pack is wiped 24 hours after its meeting's end, and the others stay") {
    StoreBench bench;
    PackShelfStore shelf = shelf_with_ends(bench);
    REQUIRE(shelf.replace({{"early", "2 o'clock"}, {"late", "5 o'clock"}}, "\"1\"").ok());
    CHECK_FALSE(shelf.wipe_ended().value());
    CHECK(shelf.next_wipe_ms() == bench.clock.monotonic_ms() + 2 * one_hour_ms + kept_ms);
    bench.clock.advance(2 * one_hour_ms + kept_ms - 1);
    CHECK_FALSE(shelf.wipe_ended().value());
    bench.clock.advance(1);
    CHECK(shelf.wipe_ended().value());
    CHECK(ids_of(shelf) == "late");
    CHECK(shelf.next_wipe_ms() == bench.clock.monotonic_ms() + 3 * one_hour_ms);
    bench.clock.advance(3 * one_hour_ms);
    CHECK(shelf.wipe_ended().value());
    CHECK(ids_of(shelf).empty());
    CHECK_FALSE(shelf.next_wipe_ms().has_value());
}

TEST_CASE("the bytes of a wiped pack are in neither the file nor its log") {
    StoreBench bench;
    PackShelfStore shelf = shelf_with_ends(bench);
    REQUIRE(shelf.replace({{"early", "2 " + std::string(300'000, 'n')}, {"late", "50 names"}}, "\"1\"").ok());
    const auto wiped = pieces_of(bench, "SELECT box FROM pack_part WHERE pack = 'early'");
    const auto kept = pieces_of(bench, "SELECT box FROM pack_part WHERE pack = 'late'");
    REQUIRE(wiped.size() > 200);
    // A few stand across the edge of a page.
    REQUIRE(found_on_disk(bench, wiped) > wiped.size() * 9 / 10);
    bench.clock.advance(2 * one_hour_ms + kept_ms);
    REQUIRE(shelf.wipe_ended().value());
    CHECK(found_on_disk(bench, wiped) == 0);
    CHECK(found_on_disk(bench, kept) == kept.size());
}

TEST_CASE("the bytes of packs that a download has replaced are gone as well") {
    StoreBench bench;
    PackShelfStore shelf = shelf_with_ends(bench);
    REQUIRE(shelf.replace({{"one", "2 " + std::string(20'000, 'n')}}, "\"1\"").ok());
    const auto before = pieces_of(bench, "SELECT box FROM pack_part");
    REQUIRE(shelf.replace({{"one", "3 " + std::string(20'000, 'n')}}, "\"2\"").ok());
    CHECK(found_on_disk(bench, before) == 0);
}

TEST_CASE("a pack is wiped at the next start when the kiosk was off at its time") {
    StoreBench bench;
    {
        PackShelfStore shelf = shelf_with_ends(bench);
        REQUIRE(shelf.replace({{"early", "2"}}, "\"1\"").ok());
    }
    bench.clock.advance(40 * one_hour_ms);
    bench.reopen();
    PackShelfStore shelf = shelf_with_ends(bench);
    CHECK(shelf.wipe_ended().value());
    CHECK(ids_of(shelf).empty());
}

TEST_CASE("a wall clock that is set back does not keep a pack longer") {
    StoreBench bench;
    PackShelfStore shelf = shelf_with_ends(bench);
    REQUIRE(shelf.replace({{"early", "2"}}, "\"1\"").ok());
    CHECK_FALSE(shelf.wipe_ended().value());
    bench.clock.advance(10 * one_hour_ms);
    bench.clock.jump_wall(-1000 * one_hour_ms);
    CHECK_FALSE(shelf.wipe_ended().value());
    bench.clock.advance(16 * one_hour_ms);
    CHECK(shelf.wipe_ended().value());
}

TEST_CASE("a wall clock that is set forward brings the wipe forward, also in the time to sleep until") {
    StoreBench bench;
    PackShelfStore shelf = shelf_with_ends(bench);
    REQUIRE(shelf.replace({{"early", "2"}}, "\"1\"").ok());
    CHECK_FALSE(shelf.wipe_ended().value());
    bench.clock.jump_wall(20 * one_hour_ms);
    CHECK(shelf.next_wipe_ms() == bench.clock.monotonic_ms() + 6 * one_hour_ms);
    bench.clock.jump_wall(6 * one_hour_ms);
    CHECK(shelf.wipe_ended().value());
}

TEST_CASE("a meeting that is over is not taken from a download, and not asked for again") {
    StoreBench bench;
    PackShelfStore shelf = shelf_with_ends(bench);
    bench.clock.advance(30 * one_hour_ms);
    REQUIRE(shelf.replace({{"over", "2"}, {"now", "30"}}, "\"1\"").ok());
    CHECK(ids_of(shelf) == "now");
    CHECK(shelf.etag().value() == "\"1\"");
}

TEST_CASE("after a clock that ran ahead was set right, every pack is asked for again") {
    StoreBench bench;
    PackShelfStore shelf = shelf_with_ends(bench);
    REQUIRE(shelf.replace({{"tomorrow", "30"}}, "\"1\"").ok());
    bench.clock.jump_wall(5000 * one_hour_ms);
    CHECK(shelf.wipe_ended().value());
    CHECK(shelf.etag().value() == "\"1\"");
    bench.clock.jump_wall(-5000 * one_hour_ms);
    CHECK(shelf.etag().value().empty());
    REQUIRE(shelf.replace({{"tomorrow", "30"}}, "\"1\"").ok());
    CHECK_FALSE(shelf.wipe_ended().value());
    CHECK(ids_of(shelf) == "tomorrow");
    CHECK(shelf.etag().value() == "\"1\"");
}

TEST_CASE("packs that cannot be read any more are wiped at once and asked for again") {
    StoreBench bench;
    PackShelfStore shelf = shelf_with_ends(bench);
    REQUIRE(shelf.replace({{"a", "2"}}, "\"1\"").ok());
    PackShelfStore stricter(bench.database(), bench.box(), bench.clock,
                            [](const PackItem& pack) -> Result<std::int64_t> { return invalid(pack.id, "is old"); });
    CHECK(stricter.wipe_ended().value());
    CHECK(ids_of(shelf).empty());
    CHECK(shelf.etag().value().empty());
}

TEST_CASE("the roll is wiped 24 hours after the meeting, also from the file and its log") {
    StoreBench bench;
    RollStore roll(bench.database(), bench.box(), bench.clock);
    REQUIRE(roll.arrive({0, "early", "p-1", "Ann", 0}, start_wall_ms).ok());
    REQUIRE(roll.arrive({0, "late", "p-2", "Bob", 0}, start_wall_ms + one_hour_ms).ok());
    const auto early = pieces_of(bench, "SELECT box FROM roll WHERE id = 1");
    REQUIRE(found_on_disk(bench, early) == 1);
    CHECK(roll.next_wipe_ms() == bench.clock.monotonic_ms() + kept_ms);
    bench.clock.advance(kept_ms - 1);
    CHECK_FALSE(roll.wipe_ended().value());
    CHECK(roll.present().value().size() == 2);
    bench.clock.advance(1);
    CHECK(roll.wipe_ended().value());
    REQUIRE(roll.present().value().size() == 1);
    CHECK(roll.present().value()[0].name == "Bob");
    CHECK(found_on_disk(bench, early) == 0);
    CHECK(roll.next_wipe_ms() == bench.clock.monotonic_ms() + one_hour_ms);
}

TEST_CASE("who leaves is gone from the file and its log at once") {
    StoreBench bench;
    RollStore roll(bench.database(), bench.box(), bench.clock);
    const std::int64_t ann = roll.arrive({0, "m", "p-1", "Ann", 0}, start_wall_ms).value();
    const auto box = pieces_of(bench, "SELECT box FROM roll");
    REQUIRE(found_on_disk(bench, box) == 1);
    REQUIRE(roll.leave(ann).ok());
    CHECK(found_on_disk(bench, box) == 0);
    CHECK_FALSE(roll.next_wipe_ms().has_value());
}

TEST_CASE("a wall clock that is set back does not keep the roll longer, and a restart does not forget the time") {
    StoreBench bench;
    {
        RollStore roll(bench.database(), bench.box(), bench.clock);
        REQUIRE(roll.arrive({0, "m", "p-1", "Ann", 0}, start_wall_ms).ok());
        bench.clock.advance(20 * one_hour_ms);
    }
    bench.reopen();
    RollStore roll(bench.database(), bench.box(), bench.clock);
    CHECK_FALSE(roll.wipe_ended().value());
    bench.clock.jump_wall(-200 * one_hour_ms);
    bench.clock.advance(4 * one_hour_ms);
    CHECK(roll.wipe_ended().value());
    CHECK(roll.present().value().empty());
}
