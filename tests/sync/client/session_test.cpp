#include "sync/client/session.h"
#include "tests/sync/client/fake_server.h"

#include <catch2/catch.hpp>

using namespace copro;
using copro::test::FakeServer;

namespace {

struct Bench {
    FakeServer server;
    TestClock clock{1'760'000'000'000};
    Enrolment enrolment = server.enrolment();
    Session session{server, enrolment, clock};

    Reply ask() {
        HttpRequest request;
        request.path = "/v1/packs";
        return session.send(request);
    }
};

} // namespace

TEST_CASE("the first request proves who the kiosk is, and the next ones use the same token") {
    Bench bench;
    CHECK(bench.ask().kind == ReplyKind::good);
    CHECK(bench.ask().kind == ReplyKind::good);
    CHECK(bench.server.asked ==
          std::vector<std::string>{"POST /v1/challenge", "POST /v1/token", "GET /v1/packs", "GET /v1/packs"});
}

TEST_CASE("a token is renewed a minute before its hour is over, whatever the wall clock does") {
    Bench bench;
    (void)bench.ask();
    bench.clock.jump_wall(-10LL * 365 * 24 * 3600 * 1000);
    bench.clock.advance(58LL * 60 * 1000);
    (void)bench.ask();
    CHECK(bench.server.count("POST /v1/token") == 1);
    bench.clock.advance(61LL * 1000);
    (void)bench.ask();
    CHECK(bench.server.count("POST /v1/token") == 2);
}

TEST_CASE("a server that has forgotten the token is given one new signed challenge, once") {
    Bench bench;
    (void)bench.ask();
    bench.server.forget_tokens();
    CHECK(bench.ask().kind == ReplyKind::good);
    CHECK(bench.server.count("POST /v1/token") == 2);
}

TEST_CASE("a device that the server does not know is not let in and does not keep knocking") {
    Bench bench;
    bench.server.refuses_tokens = true;
    CHECK(bench.ask().kind == ReplyKind::unauthorised);
    CHECK(bench.server.asked.size() == 2);
}

TEST_CASE("only a revocation that the server's key has signed for this device counts") {
    Bench bench;
    (void)bench.ask();
    bench.server.revoked = true;
    CHECK(bench.ask().kind == ReplyKind::revoked);
    bench.server.fault = [](const HttpRequest&) { return test::Fault::bad_signature; };
    CHECK(bench.ask().kind == ReplyKind::rejected);
    bench.server.fault = nullptr;
    bench.server.instead = [&](const HttpRequest&) { return bench.server.error(403, "revoked"); };
    CHECK(bench.ask().kind == ReplyKind::rejected);

    bench.server.instead = nullptr;
    Enrolment renamed = bench.server.enrolment();
    renamed.device = "kiosk-9";
    Session session(bench.server, renamed, bench.clock);
    HttpRequest request;
    request.path = "/v1/packs";
    CHECK(session.send(request).kind != ReplyKind::revoked);
}

TEST_CASE("what has an ETag comes once, and is unchanged only to a kiosk that has it") {
    Bench bench;
    const auto ask = [&](const std::string& etag) {
        return bench.session.ask_for_newer("/v1/packs", packs_purpose, etag);
    };
    const Reply first = ask("");
    REQUIRE(first.kind == ReplyKind::good);
    CHECK(ask("\"another\"").kind == ReplyKind::good);
    CHECK(ask(first.response.header("etag")).kind == ReplyKind::unchanged);
    bench.server.instead = [](const HttpRequest& request) -> std::optional<HttpResponse> {
        if (request.path != "/v1/packs") return std::nullopt;
        HttpResponse unchanged;
        unchanged.status = 304;
        unchanged.headers["copro-protocol"] = "1";
        return unchanged;
    };
    CHECK(ask(first.response.header("etag")).kind == ReplyKind::unchanged);
    const Reply nothing_here = ask("");
    CHECK(nothing_here.kind == ReplyKind::retry);
    CHECK(nothing_here.error->kind == ErrorKind::corrupt);
}

TEST_CASE("a reply whose signature is another's is of no use") {
    Bench bench;
    bench.server.fault = [](const HttpRequest& request) {
        return request.path == "/v1/packs" ? test::Fault::bad_signature : test::Fault::none;
    };
    HttpRequest request;
    request.path = "/v1/packs";
    const Reply reply = bench.session.send_for_signed(request, packs_purpose);
    CHECK(reply.kind == ReplyKind::retry);
    CHECK(reply.error->kind == ErrorKind::corrupt);
}
