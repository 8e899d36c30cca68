#include "kiosk/store/roll_store.h"
#include "kiosk/store/settings_store.h"
#include "store_bench.h"

#include <fstream>
#include <random>
#include <set>

using namespace copro;
using namespace copro::test;

namespace {

void overwrite(const std::filesystem::path& file, std::uintmax_t at, std::string_view bytes) {
    std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
    REQUIRE(out.is_open());
    out.seekp(static_cast<std::streamoff>(at));
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

void turn_a_bit(const std::filesystem::path& file, std::uintmax_t at) {
    std::ifstream in(file, std::ios::binary);
    in.seekg(static_cast<std::streamoff>(at));
    const int byte = in.get();
    REQUIRE(byte >= 0);
    overwrite(file, at, std::string(1, static_cast<char>(byte ^ 1)));
}

std::set<Uuid> kept_ids(StoreBench& bench) {
    std::set<Uuid> ids;
    const auto all = bench.database().look([](Database& database) -> Result<std::vector<Bytes>> {
        Statement rows = TRY(database.prepare("SELECT encoded FROM outbox"));
        std::vector<Bytes> found;
        while (TRY(rows.step())) found.push_back(rows.blob(0));
        return found;
    });
    for (const Bytes& encoded : all.value()) {
        if (const Result<Envelope> envelope = parse_envelope(encoded)) ids.insert(envelope->header.rec_id);
    }
    return ids;
}

std::size_t files_set_aside(const std::filesystem::path& folder) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("kiosk.damaged-") && name.ends_with(".sqlite")) ++count;
    }
    return count;
}

} // namespace

TEST_CASE("a database that is not one any more is set aside, and what is intact in it is carried over") {
    StoreBench bench;
    RollStore roll(bench.database(), bench.box(), bench.clock);
    std::set<Uuid> saved;
    for (int i = 0; i < 40; ++i) saved.insert(bench.save());
    const Uuid install = bench.install();
    bench.close();
    overwrite(bench.file(), 0, "this is no database file any more");
    bench.reopen();
    CHECK(files_set_aside(bench.folder()) == 1);
    CHECK(bench.database().salvaged() == 40);
    CHECK(kept_ids(bench) == saved);
    CHECK(bench.install() != install);
    CHECK(bench.counts().waiting == 40);
    // The records keep their old install and number, and a new record begins a new one.
    CHECK(bench.waiting().install == install);
    bench.save();
    CHECK(bench.counts().saved == 41);
    bench.reopen();
    CHECK(bench.database().salvaged() == 0);
    CHECK(bench.counts().saved == 41);
}

TEST_CASE("a damaged page costs at most what stood on it; settings, roll and long records come over too") {
    StoreBench bench;
    {
        RollStore roll(bench.database(), bench.box(), bench.clock);
        REQUIRE(roll.arrive({0, "better-buses", "p-1", "Ann", start_wall_ms}, start_wall_ms).ok());
        REQUIRE(SettingsStore(bench.database()).set_pin("123456").ok());
    }
    std::set<Uuid> saved;
    for (int i = 0; i < 60; ++i) saved.insert(bench.save(record(std::string(i % 3 == 0 ? 9'000 : 300, 'x'))));
    // The page where the index of numbers begins: a quick check notices, the rows are all there.
    const std::int64_t page = bench.number("SELECT rootpage FROM sqlite_schema WHERE name = 'outbox_waiting'");
    bench.close();
    overwrite(bench.file(), static_cast<std::uintmax_t>(page - 1) * 4096, std::string(4096, '\x7F'));
    bench.reopen();
    CHECK(files_set_aside(bench.folder()) == 1);
    CHECK(kept_ids(bench) == saved);
    RollStore roll(bench.database(), bench.box(), bench.clock);
    REQUIRE(roll.present().value().size() == 1);
    CHECK(roll.present().value()[0].name == "Ann");
    CHECK(SettingsStore(bench.database()).check_pin("123456", start_wall_ms).value().right);
}

TEST_CASE("only what this device has signed is carried over") {
    StoreBench bench;
    bench.save();
    // The same folder, opened by a kiosk with other keys: its own signature is not on the records.
    bench.close();
    overwrite(bench.file(), 0, "damaged");
    const FakeServer other;
    const auto database = KioskDatabase::open(bench.folder(), other.enrolment().device_keys.public_key).take();
    CHECK(database->salvaged() == 0);
}

TEST_CASE("a wrong byte in the log does not lose records that were acknowledged") {
    StoreBench bench;
    std::set<Uuid> saved;
    for (int i = 0; i < 30; ++i) saved.insert(bench.save());
    // As a crash leaves it: the log beside the database, then a bit turns in its middle.
    TempFolder copy;
    std::filesystem::copy(bench.folder(), copy.path());
    const std::filesystem::path log = copy.path() / "kiosk.sqlite-wal";
    turn_a_bit(log, std::filesystem::file_size(log) / 2);
    const auto database = KioskDatabase::open(copy.path(), bench.enrolment().device_keys.public_key).take();
    CHECK(database->salvaged() > 0);
    const DeviceStore device = DeviceStore::open(copy.path()).take();
    const auto outbox = OutboxStore::open(*database, device.box(), bench.clock, bench.enrolment()).take();
    std::size_t found = 0;
    const WaitingBatch batch = outbox->waiting(1000, 1UL << 40U).take();
    for (const WaitingEnvelope& one : batch.envelopes) found += saved.count(one.rec_id);
    // One page is spoilt; it may have held the only copy of the record that stood across it.
    CHECK(found >= saved.size() - 1);
    REQUIRE(outbox->save(record()).ok());
}

TEST_CASE("a bit that turns in the name of a column is found, and nothing that was saved is lost") {
    StoreBench bench;
    std::set<Uuid> saved;
    for (int i = 0; i < 5; ++i) saved.insert(bench.save());
    bench.close();
    std::string bytes = read_file(bench.file()).take();
    const std::size_t at = bytes.find("device TEXT NOT NULL");
    REQUIRE(at != std::string::npos);
    overwrite(bench.file(), at + 3, "j");
    bench.reopen();
    CHECK(bench.database().salvaged() == 5);
    const WaitingBatch batch = bench.outbox().waiting(1000, 1UL << 40U).take();
    for (const WaitingEnvelope& one : batch.envelopes) saved.erase(one.rec_id);
    CHECK(saved.empty());
}

TEST_CASE("wherever bytes turn, the kiosk opens, saves, and never takes a spoilt envelope for a whole one") {
    std::mt19937 random(7);
    for (int round = 0; round < 60; ++round) {
        INFO("round " << round);
        StoreBench bench;
        std::set<Uuid> saved;
        for (int i = 0; i < 12; ++i) saved.insert(bench.save());
        bench.close();
        const std::uintmax_t size = std::filesystem::file_size(bench.file());
        if (round % 4 == 3) {
            std::filesystem::resize_file(bench.file(), random() % size);
        } else {
            for (int flips = 0; flips < 3; ++flips) {
                overwrite(bench.file(), random() % size, std::string(1, static_cast<char>(random())));
            }
        }
        bench.reopen();
        const Uuid after = bench.save();
        CHECK(kept_ids(bench).contains(after));
        CHECK(bench.outbox().installs().ok());
    }
}

TEST_CASE("a file that a newer program made is refused and left as it is") {
    StoreBench bench;
    bench.save();
    const Result<void> newer =
        bench.database().look([](Database& database) { return database.execute("PRAGMA user_version=99"); });
    REQUIRE(newer.ok());
    bench.close();
    const auto opened = KioskDatabase::open(bench.folder(), std::nullopt);
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().kind == ErrorKind::refused);
    CHECK(files_set_aside(bench.folder()) == 0);
}
