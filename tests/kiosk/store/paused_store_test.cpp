// What is paused opens for its pictures on its own kiosk on its own day, and for nothing else.
#include "kiosk/store/paused_store.h"
#include "kiosk/store/ports_on_disk.h"
#include "store_bench.h"

#include <set>

using namespace copro;
using namespace copro::test;

namespace {

constexpr std::int64_t paused_hour_ms = 60LL * 60 * 1000;
constexpr const char* some_work = R"({"answers":"CANARYPAUSED the bus was late"})";

PausedStore paused_of(StoreBench& bench) { return {bench.database(), bench.box(), bench.clock}; }

std::string bytes_of(const std::filesystem::path& folder) {
    std::string bytes;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) bytes += read_file(entry.path()).value();
    }
    return bytes;
}

// Puts the clock to a time of its day.
void go_to(StoreBench& bench, const char* time) {
    bench.clock.jump_wall(wall_ms_of(local_date(bench.clock.wall_ms()), time) - bench.clock.wall_ms());
}

} // namespace

TEST_CASE("work opens for its code, over a restart, and for no other code and no other kiosk") {
    StoreBench bench;
    go_to(bench, "10:00");
    const std::int64_t row = paused_of(bench).keep("bus.cup.", some_work, true).value();
    bench.reopen();
    PausedStore store = paused_of(bench);
    CHECK_FALSE(store.open("cup.bus.").value().has_value());
    const auto kept = store.open("bus.cup.").value();
    REQUIRE(kept.has_value());
    CHECK(kept->id == row);
    CHECK(kept->work.starts_with(some_work));
    CHECK(store.rows().value().size() == 1);
    // The same rows beside another kiosk's key.
    StoreBench other;
    PausedStore stolen(bench.database(), other.box(), bench.clock);
    CHECK_FALSE(stolen.open("bus.cup.").value().has_value());
}

TEST_CASE("a code is of four pictures that differ: one twice looks like a slip") {
    StoreBench bench;
    go_to(bench, "10:00");
    PausedStore store = paused_of(bench);
    PausedOnDisk port(store, bench.clock);
    // Of codes drawn without a look at what is in them four in ten have one twice.
    for (int times = 0; times < 16; ++times) {
        const PictureCode code = port.keep("{}", true).value();
        CHECK(code.size() == code_length);
        CHECK(std::set<std::string>(code.begin(), code.end()).size() == code_length);
    }
}

TEST_CASE("neither the code nor what was typed is anywhere on the disk, and its length is hidden") {
    StoreBench bench;
    go_to(bench, "10:00");
    PausedStore store = paused_of(bench);
    PausedOnDisk port(store, bench.clock);
    const PictureCode code = port.keep(some_work, true).value();
    REQUIRE(port.keep("{}", true).ok());
    CHECK(bench.number("SELECT count(DISTINCT length(box)) FROM paused") == 1);
    std::string bytes = bytes_of(bench.folder());
    bench.close();
    bytes += bytes_of(bench.folder());
    CHECK(bytes.find("by_person") != std::string::npos); // the search does find things
    for (const std::string& canary : {std::string("CANARY"), std::string("bus was late"), code[0] + "." + code[1]}) {
        INFO(canary);
        CHECK(bytes.find(canary) == std::string::npos);
    }
}

TEST_CASE("five wrong codes lock for the rest of a quarter of an hour, over a restart, even for the right one") {
    StoreBench bench;
    go_to(bench, "10:00");
    const std::int64_t now = bench.clock.wall_ms();
    REQUIRE(paused_of(bench).keep("right", some_work, true).ok());
    for (int guess = 1; guess <= 5; ++guess) {
        const auto answer = paused_of(bench).guess("wrong", now + guess).value();
        CHECK_FALSE(answer.kept.has_value());
        CHECK(answer.locked_until_wall_ms == (guess < 5 ? 0 : now + 1 + code_window_ms));
        if (guess == 3) bench.reopen();
    }
    bench.reopen();
    PausedStore store = paused_of(bench);
    const auto locked = store.guess("right", now + 1000).value();
    CHECK_FALSE(locked.kept.has_value());
    CHECK(locked.locked_until_wall_ms == now + 1 + code_window_ms);
    CHECK(store.guess("right", now + 1 + code_window_ms).value().kept.has_value());
}

TEST_CASE("who has a code of their own guesses no more often for it") {
    StoreBench bench;
    go_to(bench, "10:00");
    const std::int64_t now = bench.clock.wall_ms();
    PausedStore store = paused_of(bench);
    REQUIRE(store.keep("mine", some_work, true).ok());
    for (int guess = 0; guess < 4; ++guess) CHECK_FALSE(store.guess("wrong", now).value().kept.has_value());
    for (int again = 0; again < 3; ++again) CHECK(store.guess("mine", now).value().kept.has_value());
    CHECK(store.guess("wrong", now).value().locked_until_wall_ms > now);
}

TEST_CASE("two people never have the same pictures") {
    StoreBench bench;
    PausedStore store = paused_of(bench);
    REQUIRE(store.keep("same", some_work, true).ok());
    CHECK(store.keep("same", some_work, true).error().kind == ErrorKind::conflict);
}

TEST_CASE("at midnight it is gone, from the file and from its log, also when the clock was set back") {
    for (const bool set_back : {false, true}) {
        StoreBench bench;
        go_to(bench, "22:00");
        PausedStore store = paused_of(bench);
        REQUIRE(store.keep("code", some_work, true).ok());
        const Bytes box = bench.database()
                              .look([](Database& database) -> Result<Bytes> {
                                  Statement row = TRY(database.prepare("SELECT box FROM paused"));
                                  TRY(row.step());
                                  return row.blob(0);
                              })
                              .take();
        const std::string piece(as_text(box).substr(100, 64));
        CHECK_FALSE(store.wipe_ended().value());
        CHECK(store.next_wipe_ms() == bench.clock.monotonic_ms() + 2 * paused_hour_ms);
        bench.clock.advance(2 * paused_hour_ms - 1);
        CHECK_FALSE(store.wipe_ended().value());
        CHECK(store.open("code").value().has_value());
        CHECK(bytes_of(bench.folder()).find(piece) != std::string::npos);
        if (set_back) bench.clock.jump_wall(-48 * paused_hour_ms);
        bench.clock.advance(1);
        if (!set_back) CHECK_FALSE(store.open("code").value().has_value());
        CHECK(store.wipe_ended().value());
        CHECK(store.rows().value().empty());
        CHECK_FALSE(store.next_wipe_ms().has_value());
        CHECK(bytes_of(bench.folder()).find(piece) == std::string::npos);
    }
}

TEST_CASE("who comes back takes it with them: it is gone from the file and its log at once") {
    StoreBench bench;
    go_to(bench, "10:00");
    PausedStore store = paused_of(bench);
    const std::int64_t row = store.keep("code", some_work, true).value();
    REQUIRE(store.drop(row).ok());
    CHECK_FALSE(store.open("code").value().has_value());
    CHECK(std::filesystem::file_size(bench.file().string() + "-wal") == 0);
}

TEST_CASE("what the time took is brought back by staff after a restart, and is gone at midnight all the same") {
    StoreBench bench;
    go_to(bench, "10:00");
    PictureCode code;
    {
        PausedStore store = paused_of(bench);
        PausedOnDisk port(store, bench.clock);
        code = port.keep(some_work, false).value();
        REQUIRE(port.keep("{}", true).ok());
    }
    bench.reopen();
    PausedStore store = paused_of(bench);
    PausedOnDisk port(store, bench.clock);
    CHECK_FALSE(store.wipe_ended().value());
    const auto waiting = port.paused().value();
    REQUIRE(waiting.size() == 2);
    CHECK(waiting[0].can_show);
    CHECK(port.pictures_of(waiting[0].row).value() == code);
    CHECK(port.find_row(waiting[0].row).value().work->text.starts_with(some_work));
    // What a person paused opens for their own pictures alone.
    CHECK_FALSE(waiting[1].can_show);
    CHECK_FALSE(port.find_row(waiting[1].row).ok());
    // Nothing on the disk tells either code to who has no device key.
    const std::string bytes = bytes_of(bench.folder());
    CHECK(bytes.find(code[0] + "." + code[1]) == std::string::npos);
    CHECK(bench.number("SELECT count(*) FROM paused WHERE length(code_box) > 0 AND by_person = 0") == 1);
    CHECK(bench.number("SELECT count(*) FROM paused WHERE length(code_box) = 0 AND by_person = 1") == 1);
    StoreBench other;
    PausedStore stolen(bench.database(), other.box(), bench.clock);
    CHECK(stolen.rows().value()[0].code.empty());
    bench.clock.advance(14 * paused_hour_ms);
    CHECK(store.wipe_ended().value());
    CHECK(port.paused().value().empty());
}

TEST_CASE("what the time took whose code cannot be read is gone after a restart; what a person paused stays") {
    StoreBench bench;
    go_to(bench, "10:00");
    {
        PausedStore store = paused_of(bench);
        REQUIRE(store.keep("person's", some_work, true).ok());
        REQUIRE(store.keep("nobody's", some_work, false).ok());
        CHECK_FALSE(store.wipe_ended().value());
        CHECK(store.rows().value().size() == 2);
    }
    REQUIRE(bench.database()
                .change([](Database& database) { return database.execute("UPDATE paused SET code_box = x'01'"); })
                .ok());
    bench.reopen();
    PausedStore store = paused_of(bench);
    CHECK(store.wipe_ended().value());
    REQUIRE(store.rows().value().size() == 1);
    CHECK(store.rows().value()[0].by_person);
}

TEST_CASE("staff see the pictures of what the time took, and open it without a guess") {
    StoreBench bench;
    go_to(bench, "10:00");
    PausedStore store = paused_of(bench);
    PausedOnDisk port(store, bench.clock);
    const PictureCode code = port.keep(some_work, false).value();
    CHECK(code.size() == code_length);
    const auto waiting = port.paused().value();
    REQUIRE(waiting.size() == 1);
    CHECK_FALSE(waiting[0].by_person);
    CHECK(waiting[0].can_show);
    CHECK(port.pictures_of(waiting[0].row).value() == code);
    REQUIRE(port.find_row(waiting[0].row).value().work != nullptr);
    CHECK(port.find(code).value().work->text.starts_with(some_work));
    CHECK(bench.number("SELECT value = '' FROM setting WHERE name = 'code_guesses'") == 1);
    PausedOnDisk after_restart(store, bench.clock);
    CHECK(after_restart.paused().value()[0].can_show);
    REQUIRE(port.drop(waiting[0].row).ok());
    CHECK(port.paused().value().empty());
    CHECK_FALSE(port.pictures_of(waiting[0].row).ok());
}

TEST_CASE("a damaged box opens nothing and stops nothing") {
    StoreBench bench;
    go_to(bench, "10:00");
    PausedStore store = paused_of(bench);
    REQUIRE(store.keep("code", some_work, true).ok());
    REQUIRE(bench.database()
                .change([](Database& database) { return database.execute("UPDATE paused SET box = zeroblob(5000)"); })
                .ok());
    CHECK(store.open("code").error().kind == ErrorKind::refused);
    CHECK(store.rows().value().size() == 1);
}
