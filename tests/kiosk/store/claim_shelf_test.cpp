// What came of claims on the kiosk's disk, and the lane that fetches it.
#include "engine_bench.h"
#include "io_faults.h"
#include "kiosk/store/claim_shelf_store.h"
#include "kiosk/store/ports_on_disk.h"
#include "sync/base/json.h"
#include "sync/client/claims_lane.h"

#include <algorithm>

using namespace copro;
using namespace copro::test;

namespace {

constexpr std::int64_t one_day_ms = 24LL * 60 * 60 * 1000;

ClaimAnswer answer_about(std::int64_t pence) {
    ClaimAnswer answer;
    answer.claimed_on = *parse_date("2025-10-01");
    answer.costs = PartAnswer{ClaimOutcome::approved, Pence{pence}, Pence{pence}, {}, {}, ""};
    return answer;
}

// A kiosk's shelf of claims and the lane that fills it from a server.
struct ClaimsBench {
    FakeServer server;
    StoreBench kiosk{server.enrolment()};
    Enrolment enrolment = server.enrolment();
    ClaimShelfStore shelf{kiosk.database(), kiosk.box(), kiosk.clock, enrolment.server_key};
    Session session{server, enrolment, kiosk.clock};
    ClaimsLane lane{session, &shelf, kiosk.clock, [](std::int64_t most) { return most; }};

    [[nodiscard]] SealedAnswer sealed(const std::string& reference, std::int64_t pence) const {
        const AnswerKey key = answer_key_of(reference, enrolment.server_key).take();
        return seal_answer(to_json(answer_about(pence)), key).take();
    }
    void tell(const std::vector<SealedAnswer>& claims, bool more = false) { server.claims = ClaimsReply{claims, more}; }
    LaneTurn turn() {
        const std::int64_t wait = lane.due_ms() - kiosk.clock.monotonic_ms();
        if (wait > 0) kiosk.clock.advance(wait);
        return lane.turn();
    }
    [[nodiscard]] FoundAnswer find(const std::string& reference) { return shelf.find(reference).take(); }
};

bool stands_in_files(const std::filesystem::path& folder, std::string_view bytes) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && read_file(entry.path()).value().find(bytes) != std::string::npos) return true;
    }
    return false;
}

} // namespace

TEST_CASE("what came of a claim is fetched, and found by its reference alone") {
    ClaimsBench bench;
    CHECK_FALSE(bench.find("7F3K-9Q2M").answer.has_value());
    CHECK(bench.find("7F3K-9Q2M").told_wall_ms == 0);
    bench.tell({bench.sealed("7F3K-9Q2M", 480), bench.sealed("AAAA-1111", 300)});
    CHECK_FALSE(bench.turn().trouble.has_value());
    CHECK(bench.find("7F3K-9Q2M").answer == answer_about(480));
    CHECK(bench.find("AAAA-1111").answer == answer_about(300));
    CHECK_FALSE(bench.find("AAAA-1112").answer.has_value());
    CHECK(bench.find("AAAA-1112").told_wall_ms == bench.kiosk.clock.wall_ms());

    // Decided anew, one erased, one that is new.
    bench.tell({bench.sealed("7F3K-9Q2M", 500), bench.sealed("BBBB-2222", 100)});
    CHECK_FALSE(bench.turn().trouble.has_value());
    CHECK(bench.find("7F3K-9Q2M").answer == answer_about(500));
    CHECK(bench.find("BBBB-2222").answer == answer_about(100));
    CHECK_FALSE(bench.find("AAAA-1111").answer.has_value());
}

TEST_CASE("claims are asked for every quarter of an hour, again only when they change, and known as of that day") {
    ClaimsBench bench;
    bench.tell({bench.sealed("7F3K-9Q2M", 480)});
    CHECK_FALSE(bench.turn().trouble.has_value());
    CHECK(bench.lane.due_ms() == bench.kiosk.clock.monotonic_ms() + claims_every_ms);
    const std::string etag = bench.shelf.etag().value();
    CHECK_FALSE(etag.empty());
    const std::int64_t told = bench.find("7F3K-9Q2M").told_wall_ms;
    const auto rounds = [&] { return bench.kiosk.number("SELECT round FROM claim_shelf"); };
    const std::int64_t before = rounds();
    CHECK_FALSE(bench.turn().trouble.has_value()); // 304, the same day
    CHECK(bench.find("7F3K-9Q2M").told_wall_ms == told);
    bench.kiosk.clock.advance(one_day_ms);
    CHECK_FALSE(bench.turn().trouble.has_value());
    CHECK(bench.find("7F3K-9Q2M").told_wall_ms == bench.kiosk.clock.wall_ms());
    CHECK(rounds() == before);
    CHECK(bench.shelf.etag().value() == etag);
}

TEST_CASE("what is here stays while a server makes its names, says nothing of claims, or cannot be believed") {
    ClaimsBench bench;
    bench.tell({bench.sealed("7F3K-9Q2M", 480)});
    (void)bench.turn();
    bench.tell({}, true);
    CHECK_FALSE(bench.turn().trouble.has_value());
    CHECK(bench.lane.due_ms() == bench.kiosk.clock.monotonic_ms() + claims_again_ms);
    CHECK(bench.find("7F3K-9Q2M").answer.has_value());
    bench.server.claims.reset(); // one from before: 404
    CHECK_FALSE(bench.turn().trouble.has_value());
    CHECK(bench.find("7F3K-9Q2M").answer.has_value());
    bench.tell({});
    int kind = 1;
    bench.server.fault = [&](const HttpRequest& request) {
        return request.path == "/v1/claims" && kind < fault_kinds ? static_cast<Fault>(kind) : Fault::none;
    };
    for (; kind < fault_kinds; ++kind) {
        if (static_cast<Fault>(kind) == Fault::twice) continue;
        INFO(kind);
        CHECK(bench.turn().trouble.has_value());
        CHECK(bench.find("7F3K-9Q2M").answer.has_value());
    }
    CHECK_FALSE(bench.turn().trouble.has_value());
    CHECK_FALSE(bench.find("7F3K-9Q2M").answer.has_value());
}

TEST_CASE("more answers than one step of the swap are all there, over a restart") {
    ClaimsBench bench;
    std::vector<SealedAnswer> many{bench.sealed("7F3K-9Q2M", 480)};
    for (int one = 0; one < 200; ++one) {
        SealedAnswer other = many.front();
        other.name = random_bytes(answer_name_bytes);
        many.push_back(std::move(other));
    }
    REQUIRE(bench.shelf.replace(many, "\"1\"").ok());
    CHECK(bench.kiosk.number("SELECT count(*) FROM claim_answer") == 201);
    REQUIRE(bench.shelf.replace({many.begin(), many.begin() + 1}, "\"2\"").ok());
    CHECK(bench.kiosk.number("SELECT count(*) FROM claim_answer") == 1);
    bench.kiosk.reopen();
    ClaimShelfStore again{bench.kiosk.database(), bench.kiosk.box(), bench.kiosk.clock, bench.enrolment.server_key};
    CHECK(again.etag().value() == "\"2\"");
    CHECK(again.find("7F3K-9Q2M").value().answer == answer_about(480));
}

TEST_CASE("neither references, amounts nor what the server sealed stand on the disk, and what was dropped is gone") {
    ClaimsBench bench;
    const SealedAnswer sealed = bench.sealed("7F3K-9Q2M", 480);
    REQUIRE(bench.shelf.replace({sealed}, "\"1\"").ok());
    const std::filesystem::path& folder = bench.kiosk.folder();
    for (const std::string_view bytes :
         {std::string_view("7F3K"), std::string_view("9Q2M"), std::string_view("approved"), as_text(sealed.sealed)}) {
        CHECK_FALSE(stands_in_files(folder, bytes));
    }
    const std::string name(as_text(sealed.name));
    CHECK(stands_in_files(folder, name));
    REQUIRE(bench.shelf.replace({}, "\"2\"").ok());
    CHECK_FALSE(stands_in_files(folder, name));
}

TEST_CASE("what nobody has confirmed for three months is told to nobody any more") {
    ClaimsBench bench;
    REQUIRE(bench.shelf.replace({bench.sealed("7F3K-9Q2M", 480)}, "\"1\"").ok());
    bench.kiosk.clock.advance(claims_kept_ms - 1);
    REQUIRE(bench.shelf.wipe_old().ok());
    CHECK(bench.find("7F3K-9Q2M").answer.has_value());
    bench.kiosk.clock.advance(1);
    REQUIRE(bench.shelf.wipe_old().ok());
    CHECK_FALSE(bench.find("7F3K-9Q2M").answer.has_value());
    CHECK(bench.find("7F3K-9Q2M").told_wall_ms == 0);
    CHECK(bench.shelf.etag().value().empty()); // all of it is asked for again
}

TEST_CASE("an answer that was changed on the disk is an error, and nobody's money") {
    ClaimsBench bench;
    REQUIRE(bench.shelf.replace({bench.sealed("7F3K-9Q2M", 480), bench.sealed("AAAA-1111", 300)}, "\"1\"").ok());
    // One person's answer under the name of another.
    REQUIRE(bench.kiosk.database()
                .change([](Database& database) {
                    return database.execute("UPDATE claim_answer SET box = (SELECT box FROM claim_answer LIMIT 1)");
                })
                .ok());
    const bool first = bench.shelf.find("7F3K-9Q2M").ok();
    const bool second = bench.shelf.find("AAAA-1111").ok();
    CHECK(first != second);
    CHECK(bench.shelf.etag().value().empty()); // all of it is asked for again
}

TEST_CASE("a revoked kiosk forgets what came of claims, and the engine fetches them with everything else") {
    FakeServer server;
    StoreBench kiosk{server.enrolment()};
    TestAlarm alarm{kiosk.clock};
    PackShelfStore packs{kiosk.database(), kiosk.box(), kiosk.clock, never_over};
    ClaimShelfStore claims{kiosk.database(), kiosk.box(), kiosk.clock, server.enrolment().server_key};
    const AnswerKey key = answer_key_of("7F3K-9Q2M", server.enrolment().server_key).take();
    server.claims = ClaimsReply{{seal_answer(to_json(answer_about(480)), key).take()}, false};
    Engine engine{{server, kiosk.outbox(), packs, kiosk.clock, alarm, nullptr, &claims},
                  server.enrolment(),
                  {{"0.1", [] { return std::int64_t{1234}; }}, {}, [](std::int64_t most) { return most; }}};
    engine.start();
    REQUIRE(alarm.settles());
    CHECK(claims.find("7F3K-9Q2M").value().answer.has_value());
    server.revoked = true;
    alarm.advance(claims_every_ms);
    REQUIRE(alarm.settles());
    CHECK_FALSE(claims.find("7F3K-9Q2M").value().answer.has_value());
}

TEST_CASE("a claim's number is drawn by itself: the record's id on the disk tells it to nobody, and a retry keeps it") {
    FakeServer server;
    StoreBench kiosk{server.enrolment()};
    EqualityPool pool{kiosk.database(), kiosk.outbox(), kiosk.clock, server.enrolment().intake_key};
    SeenStore seen{kiosk.database(), kiosk.box()};
    RecordsOnDisk records{kiosk.outbox(), seen, pool, kiosk.clock};
    const RecordDraft claim{"claim", "better-buses", "claim", 1, "en", R"({"for":"me"})"};
    const RecordDraft feedback{"feedback", "better-buses", "feedback", 1, "en", R"({"anonymous":true})"};
    const auto said_inside = [&](const WaitingEnvelope& one) {
        const Envelope envelope = parse_envelope(one.encoded).take();
        const Bytes plain = open_sealed(envelope.sealed, server.intake_keys()).take();
        return parse_json(as_text(plain), "inside").take()["body"]["reference"].get<std::string>();
    };
    {
        const IoFaultsScope scope;
        io_faults().fail_sync_at = 1;
        io_faults().for_ever = true;
        io_faults().counting = true;
        CHECK_FALSE(records.save(claim).ok());
    }
    const std::string first = records.save(claim).take();
    const std::string other = records.save(feedback).take();
    const WaitingBatch batch = kiosk.waiting();
    REQUIRE(batch.envelopes.size() == 2);
    const auto id_of = [](const WaitingEnvelope& one) { return parse_envelope(one.encoded).take().header.rec_id; };
    CHECK(said_inside(batch.envelopes[0]) == first);
    CHECK(first != reference_of(id_of(batch.envelopes[0])));
    CHECK(other == reference_of(id_of(batch.envelopes[1])));
    records.person_left();
    CHECK(records.save(claim).take() != first);
}
