// Equality answers from a real kiosk's store through the real server: into the report, and beside nobody.
#include "engine_bench.h"
#include "kiosk/store/ports_on_disk.h"
#include "sync/base/json.h"
#include "sync/client/curl_transport.h"
#include "tests/sync/client/real_server.h"

using namespace copro;
using namespace copro::test;

namespace {

// Sends once what waits.
bool send_all(StoreBench& store, const Enrolment& enrolment) {
    SystemClock clock;
    SystemAlarm alarm{clock};
    auto transport = CurlTransport::make(enrolment.server_url, enrolment.tls_pins).take();
    PackShelfStore shelf{store.database(), store.box(), clock, never_over};
    std::mutex mutex;
    std::condition_variable changed;
    SyncState state;
    Engine engine{{*transport, store.outbox(), shelf, clock, alarm},
                  enrolment,
                  {{"0.1", [] { return std::int64_t{1}; }}, [&](const SyncState& now) {
                       const std::lock_guard lock(mutex);
                       state = now;
                       changed.notify_all();
                   }}};
    engine.start();
    const std::int64_t order = engine.sync_now();
    std::unique_lock lock(mutex);
    changed.wait_for(lock, std::chrono::seconds(100), [&] { return state.asked >= order; });
    const bool is_sent = state.waiting == 0 && !state.trouble;
    lock.unlock();
    engine.stop();
    return is_sent;
}

// Every table of the server's file, and its columns.
std::map<std::string, std::vector<std::string>> tables_of(Database& database) {
    std::map<std::string, std::vector<std::string>> tables;
    Statement names = database
                          .prepare("SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c "
                                   "WHERE m.type = 'table' ORDER BY m.name, c.cid")
                          .take();
    while (names.step().value()) tables[names.text(0)].push_back(names.text(1));
    return tables;
}

} // namespace

TEST_CASE("equality answers come into the yearly report, and no table of the server lays them beside a person") {
    RealServer server;
    const Enrolment enrolment = enrol(server.url(), server.code(), "0.1").take();
    StoreBench store{enrolment};
    EqualityPool pool{store.database(), store.outbox(), store.clock, enrolment.intake_key};
    SeenStore seen{store.database(), store.box()};
    RecordsOnDisk records{store.outbox(), seen, pool, store.clock};
    // Twenty-four people on a day of last year; each signs in, then answers.
    for (int person = 0; person < 24; ++person) {
        const std::string name = "Person " + std::to_string(person);
        const Json sign_in{{"event", "in"}, {"name", name}};
        REQUIRE(records.save({"attendance", "better-buses", "sign-in", 1, "en", sign_in.dump()}).ok());
        // Everybody's combination is their own, so that it would be known again.
        const Json answers{
            {"form", "equality"},
            {"form_version", 1},
            {"answers",
             {{{"question", "religion"}, {"version", 1}, {"answers", {person < 12 ? "sikh" : "none"}}},
              {{"question", "canary"}, {"version", 1}, {"answers", {"canary-" + std::to_string(person)}}}}}};
        REQUIRE(records.save({"equality", "", "equality", 1, "", answers.dump()}).ok());
        store.clock.advance(60'000);
    }
    const std::int64_t year = static_cast<int>(local_date(store.clock.wall_ms()).year());
    REQUIRE(year == 2025);
    REQUIRE(pool.release(add_days(local_date(store.clock.wall_ms()), 1)).value() == 2);
    REQUIRE(send_all(store, enrolment));

    const std::string csv = server.command("export equality --year 2025");
    CHECK(csv.find("equality,,,all,25,\r\n") != std::string::npos);
    CHECK(csv.find("equality,religion,1,sikh,10,40\r\n") != std::string::npos);
    CHECK(csv.find("equality,religion,1,jewish,0,0\r\n") != std::string::npos);
    CHECK(csv.find("canary-7,fewer than 5") != std::string::npos);
    CHECK(server.command("report rebuild").find("opened 26 of 26 records") == 0);
    CHECK(server.command("export equality --year 2025") == csv);
    CHECK(server.command("export equality --year 2025 --strict").find("fewer than 8") != std::string::npos);
    for (const char* other : {"attendance", "feedback", "survey", "claims", "shown"}) {
        CHECK(server.command(std::string("export ") + other).find("canary") == std::string::npos);
    }

    server.end(SIGTERM);
    Database database = Database::open(server.folder() / "server.db").take();
    int holders = 0;
    for (const auto& [table, columns] : tables_of(database)) {
        for (const std::string& column : columns) {
            const std::string sql =
                "SELECT count(*) FROM " + table + " WHERE CAST(" + column + " AS TEXT) LIKE '%canary%'";
            if (database.integer(sql).value() == 0) continue;
            // Sums alone: a day, and nothing that any other table knows.
            INFO(table << "." << column);
            ++holders;
            CHECK(table == "equality_count");
            CHECK(columns == std::vector<std::string>{"day", "form", "question", "version", "answer", "how_many"});
        }
    }
    CHECK(holders == 2); // the question's name, and its answers
    // The rows of each of the two batches stand in the order of the alphabet, not in that of the people.
    Statement rows =
        database.prepare("SELECT answer FROM equality_count WHERE question = 'canary' AND answer <> '' ORDER BY rowid")
            .take();
    std::vector<std::string> order;
    while (rows.step().value()) order.push_back(rows.text(0));
    CHECK(order.size() == 24);
    int steps_back = 0;
    for (std::size_t at = 1; at < order.size(); ++at) steps_back += order[at] < order[at - 1] ? 1 : 0;
    CHECK(steps_back <= 1);
    // What the server says of the batches themselves: of no meeting, language or form.
    const char* telling = "SELECT count(*) FROM opened WHERE kind = 'equality' AND "
                          "(meeting <> '' OR language <> '' OR form <> '' OR helped IS NOT NULL)";
    CHECK(database.integer(telling).value() == 0);
    CHECK(database.integer("SELECT count(*) FROM opened WHERE kind = 'equality'").value() == 2);
    CHECK(database.integer("SELECT count(*) FROM raw_record").value() == 0);
}
