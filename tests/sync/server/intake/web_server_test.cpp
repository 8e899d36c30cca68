#include "sync/base/files.h"
#include "sync/base/log.h"
#include "tests/sync/server/intake/intake_fixture.h"

#include <future>

using namespace copro;
using namespace copro::test;

namespace {

constexpr const char* get_health = "GET /v1/health HTTP/1.1\r\nHost: a\r\n\r\n";

// Sends exactly these bytes and gives back the status; 0 when the connection was ended without a word.
int status_of(const IntakeFixture& office, const std::string& bytes) {
    const auto client = office.connect();
    client->send(bytes);
    const auto reply = client->receive();
    if (!reply) return 0;
    CHECK(reply->headers.at("copro-protocol") == "1");
    return reply->status;
}

// A server with a handler of the test's own.
struct OwnServer {
    TlsMaterial tls = must(make_tls_material());
    std::unique_ptr<WebServer> web;
    explicit OwnServer(WebHandler handler, WebLimits limits = {}) {
        limits.most_body_bytes = 1000;
        web = must(start_web_server({"127.0.0.1", 0, 2, limits, tls}, std::move(handler)));
    }
};

} // namespace

TEST_CASE("the server shows the key that its pin promises, and speaks TLS 1.3 only") {
    const IntakeFixture office;
    CHECK(office.connect()->pin() == office.identity.tls_pins.front());
    CHECK(office.connect()->pin() != must(pin_of_key(must(make_tls_material()).key_pem)));
    CHECK(TlsClient::connect(office.web->port(), TLS1_2_VERSION) == nullptr);
}

TEST_CASE("several requests go over one connection, sent ahead or one by one") {
    const IntakeFixture office;
    const auto client = office.connect();
    for (int i = 0; i < 3; ++i) {
        REQUIRE(client->send(get_health));
        CHECK(client->receive()->status == 200);
    }
    REQUIRE(client->send(std::string(get_health) + get_health));
    CHECK(client->receive()->status == 200);
    CHECK(client->receive()->status == 200);
}

TEST_CASE("requests that two readers could read in two ways are refused and the connection ended") {
    const IntakeFixture office;
    const std::string post = "POST /v1/enrol HTTP/1.1\r\nHost: a\r\n";
    CHECK(status_of(office, post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") == 400);
    CHECK(status_of(office, post + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n") == 400);
    CHECK(status_of(office, post + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n") == 411);
    CHECK(status_of(office, post + "Content-Length: 4\r\nContent-Length: 5\r\n\r\n{}  ") == 400);
    CHECK(status_of(office, post + "Content-Length: -1\r\n\r\n") == 400);
    CHECK(status_of(office, post + "Content-Length : 2\r\n\r\n{}") == 400);
    CHECK(status_of(office, std::string("GET /v1/health HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 44)) == 400);
    CHECK(status_of(office, "GET /v1/health HTTP/3.9\r\nHost: a\r\n\r\n") == 400);
    CHECK(status_of(office, "hello\r\n\r\n") == 400);
    const auto client = office.connect();
    client->send(post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + get_health);
    CHECK(client->receive()->status == 400);
    CHECK_FALSE(client->receive().has_value());
}

TEST_CASE("a request must carry one Host") {
    const IntakeFixture office;
    CHECK(status_of(office, "GET /v1/health HTTP/1.1\r\n\r\n") == 400);
    CHECK(status_of(office, "GET /v1/health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") == 400);
    CHECK(status_of(office, "GET /v1/health HTTP/1.1\r\nHost: \r\n\r\n") == 400);
    CHECK(status_of(office, get_health) == 200);
}

TEST_CASE("what is too large is refused") {
    const IntakeFixture office;
    const std::string post = "POST /v1/records HTTP/1.1\r\nHost: a\r\nContent-Length: ";
    CHECK(status_of(office, post + std::to_string(most_request_bytes + 1) + "\r\n\r\n") == 413);
    CHECK(status_of(office, "GET /v1/health HTTP/1.1\r\nHost: a\r\nX: " + std::string(9000, 'a') + "\r\n\r\n") == 431);
}

TEST_CASE("who waits to be asked for the body is asked") {
    const IntakeFixture office;
    const auto client = office.connect();
    REQUIRE(client->send("POST /v1/enrol HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"));
    CHECK(client->receive(false)->status == 100);
    REQUIRE(client->send("{}"));
    CHECK(client->receive()->status == 400);
    CHECK(status_of(office, "GET /v1/health HTTP/1.1\r\nHost: a\r\nExpect: wonders\r\n\r\n") == 417);
}

TEST_CASE("a client that is slow with handshake, header or body is cut off") {
    WebLimits limits;
    limits.first_header_ms = 150;
    limits.body_ms = 150;
    limits.idle_ms = 150;
    const IntakeFixture office(limits);
    const auto silent = office.connect();
    const auto dripping = office.connect();
    dripping->send("GET /v1/hea");
    const auto half = office.connect();
    half->send("POST /v1/enrol HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{");
    const auto idle = office.connect();
    idle->send(get_health);
    CHECK(idle->receive()->status == 200);
    CHECK(silent->is_cut());
    CHECK(dripping->is_cut());
    CHECK(half->is_cut());
    CHECK(idle->is_cut());
    CHECK(status_of(office, get_health) == 200);
}

TEST_CASE("connections above the limit are closed and the others go on") {
    WebLimits limits;
    limits.most_connections = 3;
    const IntakeFixture office(limits);
    const auto one = office.connect();
    const auto two = office.connect();
    const auto three = office.connect();
    CHECK(TlsClient::connect(office.web->port()) == nullptr);
    REQUIRE(three->send(get_health));
    CHECK(three->receive()->status == 200);
}

TEST_CASE("draining finishes what is being answered, closes what is idle and takes nothing new") {
    std::promise<void> arrived;
    std::promise<WebDone> held;
    auto waiting = held.get_future();
    OwnServer server([&](const WebRequest&, const WebDone& done) {
        held.set_value(done);
        arrived.set_value();
    });
    const std::uint16_t port = server.web->port();
    const auto idle = TlsClient::connect(port);
    const auto busy = TlsClient::connect(port);
    REQUIRE(idle);
    REQUIRE(busy);
    REQUIRE(busy->send(get_health));
    arrived.get_future().wait();
    std::thread draining([&] { server.web->drain(); });
    // The idle one is ended as soon as draining begins, long before anything times out.
    CHECK(idle->is_cut());
    waiting.get()({200, "{}", {}});
    const auto reply = busy->receive();
    REQUIRE(reply.has_value());
    CHECK(reply->status == 200);
    CHECK(reply->headers.at("connection") == "close");
    CHECK(busy->is_cut());
    draining.join();
    server.web.reset();
    CHECK(TlsClient::connect(port) == nullptr);
}

TEST_CASE("an answer that comes after draining gave up is dropped without harm") {
    std::promise<WebDone> held;
    auto waiting = held.get_future();
    WebLimits limits;
    limits.drain_ms = 50;
    OwnServer server([&](const WebRequest&, const WebDone& done) { held.set_value(done); }, limits);
    const auto client = TlsClient::connect(server.web->port());
    REQUIRE(client);
    REQUIRE(client->send(get_health));
    WebDone done = waiting.get();
    server.web->drain();
    done({200, "{}", {}});
    done = nullptr;
    server.web.reset();
    CHECK(client->is_cut());
}

TEST_CASE("a handler that throws costs one answer, not the server; its kind is told, and none of its words") {
    const test::TempFolder folder;
    const std::string log = (folder.path() / "log").string();
    log_to_file(log);
    OwnServer server([](const WebRequest&, const WebDone&) { throw std::runtime_error("boom"); });
    for (int i = 0; i < 2; ++i) {
        const auto client = TlsClient::connect(server.web->port());
        REQUIRE(client);
        REQUIRE(client->send(get_health));
        CHECK(client->receive()->status == 500);
    }
    log_nothing();
    const std::string told = must(read_file(log));
    CHECK(told.find("\"kind\":\"std::runtime_error\"") != std::string::npos);
    CHECK(told.find("\"path\":\"/v1/health\"") != std::string::npos);
    CHECK(told.find("boom") == std::string::npos);
}

TEST_CASE("a place that cannot be listened on is an error with its name") {
    const OwnServer taken([](const WebRequest&, const WebDone&) {});
    const auto second = start_web_server({"127.0.0.1", taken.web->port(), 1, {}, taken.tls}, {});
    REQUIRE_FALSE(second.ok());
    CHECK(second.error().kind == ErrorKind::unavailable);
    CHECK(second.error().place == fmt::format("127.0.0.1:{}", taken.web->port()));
    CHECK(start_web_server({"not a host", 0, 1, {}, taken.tls}, {}).error().place == "--listen");
    CHECK(start_web_server({"127.0.0.1", 0, 1, {}, {"x", "y"}}, {}).error().kind == ErrorKind::corrupt);
}

TEST_CASE("an address stands as a URL has it, in brackets where it has colons itself") {
    CHECK(host_and_port("127.0.0.1", 8443) == "127.0.0.1:8443");
    CHECK(host_and_port("localhost", 1) == "localhost:1");
    CHECK(host_and_port("::1", 8443) == "[::1]:8443");
    CHECK(host_and_port("fe80::1%eth0", 8443) == "[fe80::1%eth0]:8443");
}
