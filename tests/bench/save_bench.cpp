// From "Save" to "Saved": the record sealed, signed and synced to the disk, the Saved screen there; on an empty outbox
// and on a full one.
#include "report.h"
#include "shown_kiosk.h"
#include "sync/base/sqlite.h"

using namespace copro;
using namespace copro::bench;

namespace {

void fill_in_feedback(ShownKiosk& kiosk) {
    for (const char* id : {"welcome.feedback", "next", "next", "overall.good", "next"}) kiosk.press(id);
    kiosk.type("The signs are too small, and the bus is gone before I have read where it goes.");
    for (int page = 0; page < 7; ++page) kiosk.press("next");
    for (const char* id : {"anonymous.yes", "next"}) kiosk.press(id);
    REQUIRE(kiosk.screen() == "feedback.check");
}

struct Saves {
    Figures saved;
    Figures shown;
};

Saves save_many(ShownKiosk& kiosk, int count) {
    Saves saves;
    for (int turn = 0; turn < count; ++turn) {
        fill_in_feedback(kiosk);
        kiosk.show();
        const double pressed = now_ms();
        kiosk.press("save");
        saves.saved.add(now_ms() - pressed);
        kiosk.show();
        saves.shown.add(now_ms() - pressed);
        REQUIRE(kiosk.screen() == "feedback.saved");
        kiosk.press("next");
    }
    return saves;
}

// What the disk itself takes for as many bytes as a save writes, in the same folder, at the same time.
Figures synced_writes(const std::filesystem::path& folder, int count) {
    const std::filesystem::path file = folder / "written-by-the-benchmark";
    const int opened = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    REQUIRE(opened >= 0);
    const std::vector<char> pages(std::size_t{8} * 4096, 'x');
    Figures times;
    for (int turn = 0; turn < count; ++turn) {
        const double began = now_ms();
        REQUIRE(::write(opened, pages.data(), pages.size()) == static_cast<ssize_t>(pages.size()));
        REQUIRE(::fdatasync(opened) == 0);
        times.add(now_ms() - began);
    }
    ::close(opened);
    std::filesystem::remove(file);
    return times;
}

// Copies of the newest record under other ids and numbers, all in one transaction. Nobody can tell them from real ones
// without opening them.
void fill_outbox(const std::filesystem::path& folder, int count) {
    Database database = test::must(Database::open(folder / "kiosk.sqlite"));
    Transaction transaction = test::must(Transaction::begin(database));
    const std::vector<SqlValue> many{std::int64_t{count}};
    test::must(database.run("WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < $1) "
                            "INSERT INTO outbox(rec_id, install, seq, wall_ms, encoded) "
                            "SELECT randomblob(16), install, seq + n, wall_ms, encoded FROM number, "
                            "(SELECT install, seq, wall_ms, encoded FROM outbox ORDER BY id DESC LIMIT 1)",
                            many));
    test::must(database.execute("UPDATE install SET last_seq = (SELECT MAX(seq) FROM outbox)"));
    test::must(transaction.commit());
    test::must(database.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
}

void print_saves(const std::string& outbox, const Saves& saves) {
    print_under("save: \"Save\" to \"Saved\", " + outbox, saves.saved, 5);
    print_beside("and to the picture of it", saves.shown.text());
}

} // namespace

TEST_CASE("save: from Save to Saved", "[save]") {
    const VirtualScreen screen;
    EnrolledKiosk enrolled;
    enrolled.server().end(SIGTERM);
    const int turns = size_of_run(200, 3);
    const int records = size_of_run(1'000'000, 2'000);
    {
        ShownKiosk kiosk(enrolled);
        print_saves("outbox empty", save_many(kiosk, turns));
        print_beside("a bare write of 32 KiB and fdatasync on this disk",
                     synced_writes(enrolled.folder(), turns).text());
    }
    fill_outbox(enrolled.folder(), records);
    const double before = now_ms();
    ShownKiosk kiosk(enrolled);
    const double opened = now_ms() - before;
    print_saves(fmt::format("{} records in the outbox", records), save_many(kiosk, turns));
    print_beside("a bare write of 32 KiB and fdatasync on this disk", synced_writes(enrolled.folder(), turns).text());
    print_beside("starting with that outbox, which is checked through", fmt::format("{:.0f} ms", opened));
}
