#include "store_bench.h"

using namespace copro;
using namespace copro::test;

namespace {

constexpr std::int64_t a_day_ms = 24LL * 60 * 60 * 1000;

std::vector<std::int64_t> one_to(std::int64_t last) {
    std::vector<std::int64_t> numbers;
    for (std::int64_t number = 1; number <= last; ++number) numbers.push_back(number);
    return numbers;
}

} // namespace

TEST_CASE("a saved record is sealed to the server, signed by the kiosk and numbered from 1 without a gap") {
    FakeServer server;
    StoreBench bench(server.enrolment());
    const Uuid first = bench.save(record(R"({"words":"first"})", "claim"));
    bench.save();
    bench.save();
    const WaitingBatch batch = bench.waiting();
    REQUIRE(batch.envelopes.size() == 3);
    CHECK(bench.waiting_seqs() == one_to(3));
    CHECK(batch.install == bench.install());
    const Bytes& encoded = batch.envelopes.front().encoded;
    CHECK(signature_holds(encoded, bench.enrolment().device_keys.public_key));
    const Envelope envelope = parse_envelope(encoded).value();
    CHECK(envelope.header.rec_id == first);
    CHECK(envelope.header.device == "kiosk-1");
    CHECK(envelope.header.install == bench.install());
    CHECK(envelope.header.kind == "claim");
    CHECK(envelope.header.meeting == "better-buses");
    CHECK(envelope.header.wall_ms == start_wall_ms);
    CHECK(as_text(open_sealed(envelope.sealed, server.intake_keys()).value()) == R"({"words":"first"})");
}

TEST_CASE("numbers and counts go on after a restart") {
    StoreBench bench;
    bench.save();
    bench.save();
    const Uuid install = bench.install();
    bench.reopen();
    bench.save();
    CHECK(bench.install() == install);
    CHECK(bench.waiting_seqs() == one_to(3));
    CHECK(bench.counts().saved == 3);
}

TEST_CASE("pressing Save again with the same record id keeps one record") {
    StoreBench bench;
    NewRecord again = record();
    again.rec_id = bench.save();
    bench.save(again);
    CHECK(bench.counts().saved == 1);
    CHECK(bench.waiting_seqs() == one_to(1));
}

TEST_CASE("a record that the server could never take is refused, not saved, and leaves no gap") {
    StoreBench bench;
    bench.save();
    CHECK(bench.outbox().save(record(std::string(largest_envelope_bytes, 'x'))).error().kind == ErrorKind::invalid);
    CHECK(bench.outbox().save(record("{}", "Not A Kind")).error().kind == ErrorKind::invalid);
    bench.save();
    CHECK(bench.waiting_seqs() == one_to(2));
    CHECK(bench.counts().saved == 2);
}

TEST_CASE("a batch holds at most so many records and so many bytes, and at least one") {
    StoreBench bench;
    for (int i = 0; i < 5; ++i) bench.save();
    const std::size_t size = bench.waiting().envelopes.front().encoded.size();
    CHECK(bench.outbox().waiting(3, 1'000'000).value().envelopes.size() == 3);
    CHECK(bench.outbox().waiting(50, size * 2 + size / 2).value().envelopes.size() == 2);
    CHECK(bench.outbox().waiting(50, 1).value().envelopes.size() == 1);
}

TEST_CASE("stored and duplicate are sent; parked is set aside with its reason; nothing is deleted") {
    StoreBench bench;
    const Uuid stored = bench.save();
    const Uuid duplicate = bench.save();
    const Uuid parked = bench.save();
    bench.clock.advance(1000);
    bench.save();
    CHECK(bench.counts().oldest_waiting_wall_ms == start_wall_ms);
    bench.answer({stored}, RecordState::stored, 1);
    bench.answer({duplicate}, RecordState::duplicate, 2);
    bench.answer({parked}, RecordState::parked, 3);
    OutboxCounts expected;
    expected.saved = 4;
    expected.waiting = 1;
    expected.parked = 1;
    expected.oldest_waiting_wall_ms = start_wall_ms + 1000;
    expected.last_sent_wall_ms = start_wall_ms + 1000;
    CHECK(bench.counts() == expected);
    CHECK(bench.waiting_seqs() == std::vector<std::int64_t>{4});
    CHECK(bench.number("SELECT count(*) FROM outbox") == 4);
    CHECK(bench.number("SELECT count(*) FROM outbox WHERE reason = 'why'") == 1);
}

TEST_CASE("send now offers what was parked once more") {
    StoreBench bench;
    const Uuid parked = bench.save();
    REQUIRE(bench.outbox().park(parked, "unreadable").ok());
    CHECK(bench.counts().parked == 1);
    CHECK(bench.waiting().envelopes.empty());
    REQUIRE(bench.outbox().retry_parked().ok());
    CHECK(bench.counts().parked == 0);
    CHECK(bench.waiting_seqs() == one_to(1));
}

TEST_CASE("a watermark alone never marks a record as sent, because a twin may have used the same numbers") {
    StoreBench bench;
    bench.save();
    bench.save();
    REQUIRE(bench.outbox().watermark(bench.install(), 2, 2).ok());
    CHECK(bench.counts().waiting == 2);
    CHECK(bench.counts().last_sent_wall_ms == 0);
}

TEST_CASE("a lower watermark than before means a restored server: what is above it waits again") {
    StoreBench bench;
    std::vector<Uuid> ids;
    for (int i = 0; i < 603; ++i) ids.push_back(bench.save());
    bench.answer(ids, RecordState::stored, 603);
    CHECK(bench.counts().waiting == 0);
    REQUIRE(bench.outbox().watermark(bench.install(), 603, 0).ok());
    CHECK(bench.counts().waiting == 0);
    REQUIRE(bench.outbox().watermark(bench.install(), 2, 2).ok());
    CHECK(bench.counts().waiting == 601);
    CHECK(bench.waiting_seqs().front() == 3);
    // The lower mark is the new one: hearing it again takes nothing back.
    bench.answer({ids[2]}, RecordState::stored, 3);
    REQUIRE(bench.outbox().watermark(bench.install(), 3, 2).ok());
    CHECK(bench.counts().waiting == 600);
}

TEST_CASE("a restored server is noticed in the reply to a batch too, and that batch is not sent again") {
    StoreBench bench;
    std::vector<Uuid> ids;
    for (int i = 0; i < 6; ++i) ids.push_back(bench.save());
    bench.answer({ids[0], ids[1], ids[2], ids[3]}, RecordState::stored, 4);
    bench.answer({ids[4], ids[5]}, RecordState::stored, 1);
    CHECK(bench.waiting_seqs() == std::vector<std::int64_t>{2, 3, 4});
}

TEST_CASE("a new install numbers from 1 again, and the old one's records go first, one install a batch") {
    StoreBench bench;
    const Uuid old = bench.install();
    bench.save();
    bench.save();
    REQUIRE(bench.outbox().start_new_install().ok());
    CHECK(bench.install() != old);
    const Uuid newest = bench.save();
    CHECK(bench.waiting().install == old);
    CHECK(bench.waiting_seqs() == one_to(2));
    RecordsReply reply;
    for (const WaitingEnvelope& one : bench.waiting().envelopes) {
        reply.answers.push_back({one.rec_id, RecordState::conflict, "twin"});
    }
    reply.ack_seq = 2;
    REQUIRE(bench.outbox().answered(old, reply, 1).ok());
    CHECK(bench.waiting().install == bench.install());
    CHECK(bench.waiting().envelopes.front().rec_id == newest);
    CHECK(bench.waiting_seqs() == one_to(1));
    CHECK(bench.outbox().installs().value().size() == 2);
}

TEST_CASE("a kiosk that is enrolled under another name starts a new install and keeps what it has") {
    TempFolder folder;
    FakeServer first("kiosk-1");
    FakeServer second("kiosk-2");
    TestClock clock(start_wall_ms);
    const DeviceStore device = DeviceStore::open(folder.path()).take();
    const auto database = KioskDatabase::open(folder.path(), first.enrolment().device_keys.public_key).take();
    const auto before = OutboxStore::open(*database, device.box(), clock, first.enrolment()).take();
    REQUIRE(before->save(record()).ok());
    const auto after = OutboxStore::open(*database, device.box(), clock, second.enrolment()).take();
    REQUIRE(after->save(record()).ok());
    CHECK(after->counts().value().waiting == 2);
    REQUIRE(after->installs().value().size() == 1);
    CHECK(after->installs().value().front().last_seq == 1);
}

TEST_CASE("a record is purged when it is durable and 14 days old, not before") {
    StoreBench bench;
    std::vector<Uuid> ids;
    for (int i = 0; i < 5; ++i) ids.push_back(bench.save());
    bench.answer({ids[0], ids[1], ids[2]}, RecordState::stored, 5, 0);
    bench.answer({ids[3]}, RecordState::conflict, 5, 0);
    bench.answer({ids[4]}, RecordState::parked, 5, 0);
    bench.clock.advance(30 * a_day_ms);
    REQUIRE(bench.outbox().purge(bench.clock.wall_ms()).ok());
    CHECK(bench.number("SELECT count(*) FROM outbox") == 5);
    REQUIRE(bench.outbox().watermark(bench.install(), 5, 2).ok());
    REQUIRE(bench.outbox().purge(start_wall_ms + 14 * a_day_ms).ok());
    CHECK(bench.number("SELECT count(*) FROM outbox") == 5);
    REQUIRE(bench.outbox().purge(start_wall_ms + 14 * a_day_ms + 1).ok());
    CHECK(bench.number("SELECT count(*) FROM outbox") == 3);
    // A conflict and a parked record are kept even below the durable number.
    REQUIRE(bench.outbox().watermark(bench.install(), 5, 5).ok());
    REQUIRE(bench.outbox().purge(start_wall_ms + 300 * a_day_ms).ok());
    CHECK(bench.number("SELECT count(*) FROM outbox") == 2);
    CHECK(bench.counts().saved == 5);
    CHECK(bench.counts().parked == 1);
}

TEST_CASE("the counts kept by triggers are those of the rows after any mix of events") {
    StoreBench bench;
    std::vector<Uuid> ids;
    for (int i = 0; i < 40; ++i) ids.push_back(bench.save());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto state = static_cast<RecordState>(i % 4);
        if (i % 5 != 0) bench.answer({ids[i]}, state, 40, 20);
    }
    REQUIRE(bench.outbox().watermark(bench.install(), 30, 20).ok());
    REQUIRE(bench.outbox().purge(start_wall_ms + 15 * a_day_ms).ok());
    CHECK(bench.counts().waiting == bench.number("SELECT count(*) FROM outbox WHERE state = 0"));
    CHECK(bench.counts().parked == bench.number("SELECT count(*) FROM outbox WHERE state = 2"));
    CHECK(bench.counts().waiting > 10);
}

TEST_CASE("nothing on the path of Save reads all records: every query is led by an index") {
    StoreBench bench;
    for (const char* sql :
         {"SELECT 1 FROM outbox WHERE rec_id = x'00'",
          "SELECT install FROM outbox WHERE state = 0 ORDER BY install, seq LIMIT 1",
          "SELECT wall_ms FROM outbox WHERE state = 0 ORDER BY install, seq LIMIT 1",
          "SELECT encoded FROM outbox WHERE state = 0 AND install = 1 ORDER BY seq LIMIT 50",
          "SELECT 1 FROM outbox WHERE install = 1 AND seq = 5", "UPDATE outbox SET state = 0 WHERE state = 2"}) {
        const std::string plan = bench.database()
                                     .look([&](Database& database) -> Result<std::string> {
                                         Statement explain =
                                             TRY(database.prepare(std::string("EXPLAIN QUERY PLAN ") + sql));
                                         std::string text;
                                         while (TRY(explain.step())) text += explain.text(3) + "\n";
                                         return text;
                                     })
                                     .value();
        INFO(sql << "\n" << plan);
        CHECK(plan.find("INDEX") != std::string::npos);
        CHECK(plan.find("TEMP B-TREE") == std::string::npos);
    }
}
