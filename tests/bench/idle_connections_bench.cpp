// A good kiosk's round trip to the server, alone and beside a thousand connections that say nothing.
#include "report.h"
#include "server_client.h"

#include <sys/resource.h>

using namespace copro;
using namespace copro::bench;

namespace {

void allow_many_files() {
    rlimit limit{};
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &limit) == 0);
    limit.rlim_cur = limit.rlim_max;
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &limit) == 0);
}

using Idle = std::vector<std::unique_ptr<test::TlsClient>>;

// Each proves that it is a kiosk's: a connection that never asks anything is cut after some seconds.
void all_ask(const Idle& connections) {
    const std::string health = request("GET /v1/health", "", "");
    for (const auto& connection : connections) {
        REQUIRE(connection->send(health));
        const auto reply = connection->receive();
        REQUIRE(reply.has_value());
        REQUIRE(reply->status == 200);
    }
}

struct RoundTrips {
    Figures records;
    Figures health;
};

RoundTrips round_trips(ServerClient& client, int count) {
    RoundTrips times;
    for (int turn = 0; turn < count; ++turn) {
        const std::string one = client.records(1);
        double asked = now_ms();
        const std::string reply = client.send(one);
        times.records.add(now_ms() - asked);
        REQUIRE(all_stored(reply, 1));
        const std::string health = request("GET /v1/health", "", "");
        asked = now_ms();
        REQUIRE_FALSE(client.send(health).empty());
        times.health.add(now_ms() - asked);
    }
    return times;
}

} // namespace

TEST_CASE("server: idle connections", "[idle-connections]") {
    allow_many_files();
    test::RealServer server;
    ServerClient client(server);
    const int turns = size_of_run(300, 5);
    const int count = size_of_run(1000, 20);
    (void)round_trips(client, turns / 5);
    const RoundTrips alone = round_trips(client, turns);
    Idle idle;
    for (int at = 0; at < count; ++at) {
        idle.push_back(test::TlsClient::connect(port_of(server)));
        REQUIRE(idle.back() != nullptr);
    }
    all_ask(idle);
    const RoundTrips beside = round_trips(client, turns);
    // They were there all the time.
    all_ask(idle);
    const double ratio = beside.records.median() / alone.records.median();
    // Of a wait for the disk, a tenth more or less is the disk.
    print({fmt::format("server: one record kept, beside {} idle connections", count), beside.records.text(),
           "as without them", ratio, ratio < 1.1});
    print_beside("one record kept, without them", alone.records.text());
    const double health = beside.health.median() / alone.health.median();
    print({"server: a reply without the disk, beside them", beside.health.text(), "as without them", health,
           health < 1.1});
    print_beside("a reply without the disk, without them", alone.health.text());
}
