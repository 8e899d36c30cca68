// promises.md test 12 for equality answers: everything that a thief of the kiosk, or the server, could lay side by side
// is tried, and says no more than chance does.
#include "kiosk/store/ports_on_disk.h"
#include "store_bench.h"
#include "sync/base/json.h"

#include <cmath>
#include <fstream>
#include <map>
#include <set>

using namespace copro;
using namespace copro::test;

namespace {

constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;

// A kiosk whose server's private key the test holds, so that it knows whose answers are whose. Nobody else does.
struct EqualityBench {
    SealingKeyPair intake = SealingKeyPair::generate();
    StoreBench bench{[this] {
        Enrolment enrolment = FakeServer().enrolment();
        enrolment.intake_key = intake.public_key;
        return enrolment;
    }()};
    EqualityPool pool{bench.database(), bench.outbox(), bench.clock, intake.public_key};
    SeenStore seen{bench.database(), bench.box()};
    RecordsOnDisk records{bench.outbox(), seen, pool, bench.clock};

    // One visit: signs in, then answers. person is what makes their answers theirs.
    void visit(int person, const std::string& form = "equality") {
        RecordDraft sign_in{"attendance", "better-buses", "sign-in", 1, "en", R"({"event":"in"})"};
        const auto saved = records.save(std::move(sign_in));
        REQUIRE(saved.ok());
        bench.clock.advance(60'000);
        answer(person, form);
        bench.clock.advance(240'000);
    }
    void answer(int person, const std::string& form = "equality") {
        RecordDraft draft{"equality", "", form, 1, "", body(person, form)};
        const auto saved = records.save(std::move(draft));
        INFO((saved ? "" : saved.error().text()));
        REQUIRE(saved.ok());
        CHECK(saved->empty()); // no reference: nobody can find them again
        records.person_left();
    }
    // Longer for some than for others, as answers are.
    static std::string body(int person, const std::string& form = "equality") {
        Json several = Json::array();
        for (int i = 0; i <= person % 7; ++i) several.push_back("choice-" + std::to_string(i));
        return Json{{"form", form},
                    {"form_version", 1},
                    {"answers",
                     {{{"question", "who"}, {"version", 1}, {"answers", {"person-" + std::to_string(person)}}},
                      {{"question", "impairment"}, {"version", 1}, {"answers", several}}}}}
            .dump();
    }
    [[nodiscard]] int person_of(const Bytes& sealed) const {
        const Json inside = parse_json(std::string(as_text(open_sealed(sealed, intake).value())), "inside").take();
        return std::stoi(inside["answers"][0]["answers"][0].get<std::string>().substr(7));
    }
    [[nodiscard]] std::vector<Bytes> rows() {
        return bench.database()
            .look([](Database& database) -> Result<std::vector<Bytes>> {
                std::vector<Bytes> found;
                Statement find = TRY(database.prepare("SELECT sealed FROM equality_pool ORDER BY id"));
                while (TRY(find.step())) found.push_back(find.blob(0));
                return found;
            })
            .take();
    }
    // Every byte of every file.
    [[nodiscard]] std::string disk() const {
        std::string bytes;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(bench.folder())) {
            if (entry.is_regular_file()) bytes += read_file(entry.path()).value();
        }
        return bytes;
    }
    [[nodiscard]] std::vector<Envelope> batches() {
        std::vector<Envelope> found;
        for (const WaitingEnvelope& one : bench.waiting().envelopes) {
            Envelope envelope = parse_envelope(one.encoded).take();
            if (envelope.header.kind == "equality") found.push_back(std::move(envelope));
        }
        return found;
    }
    [[nodiscard]] Json inside(const Envelope& envelope) const {
        return parse_json(std::string(as_text(open_sealed(envelope.sealed, intake).value())), "inside").take();
    }
    [[nodiscard]] Date today() const { return local_date(bench.clock.wall_ms()); }
};

// How often what stands at a place came from who came at that place. One of six is chance.
struct Matches {
    int hits = 0;
    int tries = 0;
    void look(const std::vector<int>& people) {
        for (std::size_t at = 0; at < people.size(); ++at) {
            hits += people[at] == static_cast<int>(at) ? 1 : 0;
            ++tries;
        }
    }
    // Seven times the spread of chance to either side: a run in 10^11 fails without a fault.
    [[nodiscard]] bool are_chance(double expected) const {
        const double spread = std::sqrt(expected * (1 - expected) / tries);
        return std::abs(static_cast<double>(hits) / tries - expected) < 7 * spread;
    }
};

std::vector<int> in_order_on_disk(const EqualityBench& kiosk, const std::vector<Bytes>& rows, const std::string& disk) {
    std::map<std::size_t, int> by_place;
    for (const Bytes& row : rows) {
        // What spills over into other pages is told by where it begins.
        const std::string start(as_text(row).substr(0, 64));
        by_place[disk.find(start)] = kiosk.person_of(row);
    }
    std::vector<int> people;
    for (const auto& [place, person] : by_place) people.push_back(person);
    return people;
}

} // namespace

TEST_CASE("neither ids, rows, places in the file nor the newest change tell whose equality answers are whose") {
    constexpr int people = 6;
    Matches by_id;
    Matches by_place;
    Matches newest_first;
    Matches newest_last;
    for (int meeting = 0; meeting < 60; ++meeting) {
        EqualityBench kiosk;
        for (int person = 0; person < people; ++person) kiosk.visit(person);
        const std::vector<Bytes> rows = kiosk.rows();
        REQUIRE(rows.size() == people);
        std::vector<int> order;
        for (const Bytes& row : rows) order.push_back(kiosk.person_of(row));
        by_id.look(order);
        const std::string file = read_file(kiosk.bench.file()).value();
        const std::vector<int> places = in_order_on_disk(kiosk, rows, file);
        REQUIRE(places.size() == people);
        by_place.look(places);
        newest_first.hits += places.front() == people - 1 ? 1 : 0;
        newest_last.hits += places.back() == people - 1 ? 1 : 0;
        ++newest_first.tries;
        ++newest_last.tries;
        if (meeting > 0) continue;
        // The log holds none of it, and no earlier order of it is left in any file.
        CHECK(std::filesystem::file_size(kiosk.bench.file().string() + "-wal") == 0);
        const std::string disk = kiosk.disk();
        for (const Bytes& row : rows) {
            const std::string start(as_text(row).substr(0, 64));
            CHECK(disk.find(start) == disk.rfind(start));
            CHECK(row.size() == equality_text_bytes + 48);
        }
        CHECK(disk.find("person-") == std::string::npos);
    }
    CHECK(by_id.are_chance(1.0 / people));
    CHECK(by_place.are_chance(1.0 / people));
    CHECK(newest_first.are_chance(1.0 / people));
    CHECK(newest_last.are_chance(1.0 / people));
    Matches as_they_came;
    for (int meeting = 0; meeting < 60; ++meeting) as_they_came.look({0, 1, 2, 3, 4, 5});
    CHECK_FALSE(as_they_came.are_chance(1.0 / people));
}

TEST_CASE("the table of equality answers has no column that could tell a time, a person or an order") {
    EqualityBench kiosk;
    kiosk.visit(1);
    CHECK(kiosk.bench.number("SELECT count(*) FROM pragma_table_info('equality_pool')") == 3);
    CHECK(kiosk.bench.number("SELECT count(*) FROM pragma_table_info('equality_pool') "
                             "WHERE name IN ('id', 'form', 'sealed')") == 3);
    CHECK(kiosk.bench.number("SELECT count(*) FROM pragma_table_info('equality_day') WHERE name IN ('form', 'day')") ==
          2);
    // A row that has a number of its own would be numbered as it came.
    const auto numbered = kiosk.bench.database().look(
        [](Database& database) { return database.integer("SELECT rowid FROM equality_pool"); });
    CHECK_FALSE(numbered.ok());
    // Whoever saves equality answers saves nothing else by it: no number is given out, nothing waits to be sent.
    CHECK(kiosk.bench.counts().saved == 1);
    CHECK(kiosk.bench.counts().waiting == 1);
}

TEST_CASE("fewer than five equality answers wait, and five leave on a later day, never on their own") {
    EqualityBench kiosk;
    for (int person = 0; person < 4; ++person) kiosk.visit(person);
    CHECK(kiosk.pool.release(add_days(kiosk.today(), 1)).value() == 0);
    kiosk.bench.clock.advance(7 * day_ms);
    kiosk.visit(4);
    CHECK(kiosk.pool.release(kiosk.today()).value() == 0); // the fifth has just gone
    CHECK(kiosk.rows().size() == 5);
    CHECK(kiosk.pool.release(add_days(kiosk.today(), 1)).value() == 1);
    CHECK(kiosk.rows().empty());
    CHECK(kiosk.batches().size() == 1);
    CHECK(kiosk.pool.release(add_days(kiosk.today(), 1)).value() == 0);
    // A clock that was set back releases them too: another day is another day.
    for (int person = 0; person < 5; ++person) kiosk.visit(person);
    CHECK(kiosk.pool.release(add_days(kiosk.today(), -300)).value() == 1);
}

TEST_CASE("staff among members wait for other staff") {
    EqualityBench kiosk;
    for (int person = 0; person < 5; ++person) kiosk.visit(person);
    kiosk.visit(5, "equality-staff");
    CHECK(kiosk.pool.release(add_days(kiosk.today(), 1)).value() == 1);
    REQUIRE(kiosk.rows().size() == 1);
    CHECK(kiosk.person_of(kiosk.rows().front()) == 5);
    for (int person = 6; person < 10; ++person) kiosk.visit(person, "equality-staff");
    CHECK(kiosk.pool.release(add_days(kiosk.today(), 1)).value() == 1);
}

TEST_CASE("many equality answers leave in several records, with five or more in each and none left behind") {
    for (const int people : {5, 20, 21, 24, 25, 47}) {
        EqualityBench kiosk;
        for (int person = 0; person < people; ++person) kiosk.answer(person);
        REQUIRE(kiosk.pool.release(add_days(kiosk.today(), 1)).ok());
        std::set<int> found;
        for (const Envelope& batch : kiosk.batches()) {
            const Json answers = kiosk.inside(batch)["body"]["answers"];
            CHECK(answers.size() >= least_equality_together);
            CHECK(answers.size() <= most_equality_together);
            for (const Json& one : answers)
                found.insert(kiosk.person_of(from_base64url(one.get<std::string>()).take()));
        }
        INFO(people);
        CHECK(found.size() == static_cast<std::size_t>(people));
        CHECK(kiosk.rows().empty());
    }
}

TEST_CASE("an envelope of equality answers says the day and nothing that points at a person") {
    constexpr int people = 6;
    Matches by_place;
    for (int meeting = 0; meeting < 60; ++meeting) {
        EqualityBench kiosk;
        for (int person = 0; person < people; ++person) kiosk.visit(person);
        const Date day = kiosk.today();
        kiosk.bench.clock.advance(day_ms + 12'345);
        REQUIRE(kiosk.pool.release(kiosk.today()).value() == 1);
        const Envelope batch = kiosk.batches().at(0);
        const Json inside = kiosk.inside(batch);
        std::vector<int> order;
        for (const Json& one : inside["body"]["answers"]) {
            order.push_back(kiosk.person_of(from_base64url(one.get<std::string>()).take()));
        }
        by_place.look(order);
        if (meeting > 0) continue;
        // Outside: of no meeting, at the day's beginning by the one clock and at nothing by the other, after everybody.
        CHECK(batch.header.meeting.empty());
        CHECK(batch.header.wall_ms == wall_ms_of(day, "00:00"));
        CHECK(batch.header.monotonic_ms == 0);
        CHECK(batch.header.attachments.empty());
        CHECK(batch.header.seq == people + 1);
        // Inside: these fields and no others, so that none comes in unseen.
        std::set<std::string> fields;
        for (const auto& [name, value] : inside.items()) fields.insert(name);
        CHECK(fields == std::set<std::string>{"schema", "rec_id", "kind", "meeting", "saved_wall_ms", "body"});
        CHECK(inside["meeting"] == "");
        CHECK(inside["saved_wall_ms"] == wall_ms_of(day, "00:00"));
        CHECK(inside["body"].size() == 2);
        CHECK(inside["body"]["day"] == date_text(day));
        std::set<std::size_t> sizes;
        for (const Json& one : inside["body"]["answers"]) sizes.insert(one.get_ref<const std::string&>().size());
        CHECK(sizes.size() == 1);
        CHECK(kiosk.bench.waiting().envelopes.size() == people + 1);
        CHECK(std::filesystem::file_size(kiosk.bench.file().string() + "-wal") == 0);
    }
    CHECK(by_place.are_chance(1.0 / people));
}

TEST_CASE("equality answers that were saved once more after an error are there once, and too long ones not at all") {
    EqualityBench kiosk;
    const Bytes sealed = kiosk.pool.seal(EqualityBench::body(1)).take();
    REQUIRE(kiosk.pool.put("equality.1", sealed).ok());
    REQUIRE(kiosk.pool.put("equality.1", sealed).ok());
    CHECK(kiosk.rows().size() == 1);
    kiosk.answer(1);
    CHECK(kiosk.rows().size() == 2); // somebody else who says the same
    CHECK_FALSE(kiosk.pool.seal(std::string(equality_text_bytes + 1, 'x')).ok());
}

TEST_CASE("equality answers outlive a restart and a damaged file") {
    EqualityBench kiosk;
    for (int person = 0; person < 3; ++person) kiosk.answer(person);
    kiosk.bench.close();
    {
        // A page that nothing needs but the check: the header's own count of free pages.
        std::fstream file(kiosk.bench.file(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(36);
        file.write("\x7f\x7f\x7f\x7f", 4);
    }
    kiosk.bench.reopen();
    EqualityPool pool(kiosk.bench.database(), kiosk.bench.outbox(), kiosk.bench.clock, kiosk.intake.public_key);
    CHECK(kiosk.rows().size() == 3);
    CHECK(kiosk.bench.number("SELECT count(*) FROM equality_day") == 1);
    CHECK(std::filesystem::exists(kiosk.bench.folder() / "kiosk.damaged-1.sqlite"));
}
