#include "sync/client/curl_transport.h"
#include "sync/client/session.h"
#include "tests/sync/client/real_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <thread>

using namespace copro;
using copro::test::RealServer;

namespace {

Reply hello(Transport& transport, const Enrolment& enrolment) {
    const SystemClock clock;
    Session session(transport, enrolment, clock);
    HttpRequest request;
    request.path = "/v1/hello?install=" + Uuid::random().text() + "&nonce=" + to_base64url(random_bytes(24));
    return session.send_for_signed(request, hello_purpose);
}

// Accepts connections and never says a word.
class SilentServer {
public:
    SilentServer()
        : m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::bind(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        REQUIRE(::listen(m_socket, 4) == 0);
        socklen_t size = sizeof address;
        REQUIRE(::getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size) == 0);
        m_port = ntohs(address.sin_port);
    }
    SilentServer(const SilentServer&) = delete;
    SilentServer& operator=(const SilentServer&) = delete;
    ~SilentServer() {
        ::close(m_accepted);
        ::close(m_socket);
    }
    void wait_for_caller() {
        m_accepted = ::accept(m_socket, nullptr, nullptr);
        char letter = 0;
        (void)!::read(m_accepted, &letter, 1);
    }
    [[nodiscard]] std::string url() const { return "https://127.0.0.1:" + std::to_string(m_port); }

private:
    int m_socket;
    int m_accepted = -1;
    int m_port = 0;
};

} // namespace

TEST_CASE("a kiosk enrols at the real server and is known there by its signed challenge and the server's pin") {
    RealServer server;
    const auto enrolment = enrol(server.url(), server.code(), "0.1");
    INFO((enrolment ? "" : enrolment.error().text()));
    REQUIRE(enrolment.ok());
    CHECK(enrolment->organisation == "Example");
    CHECK(enrolment->tls_pins.size() == 2);
    const auto transport = CurlTransport::make(server.url(), enrolment->tls_pins).take();
    const Reply reply = hello(*transport, *enrolment);
    INFO((reply.error ? reply.error->text() : ""));
    CHECK(reply.kind == ReplyKind::good);
}

TEST_CASE("the real server takes a code once, and refuses one that it never gave") {
    RealServer server;
    const std::string code = server.code();
    REQUIRE(enrol(server.url(), code, "0.1").ok());
    CHECK(enrol(server.url(), code, "0.1").error().kind == ErrorKind::refused);
    CHECK(enrol(server.url(), "AAAAAAAAAA", "0.1").error().kind == ErrorKind::refused);
}

TEST_CASE("a server with another key is not spoken to") {
    RealServer server;
    const auto enrolment = enrol(server.url(), server.code(), "0.1").take();
    RealServer other;
    const auto transport = CurlTransport::make(other.url(), enrolment.tls_pins).take();
    const Reply reply = hello(*transport, enrolment);
    CHECK(reply.kind == ReplyKind::retry);
    CHECK(reply.error->kind == ErrorKind::unavailable);
    CHECK(CurlTransport::make(other.url(), {}).error().kind == ErrorKind::invalid);
}

TEST_CASE("cancel ends an exchange with a server that says nothing, at once and for good") {
    SilentServer silent;
    const auto transport = CurlTransport::make(silent.url(), {"sha256//" + std::string(43, 'A') + "="}).take();
    Result<HttpResponse> response = internal("not sent");
    std::thread sending([&] {
        HttpRequest request;
        request.path = "/v1/packs";
        response = transport->send(request);
    });
    silent.wait_for_caller();
    transport->cancel();
    sending.join();
    REQUIRE_FALSE(response.ok());
    CHECK(response.error().kind == ErrorKind::unavailable);
    CHECK_FALSE(transport->send(HttpRequest()).ok());
}
