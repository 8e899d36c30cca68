#include "engine_bench.h"

using namespace copro;
using namespace copro::test;

namespace {

Fault no_network(const HttpRequest&) { return Fault::unreachable; }
constexpr std::int64_t minute_ms = 60'000;

} // namespace

TEST_CASE("what is saved while the engine runs is sent at once, and the state says so") {
    EngineBench bench;
    bench.start();
    CHECK(bench.state().online);
    const Uuid id = bench.save();
    REQUIRE(bench.alarm.settles());
    CHECK(bench.server.kept.records.contains(id));
    const SyncState state = bench.state();
    CHECK(state.saved == 1);
    CHECK(state.waiting == 0);
    CHECK(state.last_sent_wall_ms == bench.kiosk.clock.wall_ms());
    CHECK_FALSE(state.trouble.has_value());
}

TEST_CASE("what was saved without a network goes when the network is back, without anybody's help") {
    EngineBench bench;
    bench.server.fault = no_network;
    for (int i = 0; i < 120; ++i) bench.kiosk.save();
    bench.start();
    CHECK_FALSE(bench.state().online);
    CHECK(bench.state().trouble == ErrorKind::unavailable);
    CHECK(bench.state().waiting == 120);
    for (int i = 0; i < 20; ++i) bench.pass(longest_wait_ms);
    CHECK(bench.server.kept.records.empty());
    bench.server.fault = nullptr;
    bench.pass(longest_wait_ms);
    CHECK(bench.server.kept.records.size() == 120);
    CHECK(bench.server.batch_sizes == std::vector<std::size_t>{50, 50, 20});
    CHECK(bench.server.signed_batches == 3);
    CHECK(bench.state().waiting == 0);
}

TEST_CASE("a save does not cut a back-off short, and staff's send now does") {
    EngineBench bench;
    bench.server.fault = no_network;
    bench.start();
    const std::size_t asked = bench.server.asked.size();
    bench.save();
    REQUIRE(bench.alarm.settles());
    CHECK(bench.server.asked.size() == asked);
    bench.server.fault = nullptr;
    const std::int64_t order = bench.engine.sync_now();
    REQUIRE(bench.alarm.settles());
    CHECK(bench.state().asked == order);
    CHECK(bench.state().waiting == 0);
}

TEST_CASE("send now without a network comes back with the trouble and not with silence") {
    EngineBench bench;
    bench.server.fault = no_network;
    bench.start();
    bench.save();
    const std::int64_t order = bench.engine.sync_now();
    REQUIRE(bench.alarm.settles());
    CHECK(bench.state().asked == order);
    CHECK(bench.state().waiting == 1);
    CHECK(bench.state().trouble == ErrorKind::unavailable);
}

TEST_CASE("a pack download that always fails does not hold up records, and the other way round") {
    EngineBench bench;
    bench.server.fault = [](const HttpRequest& request) {
        return request.path == "/v1/packs" ? Fault::error_500 : Fault::none;
    };
    bench.start();
    const Uuid id = bench.save();
    REQUIRE(bench.alarm.settles());
    CHECK(bench.server.kept.records.contains(id));
    CHECK(bench.state().packs_trouble == ErrorKind::unavailable);
    CHECK_FALSE(bench.state().trouble.has_value());

    EngineBench other;
    other.server.packs = {{"better-buses", "{}"}};
    other.server.fault = [](const HttpRequest& request) {
        const bool upload = request.path == "/v1/records" || request.path.starts_with("/v1/hello");
        return upload ? Fault::error_500 : Fault::none;
    };
    other.start();
    CHECK(other.shelf.packs().value().size() == 1);
    CHECK(other.state().trouble == ErrorKind::unavailable);
    CHECK_FALSE(other.state().packs_trouble.has_value());
}

TEST_CASE("packs are fetched once and again only when they change; bad ones never replace good ones") {
    EngineBench bench;
    bench.server.packs = {{"better-buses", "{\"v\":1}"}, {"parks", "{}"}};
    bench.start();
    CHECK(bench.shelf.packs().value().size() == 2);
    const std::string etag = bench.shelf.etag().value();
    bench.pass(packs_every_ms);
    CHECK(bench.shelf.etag().value() == etag);
    bench.server.packs = {{"better-buses", "{\"v\":2}"}, {"parks", "bad"}};
    bench.pass(packs_every_ms);
    CHECK(bench.state().packs_trouble == ErrorKind::invalid);
    CHECK(bench.shelf.packs().value().front().text == "{\"v\":1}");
    bench.server.packs = {{"better-buses", "{\"v\":3}"}};
    bench.pass(longest_wait_ms);
    CHECK(bench.shelf.packs().value().size() == 1);
    CHECK(bench.shelf.packs().value().front().text == "{\"v\":3}");
    CHECK_FALSE(bench.state().packs_trouble.has_value());
}

TEST_CASE("packs without the server's signature are not taken") {
    EngineBench bench;
    bench.server.packs = {{"better-buses", "{}"}};
    bench.server.fault = [](const HttpRequest& request) {
        return request.path == "/v1/packs" ? Fault::bad_signature : Fault::none;
    };
    bench.start();
    CHECK(bench.shelf.packs().value().empty());
    CHECK(bench.state().packs_trouble == ErrorKind::corrupt);
}

TEST_CASE("a revoked kiosk stops, forgets its packs and keeps its sealed outbox") {
    EngineBench bench;
    bench.server.packs = {{"better-buses", "{}"}};
    bench.start();
    REQUIRE(bench.shelf.packs().value().size() == 1);
    bench.server.revoked = true;
    bench.save();
    REQUIRE(bench.alarm.settles());
    CHECK(bench.state().revoked);
    CHECK(bench.state().waiting == 1);
    CHECK(bench.shelf.packs().value().empty());
    const std::size_t asked = bench.server.asked.size();
    for (int i = 0; i < 50; ++i) bench.pass(longest_wait_ms);
    CHECK(bench.server.asked.size() == asked);
    // Taken back in: staff press send now.
    bench.server.revoked = false;
    bench.engine.sync_now();
    REQUIRE(bench.alarm.settles());
    CHECK_FALSE(bench.state().revoked);
    CHECK(bench.state().waiting == 0);
    CHECK(bench.shelf.packs().value().size() == 1);
}

TEST_CASE("a portal's 403 does not make a kiosk forget anything") {
    EngineBench bench;
    bench.server.packs = {{"better-buses", "{}"}};
    bench.start();
    bench.server.instead = [&](const HttpRequest&) {
        HttpResponse no = bench.server.error(403, "revoked");
        no.body = to_json(ErrorReply{"revoked", "revoked", "kiosk-1"});
        return std::optional<HttpResponse>(no);
    };
    bench.save();
    REQUIRE(bench.alarm.settles());
    CHECK_FALSE(bench.state().revoked);
    CHECK(bench.shelf.packs().value().size() == 1);
}

TEST_CASE("Retry-After keeps the kiosk away for as long as the server asked") {
    EngineBench bench;
    bench.server.instead = [&](const HttpRequest&) {
        HttpResponse busy = bench.server.error(429, "busy");
        busy.headers["retry-after"] = "1800";
        return std::optional<HttpResponse>(busy);
    };
    bench.start();
    const std::size_t asked = bench.server.asked.size();
    bench.pass(29 * minute_ms);
    CHECK(bench.server.asked.size() == asked);
    bench.pass(2 * minute_ms);
    CHECK(bench.server.asked.size() > asked);
}

TEST_CASE("one record that the server chokes on is found and parked, and the rest goes on") {
    EngineBench bench;
    std::vector<Uuid> ids;
    for (int i = 0; i < 60; ++i) ids.push_back(bench.kiosk.save());
    bench.server.chokes_on = {ids[17]};
    bench.start();
    CHECK(bench.server.kept.records.size() == 59);
    CHECK(bench.state().waiting == 0);
    CHECK(bench.state().parked == 1);
    bench.server.chokes_on.clear();
    bench.engine.sync_now();
    REQUIRE(bench.alarm.settles());
    CHECK(bench.server.kept.records.size() == 60);
    CHECK(bench.state().parked == 0);
}

TEST_CASE("a record that the server parks is shown to staff and does not stop the others") {
    EngineBench bench;
    const Uuid parked = bench.kiosk.save();
    bench.kiosk.save();
    bench.server.parks = {parked};
    bench.start();
    CHECK(bench.state().parked == 1);
    CHECK(bench.state().waiting == 0);
}

TEST_CASE("what was damaged in the kiosk's file never passes under the signature of a batch") {
    EngineBench bench;
    const Uuid sound = bench.kiosk.save();
    bench.kiosk.save();
    // The last byte of the newest record's own signature.
    const auto damaged = bench.kiosk.database().change([](Database& database) {
        return database.execute("UPDATE outbox SET encoded = CAST(substr(encoded, 1, length(encoded) - 1) || "
                                "CASE WHEN substr(encoded, -1) = x'00' THEN x'01' ELSE x'00' END AS BLOB) "
                                "WHERE id = (SELECT MAX(id) FROM outbox)");
    });
    REQUIRE(damaged.ok());
    bench.start();
    CHECK(bench.server.signed_batches == 0);
    CHECK(bench.server.kept.records.contains(sound));
    CHECK(bench.server.kept.records.size() == 1);
    CHECK(bench.state().parked == 1);
    CHECK(bench.state().waiting == 0);
    bench.save();
    REQUIRE(bench.alarm.settles());
    CHECK(bench.server.signed_batches == 1);
    CHECK(bench.server.kept.records.size() == 2);
}

TEST_CASE("a cloned kiosk takes a new install id, and the server keeps both branches") {
    EngineBench bench;
    const Uuid install = bench.kiosk.install();
    bench.start();
    // The twin has used number 1 of the same install.
    bench.server.kept.by_seq[{install, 1}] = Uuid::random();
    const Uuid clashing = bench.save();
    REQUIRE(bench.alarm.settles());
    CHECK(bench.server.kept.conflicts.contains(clashing));
    CHECK(bench.kiosk.install() != install);
    const Uuid next = bench.save();
    REQUIRE(bench.alarm.settles());
    CHECK(bench.server.kept.records.contains(next));
    CHECK(bench.state().waiting == 0);
}

TEST_CASE("a kiosk that runs on an old copy of its file starts a new install before it clashes") {
    EngineBench bench;
    const Uuid install = bench.kiosk.install();
    for (std::int64_t seq = 1; seq <= 3; ++seq) bench.server.kept.by_seq[{install, seq}] = Uuid::random();
    bench.start();
    CHECK(bench.kiosk.install() != install);
    bench.save();
    REQUIRE(bench.alarm.settles());
    CHECK(bench.server.kept.conflicts.empty());
    CHECK(bench.server.kept.records.size() == 1);
}

TEST_CASE("a server that was restored from an old backup gets everything again by itself") {
    EngineBench bench;
    for (int i = 0; i < 5; ++i) bench.kiosk.save();
    bench.start();
    const FakeServer::Kept backup = bench.server.kept;
    for (int i = 0; i < 7; ++i) bench.save();
    REQUIRE(bench.alarm.settles());
    CHECK(bench.server.kept.records.size() == 12);
    bench.server.restore(backup);
    bench.pass(hello_every_ms);
    CHECK(bench.server.kept.records.size() == 12);
    CHECK(bench.state().waiting == 0);
}

TEST_CASE("health is told once an hour: queue, disk, version") {
    EngineBench bench;
    bench.start();
    REQUIRE(bench.server.health.size() == 1);
    CHECK(bench.server.health[0].free_disk_bytes == 1234);
    CHECK(bench.server.health[0].software == "0.1");
    for (int i = 0; i < 11; ++i) bench.pass(5 * minute_ms);
    CHECK(bench.server.health.size() == 1);
    bench.pass(5 * minute_ms);
    CHECK(bench.server.health.size() == 2);
}

TEST_CASE("health is told after the records have gone, and again when fewer wait than was told") {
    EngineBench bench;
    for (int i = 0; i < 120; ++i) bench.kiosk.save();
    bench.start();
    REQUIRE(bench.server.health.size() == 1);
    CHECK(bench.server.health.back().waiting == 0);
    // Records do not get through, and health does.
    bench.server.fault = [](const HttpRequest& request) {
        return request.path == "/v1/records" ? Fault::error_500 : Fault::none;
    };
    bench.save();
    REQUIRE(bench.alarm.settles());
    for (int i = 0; i < 5; ++i) bench.pass(longest_wait_ms);
    const std::size_t told = bench.server.health.size();
    REQUIRE(told == 2);
    CHECK(bench.server.health.back().waiting == 1);
    bench.server.fault = nullptr;
    bench.pass(longest_wait_ms);
    REQUIRE(bench.server.health.size() == told + 1);
    CHECK(bench.server.health.back().waiting == 0);
    // What is sent as it is saved is nothing to tell before the hour is over.
    bench.save();
    REQUIRE(bench.alarm.settles());
    CHECK(bench.server.health.size() == told + 1);
}

TEST_CASE("staff's send now ends with the health, however long it would have waited") {
    EngineBench bench;
    bench.server.fault = no_network;
    bench.start();
    bench.save();
    REQUIRE(bench.alarm.settles());
    bench.server.fault = nullptr;
    bench.engine.sync_now();
    REQUIRE(bench.alarm.settles());
    REQUIRE(bench.server.health.size() == 1);
    CHECK(bench.server.health.back().waiting == 0);
}

TEST_CASE("a kiosk at rest asks twice in five minutes and writes nothing") {
    EngineBench bench;
    bench.start();
    const std::size_t asked = bench.server.asked.size();
    const auto written = std::filesystem::last_write_time(bench.kiosk.file().string() + "-wal");
    const std::size_t changes = bench.states.size();
    bench.pass(5 * minute_ms);
    CHECK(bench.server.asked.size() == asked + 2);
    CHECK(std::filesystem::last_write_time(bench.kiosk.file().string() + "-wal") == written);
    CHECK(bench.states.size() == changes);
}

TEST_CASE("stop ends the thread while it sleeps, and cancels the transport") {
    EngineBench bench;
    bench.start();
    bench.engine.stop();
    CHECK(bench.server.cancelled);
    bench.engine.stop();
}
