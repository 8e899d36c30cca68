#include "kiosk/store/pack_shelf_store.h"
#include "kiosk/store/roll_store.h"
#include "kiosk/store/seen_store.h"
#include "kiosk/store/setting_rows.h"
#include "kiosk/store/settings_store.h"
#include "store_bench.h"

#include <thread>

using namespace copro;
using namespace copro::test;

namespace {

constexpr std::int64_t hour_ms = 60LL * 60 * 1000;

PackShelfStore shelf_of(StoreBench& bench) { return {bench.database(), bench.box(), bench.clock, never_over}; }

} // namespace

TEST_CASE("the roll holds who is here, over a restart, and forgets who leaves") {
    StoreBench bench;
    std::int64_t ann = 0;
    {
        RollStore roll(bench.database(), bench.box(), bench.clock);
        ann = roll.arrive({0, "better-buses", "p-1", "Ann", 100}, start_wall_ms).value();
        REQUIRE(roll.arrive({0, "better-buses", "", "Zo\u00eb", 200}, start_wall_ms).ok());
    }
    bench.reopen();
    RollStore roll(bench.database(), bench.box(), bench.clock);
    const auto here = roll.present().value();
    REQUIRE(here.size() == 2);
    CHECK(here[0].id == ann);
    CHECK(here[0].person == "p-1");
    CHECK(here[0].since_wall_ms == 100);
    CHECK(here[1].name == "Zo\u00eb");
    REQUIRE(roll.leave(ann).ok());
    CHECK(roll.present().value().size() == 1);
}

TEST_CASE("ticks of a roll call and who came with whom are kept over a restart, and go with the name") {
    StoreBench bench;
    std::int64_t ann = 0;
    {
        RollStore roll(bench.database(), bench.box(), bench.clock);
        PresentPerson person{0, "better-buses", "p-1", "Ann", 100};
        person.more.party = "7F3K-9Q2M";
        person.more.came_as = "supporter";
        person.more.is_child = true;
        person.more.lacks_consent = true;
        person.more.asked_needs = true;
        person.more.needs = {"hearing-loop", "nuts"};
        person.more.needs_other = "A chair with arms";
        person.more.needs_spoken = true;
        person.more.extras = {"badge"};
        ann = roll.arrive(person, start_wall_ms).value();
        REQUIRE(roll.arrive({0, "better-buses", "", "Bo", 200}, start_wall_ms).ok());
        REQUIRE(roll.mark(ann, true).ok());
        person.more.found = true;
        CHECK(roll.present().value()[0].more == person.more);
    }
    bench.reopen();
    RollStore roll(bench.database(), bench.box(), bench.clock);
    CHECK(roll.present().value()[0].more.found);
    CHECK(roll.present().value()[0].name == "Ann");
    CHECK_FALSE(roll.present().value()[1].more.found);
    REQUIRE(roll.mark(ann, false).ok());
    CHECK_FALSE(roll.present().value()[0].more.found);
    REQUIRE(roll.leave(ann).ok());
    CHECK(roll.mark(ann, true).error().kind == ErrorKind::not_found);
}

TEST_CASE("who leaves in the middle of a roll call stays for its record over a restart, without name or needs") {
    StoreBench bench;
    std::int64_t ann = 0;
    {
        RollStore roll(bench.database(), bench.box(), bench.clock);
        PresentPerson person{0, "better-buses", "p-1", "Ann", 100};
        person.more.party = "7F3K-9Q2M";
        person.more.needs = {"hearing-loop"};
        person.more.needs_other = "A chair with arms";
        ann = roll.arrive(person, start_wall_ms).value();
        REQUIRE(roll.mark(ann, true).ok());
        REQUIRE(roll.leave_in_call(ann).ok());
    }
    bench.reopen();
    RollStore roll(bench.database(), bench.box(), bench.clock);
    const auto here = roll.present().value();
    REQUIRE(here.size() == 1);
    CHECK(here[0].person == "p-1");
    CHECK(here[0].since_wall_ms == 100);
    CHECK(here[0].name.empty());
    RollDetails left;
    left.found = true;
    left.left = true;
    CHECK(here[0].more == left);
    REQUIRE(roll.leave(ann).ok());
    CHECK(roll.leave_in_call(ann).error().kind == ErrorKind::not_found);
}

TEST_CASE("whether the chair may call the roll is kept over a restart, and is no to begin with") {
    StoreBench bench;
    CHECK_FALSE(SettingsStore(bench.database()).chair_may_call().value());
    REQUIRE(SettingsStore(bench.database()).set_chair_may_call(true).ok());
    bench.reopen();
    CHECK(SettingsStore(bench.database()).chair_may_call().value());
    REQUIRE(SettingsStore(bench.database()).set_chair_may_call(false).ok());
    CHECK_FALSE(SettingsStore(bench.database()).chair_may_call().value());
}

TEST_CASE("a name on the roll that is damaged does not hide the others") {
    StoreBench bench;
    RollStore roll(bench.database(), bench.box(), bench.clock);
    const std::int64_t ann = roll.arrive({0, "m", "p-1", "Ann", 0}, start_wall_ms).value();
    REQUIRE(roll.arrive({0, "m", "p-2", "Bob", 0}, start_wall_ms).ok());
    const std::vector<SqlValue> key{ann};
    REQUIRE(
        bench.database()
            .change([&](Database& database) { return database.run("UPDATE roll SET box = x'00' WHERE id = $1", key); })
            .ok());
    REQUIRE(roll.present().value().size() == 1);
    CHECK(roll.present().value()[0].name == "Bob");
}

TEST_CASE("a PIN of six to twelve digits is kept as an Argon2id hash of at least 19 MiB") {
    StoreBench bench;
    SettingsStore settings(bench.database());
    CHECK_FALSE(settings.has_pin().value());
    CHECK(settings.check_pin("123456", start_wall_ms).error().kind == ErrorKind::not_found);
    for (const char* bad : {"", "12345", "1234567890123", "12345a", "12 456"}) {
        INFO(bad);
        CHECK(settings.set_pin(bad).error().kind == ErrorKind::invalid);
    }
    REQUIRE(settings.set_pin("123456").ok());
    CHECK(settings.has_pin().value());
    CHECK(bench.number("SELECT value LIKE '$argon2id$v=19$m=19456,t=2,p=1$%' FROM setting WHERE name = 'pin'") == 1);
    CHECK(settings.check_pin("123456", start_wall_ms).value().right);
    CHECK_FALSE(settings.check_pin("123457", start_wall_ms).value().right);
}

TEST_CASE("ten wrong guesses lock the PIN for the rest of five minutes, over a restart, even for the right one") {
    StoreBench bench;
    REQUIRE(SettingsStore(bench.database()).set_pin("123456").ok());
    for (int guess = 1; guess <= 10; ++guess) {
        const auto answer = SettingsStore(bench.database()).check_pin("000000", start_wall_ms + guess * 1000).value();
        CHECK(answer.locked_until_wall_ms == (guess < 10 ? 0 : start_wall_ms + 1000 + pin_window_ms));
        if (guess == 5) bench.reopen();
    }
    bench.reopen();
    SettingsStore settings(bench.database());
    const auto locked = settings.check_pin("123456", start_wall_ms + 20'000).value();
    CHECK_FALSE(locked.right);
    CHECK(locked.locked_until_wall_ms == start_wall_ms + 1000 + pin_window_ms);
    // The first guess has grown old: one more may be made.
    CHECK(settings.check_pin("123456", start_wall_ms + 1000 + pin_window_ms).value().right);
    CHECK(settings.check_pin("000000", start_wall_ms + 1000 + pin_window_ms).value().locked_until_wall_ms == 0);
}

TEST_CASE("a clock that is set back does not lock staff out for more than five minutes") {
    StoreBench bench;
    SettingsStore settings(bench.database());
    REQUIRE(settings.set_pin("123456").ok());
    for (int guess = 0; guess < 10; ++guess) (void)settings.check_pin("000000", start_wall_ms);
    const std::int64_t back = start_wall_ms - 365 * 24 * hour_ms;
    CHECK(settings.check_pin("123456", back).value().locked_until_wall_ms == back + pin_window_ms);
}

TEST_CASE("the chair has a PIN of its own, guessed at as seldom as the staff's, and none until one is made") {
    StoreBench bench;
    SettingsStore settings(bench.database());
    CHECK_FALSE(settings.has_chair_pin().value());
    CHECK(settings.check_chair_pin("123456", start_wall_ms).error().kind == ErrorKind::not_found);
    CHECK(settings.set_chair_pin("12345").error().kind == ErrorKind::invalid);
    REQUIRE(settings.set_pin("123456").ok());
    REQUIRE(settings.set_chair_pin("654321").ok());
    CHECK(settings.has_chair_pin().value());
    CHECK(settings.check_chair_pin("654321", start_wall_ms).value().right);
    CHECK_FALSE(settings.check_chair_pin("123456", start_wall_ms).value().right);
    CHECK_FALSE(settings.check_pin("654321", start_wall_ms).value().right);
    for (int guess = 0; guess < 10; ++guess) (void)settings.check_chair_pin("000000", start_wall_ms + 1000);
    CHECK_FALSE(SettingsStore(bench.database()).check_chair_pin("654321", start_wall_ms + 2000).value().right);
    // Who guesses at one does not lock staff out.
    CHECK(settings.check_pin("123456", start_wall_ms + 2000).value().right);
    REQUIRE(settings.set_chair_pin("").ok());
    CHECK_FALSE(settings.has_chair_pin().value());
    CHECK(settings.has_pin().value());
}

TEST_CASE("the screen's density is kept, and a density that no screen has is refused") {
    StoreBench bench;
    SettingsStore settings(bench.database());
    CHECK_FALSE(settings.pixels_per_mm().value().has_value());
    REQUIRE(settings.set_pixels_per_mm(3.779528).ok());
    bench.reopen();
    CHECK(SettingsStore(bench.database()).pixels_per_mm().value().value() == Approx(3.779528));
    for (const double bad : {0.0, -1.0, 1e9, std::numeric_limits<double>::quiet_NaN()}) {
        CHECK(SettingsStore(bench.database()).set_pixels_per_mm(bad).error().kind == ErrorKind::invalid);
    }
}

TEST_CASE("what staff set the terminal to is there after a restart, and nonsense counts as nothing") {
    StoreBench bench;
    CHECK(SettingsStore(bench.database()).choices().value() == StaffChoices{});
    const StaffChoices choices{true, true, "better-buses", 2};
    REQUIRE(SettingsStore(bench.database()).keep_choices(choices).ok());
    CHECK(SettingsStore(bench.database()).choices().value() == choices);
    REQUIRE(bench.database()
                .change([](Database& database) {
                    return keep_setting(database, "staff_choices", "{\"practice\":true,\"loudness\":99}");
                })
                .ok());
    CHECK(SettingsStore(bench.database()).choices().value() == StaffChoices{});
}

TEST_CASE("a claim line is recognised again after the save that made it, and only then") {
    StoreBench bench;
    SeenStore seen(bench.database(), bench.box());
    CHECK_FALSE(seen.was_seen("line").value());
    NewRecord refused = record("{}", "Not A Kind");
    refused.remember = {"line"};
    const auto saved = bench.outbox().save(std::move(refused));
    CHECK_FALSE(saved.ok());
    CHECK_FALSE(seen.was_seen("line").value());
    NewRecord made = record();
    made.remember = {"line", "line"};
    bench.save(std::move(made));
    CHECK(seen.was_seen("line").value());
    CHECK_FALSE(seen.was_seen("other line").value());
}

TEST_CASE("packs larger than one step of the swap come back whole, over a restart") {
    StoreBench bench;
    std::string large(700'000, '\0');
    for (std::size_t i = 0; i < large.size(); ++i) large[i] = static_cast<char>('a' + i % 26);
    const std::string exact(2 * 256 * 1024, 'e');
    {
        PackShelfStore shelf = shelf_of(bench);
        REQUIRE(shelf.replace({{"large", large}, {"empty", ""}, {"exact", exact}}, "\"1\"").ok());
    }
    bench.reopen();
    PackShelfStore shelf = shelf_of(bench);
    CHECK(shelf.etag().value() == "\"1\"");
    const auto packs = shelf.packs().value();
    REQUIRE(packs.size() == 3);
    CHECK(packs[0].text.empty());
    CHECK(packs[1].text == exact);
    CHECK(packs[2].text == large);
}

TEST_CASE("one bad pack refuses the lot and keeps what is there; so does the same pack twice") {
    StoreBench bench;
    PackShelfStore shelf = shelf_of(bench);
    REQUIRE(shelf.replace({{"a", "good"}}, "\"1\"").ok());
    CHECK_FALSE(shelf.replace({{"b", "good"}, {"c", "bad"}}, "\"2\"").ok());
    CHECK_FALSE(shelf.replace({{"b", "good"}, {"b", "good"}}, "\"2\"").ok());
    CHECK(shelf.etag().value() == "\"1\"");
    REQUIRE(shelf.packs().value().size() == 1);
    CHECK(shelf.packs().value()[0].id == "a");
}

TEST_CASE("a swap that a crash cut short is not seen, and the next swap clears it away") {
    StoreBench bench;
    PackShelfStore shelf = shelf_of(bench);
    REQUIRE(shelf.replace({{"a", "one"}}, "\"1\"").ok());
    REQUIRE(bench.database()
                .change([](Database& database) {
                    return database.execute(
                        "INSERT INTO pack_part SELECT generation + 1, pack, part, parts, box FROM pack_part");
                })
                .ok());
    CHECK(shelf.packs().value().size() == 1);
    REQUIRE(shelf.replace({{"a", "two"}, {"b", "two"}}, "\"2\"").ok());
    CHECK(shelf.packs().value().size() == 2);
    CHECK(bench.number("SELECT count(*) FROM pack_part") == 2);
}

TEST_CASE("a damaged pack is an error and not half a meeting") {
    StoreBench bench;
    PackShelfStore shelf = shelf_of(bench);
    REQUIRE(shelf.replace({{"a", std::string(600'000, 'x')}}, "\"1\"").ok());
    REQUIRE(bench.database()
                .change([](Database& database) { return database.execute("DELETE FROM pack_part WHERE part = 1"); })
                .ok());
    CHECK(shelf.packs().error().kind == ErrorKind::corrupt);
}

TEST_CASE("the device keeps its key and its enrolment, and a spoilt file is an error and never replaced") {
    TempFolder folder;
    const Enrolment enrolment = FakeServer().enrolment();
    Bytes box;
    {
        DeviceStore device = DeviceStore::open(folder.path()).take();
        CHECK_FALSE(device.enrolment().value().has_value());
        REQUIRE(device.keep(enrolment).ok());
        box = device.box().lock("secret", "purpose", "about");
    }
    DeviceStore device = DeviceStore::open(folder.path()).take();
    CHECK(device.box().unlock(box, "purpose", "about").value() == "secret");
    CHECK_FALSE(device.box().unlock(box, "other", "about").ok());
    CHECK_FALSE(device.box().unlock(box, "purpose", "other").ok());
    const Enrolment kept = device.enrolment().value().value();
    CHECK(kept.device == enrolment.device);
    CHECK(kept.server_url == enrolment.server_url);
    CHECK(kept.organisation == enrolment.organisation);
    CHECK(kept.server_key == enrolment.server_key);
    CHECK(kept.intake_key == enrolment.intake_key);
    CHECK(kept.tls_pins == enrolment.tls_pins);
    CHECK(kept.device_keys.public_key == enrolment.device_keys.public_key);
    CHECK(kept.device_keys.private_key == enrolment.device_keys.private_key);
    REQUIRE(replace_file(folder.path() / "device.key", "not a key").ok());
    CHECK(DeviceStore::open(folder.path()).error().kind == ErrorKind::corrupt);
    REQUIRE(replace_file(folder.path() / "enrolment.json", "{\"schema\":1}").ok());
    CHECK_FALSE(device.enrolment().ok());
}

TEST_CASE("one thread saves while another sends and swaps packs: no record is lost and no call fails") {
    StoreBench bench;
    PackShelfStore shelf = shelf_of(bench);
    constexpr int records = 150;
    bool sent_all = true;
    std::thread sync([&] {
        int sent = 0;
        while (sent < records && sent_all) {
            const auto batch = bench.outbox().waiting(10, 1'000'000);
            RecordsReply reply;
            for (const WaitingEnvelope& one : batch.value().envelopes) {
                reply.answers.push_back({one.rec_id, RecordState::stored, ""});
                reply.ack_seq = one.seq;
            }
            if (reply.answers.empty()) continue;
            sent += static_cast<int>(reply.answers.size());
            sent_all = bench.outbox().answered(batch->install, reply, 1).ok();
            sent_all = sent_all && shelf.replace({{"a", std::string(300'000, 'x')}}, std::to_string(sent)).ok();
        }
    });
    for (int i = 0; i < records; ++i) (void)bench.save();
    sync.join();
    CHECK(sent_all);
    CHECK(bench.counts().saved == records);
    CHECK(bench.counts().waiting == 0);
    CHECK(shelf.etag().value() == std::to_string(records));
}
