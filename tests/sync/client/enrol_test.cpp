#include "sync/client/enrol.h"
#include "tests/sync/client/fake_server.h"

#include <catch2/catch.hpp>

using namespace copro;
using copro::test::FakeServer;

TEST_CASE("enrolling gives name, keys and pins, and a key pair of its own each time") {
    FakeServer server("kiosk-7");
    const auto one = enrol(server, "https://copro.test:8443", "ABCDEFGHJK", "0.1");
    const auto other = enrol(server, "https://copro.test:8443", "ABCDEFGHJK", "0.1");
    REQUIRE(one.ok());
    REQUIRE(other.ok());
    CHECK(one->device == "kiosk-7");
    CHECK(one->server_url == "https://copro.test:8443");
    CHECK(one->organisation == "Example");
    CHECK(one->server_key == server.enrolment().server_key);
    CHECK(one->intake_key == server.enrolment().intake_key);
    CHECK(one->tls_pins == std::vector<std::string>{FakeServer::pin()});
    CHECK(one->device_keys.public_key != other->device_keys.public_key);
}

TEST_CASE("a wrong code is refused, and it is sent only once because tries are few") {
    FakeServer server;
    const auto refused = enrol(server, "https://copro.test", "WRONGWRONG", "0.1");
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ErrorKind::refused);
    CHECK(server.asked.size() == 1);
}

TEST_CASE("a certificate that is not among the server's pins is refused at first contact") {
    FakeServer server;
    server.served_pin = "sha256//" + std::string(43, 'B') + "=";
    const auto other = enrol(server, "https://copro.test", "ABCDEFGHJK", "0.1");
    REQUIRE_FALSE(other.ok());
    CHECK(other.error().kind == ErrorKind::corrupt);
    server.served_pin.clear();
    CHECK_FALSE(enrol(server, "https://copro.test", "ABCDEFGHJK", "0.1").ok());
}

TEST_CASE("a portal's page, an error and silence do not enrol a kiosk and are not called a wrong code") {
    for (const test::Fault fault : {test::Fault::portal, test::Fault::redirect, test::Fault::error_500,
                                    test::Fault::busy_503, test::Fault::unreachable}) {
        FakeServer server;
        server.fault = [fault](const HttpRequest&) { return fault; };
        const auto enrolment = enrol(server, "https://copro.test", "ABCDEFGHJK", "0.1");
        REQUIRE_FALSE(enrolment.ok());
        CHECK(enrolment.error().kind == ErrorKind::unavailable);
    }
}

TEST_CASE("a server's address is https, a host and perhaps a port, and nothing else") {
    CHECK(check_server_url("https://copro.example").ok());
    CHECK(check_server_url("https://127.0.0.1:8443").ok());
    CHECK(check_server_url("https://[::1]:8443").ok());
    for (const char* bad : {"", "https://", "http://copro.example", "copro.example", "https://a b", "https://a/path",
                            "https://user@host", "https://host?x", "https://host#x", "HTTPS://host"}) {
        INFO(bad);
        CHECK(check_server_url(bad).error().kind == ErrorKind::invalid);
    }
}
