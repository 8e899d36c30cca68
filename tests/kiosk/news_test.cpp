// A kiosk that runs for days without a restart or a network: what changes by itself, by the test's clock.
#include "kiosk/assets.h"
#include "kiosk/news.h"
#include "tests/kiosk/fixture.h"
#include "tests/sync/client/fake_server.h"

using namespace copro;
using namespace copro::test;

namespace {

constexpr std::int64_t hour_ms = 60LL * 60 * 1000;

struct NoScreen final : ScreenPort {
    void forget_person() override {}
};

// The sample meeting, on the shelf of a kiosk on the morning of its day.
class KioskAtWork {
public:
    enum class Shelf { full, new_kiosk };
    explicit KioskAtWork(Shelf shelf = Shelf::full) {
        pack = sample_pack();
        clock.jump_wall(wall_ms_of(pack.date, "09:00") - clock.wall_ms());
        REQUIRE(DeviceStore::open(folder).take().keep(enrolment).ok());
        if (shelf == Shelf::full) fill_shelf();
        room = BackRoom::open(folder, clock, "0.1").take();
        Carried carried;
        carried.library = std::make_shared<const Library>(words_of_all());
        carried.forms = std::make_shared<const std::vector<Form>>(shipped_forms());
        carried.rules = std::make_shared<const ExpenseRules>(shipped_rules());
        ports.emplace(
            Ports{room->records(), room->roll_port(), room->staff(), room->sync(), screen, room->paused_port()});
        terminal.emplace(std::move(carried), ScreenShape{}, *ports, text, clock);
        news.emplace(*room, *terminal, clock);
    }
    ~KioskAtWork() {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }
    KioskAtWork(const KioskAtWork&) = delete;
    KioskAtWork& operator=(const KioskAtWork&) = delete;

    void sign_in(const std::string& name) {
        RollEntry entry{pack.id, "", name, clock.wall_ms(), ends_wall_ms(pack)};
        terminal->act(RollChanged{room->roll_port().arrive(entry).value()});
    }
    // Waits as run.cpp's loop does, until so much time has passed; returns how often it woke.
    int pass(std::int64_t ms) {
        const std::int64_t until = clock.monotonic_ms() + ms;
        int woken = 0;
        while (news->due_ms() <= until && woken < 1000) {
            clock.advance(std::max<std::int64_t>(news->due_ms() - clock.monotonic_ms(), 0));
            news->take_in();
            ++woken;
        }
        clock.advance(until - clock.monotonic_ms());
        return woken;
    }
    // As a download does.
    void fill_shelf() {
        const auto database = KioskDatabase::open(folder, enrolment.device_keys.public_key).take();
        const DeviceStore device = DeviceStore::open(folder).take();
        const auto end = [this](const PackItem&) { return Result<std::int64_t>(ends_wall_ms(pack)); };
        PackShelfStore shelf(*database, device.box(), clock, end);
        const std::string pack_text = text_of(source("config/meetings/better-buses.json"));
        REQUIRE(shelf.replace({{pack.id, pack_text}}, "\"1\"").ok());
    }
    [[nodiscard]] const Carried& carried() const { return terminal->model().carried; }
    [[nodiscard]] std::int64_t packs_on_disk() const {
        return Database::open(folder / "kiosk.sqlite").take().integer("SELECT count(*) FROM pack_part").value();
    }

    Enrolment enrolment = FakeServer().enrolment();
    std::filesystem::path folder = std::filesystem::temp_directory_path() / ("copro-test-" + Uuid::random().text());
    MeetingPack pack;
    TestClock clock{morning_ms};
    std::unique_ptr<BackRoom> room;
    NoScreen screen;
    std::optional<Ports> ports;
    TextEngine text = TextEngine::open(installed_fonts()).take();
    std::optional<Terminal> terminal;
    std::optional<News> news;
};

} // namespace

TEST_CASE("a new kiosk says that it is not ready, not that there is no meeting, until it heard from the server") {
    const auto heading = [](const KioskAtWork& kiosk) {
        return find_node(kiosk.terminal->tree(), "heading")->label.text();
    };
    KioskAtWork new_kiosk(KioskAtWork::Shelf::new_kiosk);
    new_kiosk.news->take_in();
    CHECK(heading(new_kiosk) == "This screen is not ready yet.");
    KioskAtWork kiosk;
    kiosk.news->take_in();
    CHECK(heading(kiosk) == "Hello. What would you like to do?");
    kiosk.pass(24 * hour_ms);
    CHECK(heading(kiosk) == "There is no meeting today.");
}

TEST_CASE("a kiosk that runs on has nobody on its list the day after, wipes all 24 hours after the meeting, and sleeps "
          "till then") {
    KioskAtWork kiosk;
    kiosk.news->take_in();
    REQUIRE(kiosk.carried().meetings.size() == 1);
    kiosk.sign_in("Zo\u00eb");
    const std::int64_t to_end = ends_wall_ms(kiosk.pack) - kiosk.clock.wall_ms();
    // Once, for the new day.
    CHECK(kiosk.pass(to_end + 24 * hour_ms - 1) == 1);
    CHECK(kiosk.carried().meetings.empty());
    // Nobody signed them out: that they left is on record, and their name off the disk.
    CHECK(kiosk.carried().roll.empty());
    CHECK(kiosk.room->roll().value().empty());
    CHECK(kiosk.packs_on_disk() == 1);
    CHECK(kiosk.pass(1) == 1);
    CHECK(kiosk.packs_on_disk() == 0);
    // From then on only the days pass.
    CHECK(kiosk.pass(72 * hour_ms) == 3);
}

TEST_CASE("names are wiped on time although the wall clock was set back while the kiosk ran") {
    KioskAtWork kiosk;
    kiosk.news->take_in();
    kiosk.sign_in("Ann");
    const std::int64_t to_wipe = ends_wall_ms(kiosk.pack) + 24 * hour_ms - kiosk.clock.wall_ms();
    kiosk.pass(to_wipe - hour_ms);
    kiosk.clock.jump_wall(-365 * 24 * hour_ms);
    kiosk.news->take_in();
    CHECK(kiosk.packs_on_disk() == 1);
    kiosk.pass(hour_ms);
    CHECK(kiosk.packs_on_disk() == 0);
    CHECK(kiosk.carried().roll.empty());
}

TEST_CASE("a kiosk that was off at the time wipes before it shows anything") {
    KioskAtWork kiosk;
    kiosk.sign_in("Ann");
    kiosk.clock.advance(200 * hour_ms);
    kiosk.news->take_in();
    CHECK(kiosk.packs_on_disk() == 0);
    CHECK(kiosk.carried().roll.empty());
}

TEST_CASE("what was paused goes at midnight on a kiosk that runs on, and the way back to it with it") {
    KioskAtWork kiosk;
    kiosk.news->take_in();
    REQUIRE(kiosk.room->paused_port().keep("{}", true).ok());
    kiosk.terminal->act(PausedChanged{kiosk.room->paused_port().paused().value()});
    CHECK(find_node(kiosk.terminal->tree(), "welcome.come-back") != nullptr);
    // From 09:00.
    kiosk.pass(15 * hour_ms - 1);
    CHECK(kiosk.carried().paused.size() == 1);
    kiosk.pass(1);
    CHECK(kiosk.carried().paused.empty());
    CHECK(kiosk.room->paused_port().paused().value().empty());
    CHECK(find_node(kiosk.terminal->tree(), "welcome.come-back") == nullptr);
}
