#include "sync/server/opener/opener.h"
#include "sync/server/store/sqlite_store.h"
#include "tests/sync/server/support.h"

using namespace copro;
using namespace copro::test;

namespace {

struct Office {
    TempFolder folder;
    std::filesystem::path file = folder.path() / "server.db";
    TestClock clock{test_now_ms};
    SealingKeyPair intake = SealingKeyPair::generate();
    FakeKiosk kiosk;
    Writer writer{must(open_sqlite_store(file)), clock};
    std::unique_ptr<StoreReader> reader = must(open_sqlite_reader(file));

    Office() {
        kiosk.intake = intake.public_key;
        const CodeRow code{to_bytes("finder"), to_bytes("proof"), kiosk.device, test_now_ms + 1, 5};
        const Redeeming redeeming{code.finder, code.proof, kiosk.keys.public_key, "0.1", test_now_ms};
        must(writer.ask([&](Store& to) { return to.add_code(code, test_now_ms); }));
        REQUIRE(must(writer.ask([&](Store& to) { return to.redeem(redeeming); })).state == RedeemState::enrolled);
    }

    void store(const Bytes& encoded) {
        IntakeBatch batch{kiosk.device, {{parse_envelope(encoded)->header, encoded, envelope_hash(encoded), ""}}};
        const auto replies = must(writer.ask([&](Store& to) { return to.take_in({batch}, test_now_ms); }));
        REQUIRE(replies[0].answers[0].state == RecordState::stored);
    }
    void check_one_of_two_opened() const {
        CHECK(must(reader->attendance("")).size() == 1);
        REQUIRE(must(reader->unopened()).size() == 1);
    }
};

} // namespace

TEST_CASE("the opener opens what waits when it starts and what comes later") {
    Office office;
    office.store(office.kiosk.sign_in(1));
    Opener opener(office.intake, must(open_sqlite_reader(office.file)), office.writer);
    must(opener.finish());
    CHECK(must(office.reader->attendance("")).size() == 1);
    for (std::int64_t seq = 2; seq <= 500; ++seq) office.store(office.kiosk.sign_in(seq));
    must(opener.finish());
    CHECK(must(office.reader->attendance("better-buses")).size() == 500);
}

TEST_CASE("the opener that steps aside for the intake opens all the same, unasked, and at once for who waits for it") {
    Office office;
    Opener opener(office.intake, must(open_sqlite_reader(office.file)), office.writer);
    must(opener.finish());
    for (std::int64_t seq = 1; seq <= 450; ++seq) {
        office.store(office.kiosk.sign_in(seq));
        opener.wake();
    }
    must(opener.finish());
    CHECK(must(office.reader->attendance("")).size() == 450);
    office.store(office.kiosk.sign_in(451));
    opener.wake();
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (!must(office.reader->waiting_to_open(1)).empty() && std::chrono::steady_clock::now() < patience) {
        std::this_thread::yield();
    }
    CHECK(must(office.reader->attendance("")).size() == 451);
}

TEST_CASE("one record that cannot be opened does not stop the others, and a rebuild tries it again") {
    Office office;
    FakeKiosk sealed_to_another = office.kiosk;
    sealed_to_another.intake = SealingKeyPair::generate().public_key;
    office.store(sealed_to_another.sign_in(1));
    office.store(office.kiosk.sign_in(2));
    Opener opener(office.intake, must(open_sqlite_reader(office.file)), office.writer);
    must(opener.finish());
    office.check_one_of_two_opened();
    must(opener.rebuild());
    office.check_one_of_two_opened();
    CHECK(must(office.reader->waiting_to_open(10)).empty());
}

TEST_CASE("an opener with the right key makes good what one with the wrong key parked") {
    Office office;
    office.store(office.kiosk.sign_in(1));
    {
        Opener wrong(SealingKeyPair::generate(), must(open_sqlite_reader(office.file)), office.writer);
        must(wrong.finish());
        CHECK(must(office.reader->unopened()).size() == 1);
    }
    Opener right(office.intake, must(open_sqlite_reader(office.file)), office.writer);
    must(right.rebuild());
    CHECK(must(office.reader->unopened()).empty());
    CHECK(must(office.reader->attendance("")).size() == 1);
}

TEST_CASE("a stored record that its device did not sign is kept, never opened, and staff are told to look") {
    Office office;
    office.store(office.kiosk.stranger().sign_in(1));
    office.store(office.kiosk.sign_in(2));
    Opener opener(office.intake, must(open_sqlite_reader(office.file)), office.writer);
    must(opener.finish());
    office.check_one_of_two_opened();
    CHECK(must(office.reader->unopened()).front().body.reason == "the signature does not hold");
    CHECK(must(office.reader->device(office.kiosk.device))->flag == "it sent a record that it had not signed");
    CHECK(must(office.reader->record_count()) == 2);
    must(opener.rebuild());
    CHECK(must(office.reader->unopened()).size() == 1);
}
