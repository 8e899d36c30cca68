#include "sync/client/exchange.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

HttpResponse answer(int status) {
    HttpResponse response;
    response.status = status;
    response.headers = {{"copro-protocol", "1"}, {"content-type", "application/json"}};
    response.body = "{}";
    return response;
}

} // namespace

TEST_CASE("200 with the protocol's header and JSON or a medium's bytes is good, with or without a charset") {
    CHECK(judge(answer(200)).kind == ReplyKind::good);
    HttpResponse with_charset = answer(200);
    with_charset.headers["content-type"] = "application/json; charset=utf-8";
    CHECK(judge(with_charset).kind == ReplyKind::good);
    HttpResponse medium = answer(200);
    medium.headers["content-type"] = "application/octet-stream";
    CHECK(judge(medium).kind == ReplyKind::good);
}

TEST_CASE("an answer without the protocol's header is retried whatever it says") {
    for (const int status : {200, 201, 204, 301, 302, 304, 307, 400, 401, 403, 404, 410, 511}) {
        HttpResponse portal = answer(status);
        portal.headers.erase("copro-protocol");
        INFO(status);
        const Reply reply = judge(portal);
        CHECK(reply.kind == ReplyKind::retry);
        CHECK(reply.error->kind == ErrorKind::unavailable);
    }
}

TEST_CASE("an answer of another protocol version or content type is retried") {
    HttpResponse newer = answer(200);
    newer.headers["copro-protocol"] = "2";
    CHECK(judge(newer).kind == ReplyKind::retry);
    for (const char* type : {"text/html", "", "application/jsonp", "text/json"}) {
        HttpResponse other = answer(200);
        other.headers["content-type"] = type;
        INFO(type);
        CHECK(judge(other).kind == ReplyKind::retry);
    }
}

TEST_CASE("408, 425, 429 and every 5xx are retried, with Retry-After when there is one") {
    for (const int status : {408, 425, 429, 500, 502, 503, 504, 599}) {
        HttpResponse later = answer(status);
        later.headers["retry-after"] = "12";
        INFO(status);
        const Reply reply = judge(later);
        CHECK(reply.kind == ReplyKind::retry);
        CHECK(reply.retry_after_ms == 12'000);
    }
}

TEST_CASE("redirects and other successes than 200 are retried, even from the server itself") {
    for (const int status : {100, 201, 202, 204, 301, 302, 303, 307, 308}) {
        INFO(status);
        CHECK(judge(answer(status)).kind == ReplyKind::retry);
    }
}

TEST_CASE("304, 401 and the other refusals of the server are told apart") {
    CHECK(judge(answer(304)).kind == ReplyKind::unchanged);
    CHECK(judge(answer(401)).kind == ReplyKind::unauthorised);
    for (const int status : {400, 403, 404, 409, 413, 422}) {
        INFO(status);
        CHECK(judge(answer(status)).kind == ReplyKind::rejected);
    }
}
