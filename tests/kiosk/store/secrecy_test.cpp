#include "kiosk/store/pack_shelf_store.h"
#include "kiosk/store/roll_store.h"
#include "kiosk/store/seen_store.h"
#include "kiosk/store/settings_store.h"
#include "store_bench.h"

#include <sys/stat.h>

using namespace copro;
using namespace copro::test;

namespace {

// Every byte of every file under the folder.
std::string all_bytes(const std::filesystem::path& folder) {
    std::string bytes;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) bytes += read_file(entry.path()).value();
    }
    return bytes;
}

} // namespace

TEST_CASE("nothing that a person typed is in any file of the data folder, while it runs and after") {
    StoreBench bench;
    RollStore roll(bench.database(), bench.box(), bench.clock);
    SeenStore seen(bench.database(), bench.box());
    SettingsStore settings(bench.database());
    PackShelfStore shelf(bench.database(), bench.box(), bench.clock, never_over);
    for (int i = 0; i < 30; ++i) {
        NewRecord made = record(R"({"why":"CANARYTYPED nobody listened","from":"CANARYTOWN"})", "claim");
        made.remember = {"CANARYLINE 2026-11-22 CANARYTOWN 12.40"};
        bench.save(std::move(made));
    }
    REQUIRE(roll.arrive({0, "better-buses", "p-1", "CANARYNAME", start_wall_ms}, start_wall_ms).ok());
    REQUIRE(seen.remember("CANARYBADGE", start_wall_ms).ok());
    REQUIRE(settings.set_pin("48151623").ok());
    REQUIRE(shelf.replace({{"better-buses", R"({"people":"CANARYINVITED"})"}}, "\"1\"").ok());
    std::string bytes = all_bytes(bench.folder());
    CHECK(std::filesystem::exists(bench.file().string() + "-wal"));
    bench.close();
    bytes += all_bytes(bench.folder());
    CHECK(bytes.size() > 20'000);
    CHECK(bytes.find("better-buses") != std::string::npos); // the clear part is there: the search does find things
    for (const char* canary : {"CANARY", "nobody listened", "48151623"}) {
        INFO(canary);
        CHECK(bytes.find(canary) == std::string::npos);
    }
}

TEST_CASE("save wipes the words that it was given, when it works and when it does not") {
    StoreBench bench;
    // Long enough to live on the heap, where a move keeps the address.
    for (const char* kind : {"feedback", "Not A Kind"}) {
        NewRecord made = record(std::string(200, 'S'), kind);
        made.rec_id = Uuid::random();
        (void)bench.outbox().save(std::move(made));
        CHECK(made.body.empty()); // NOLINT(bugprone-use-after-move): that nothing is left in it is what is promised
    }
}

TEST_CASE("the data folder and its files are for this user alone") {
    StoreBench bench;
    REQUIRE(DeviceStore::open(bench.folder()).take().keep(bench.enrolment()).ok());
    bench.save();
    const auto mode = [](const std::filesystem::path& path) {
        struct stat info {};
        REQUIRE(::stat(path.c_str(), &info) == 0);
        return info.st_mode & 0777U;
    };
    CHECK(mode(bench.folder()) == 0700);
    for (const char* name : {"device.key", "enrolment.json", "kiosk.sqlite", "kiosk.sqlite-wal"}) {
        INFO(name);
        CHECK(mode(bench.folder() / name) == 0600);
    }
}
