// A captive portal's "Retry-After: 3600" held a kiosk off for an hour, though the network came back after minutes.
#include "sync/client/exchange.h"

#include <catch2/catch.hpp>

using namespace copro;

TEST_CASE("only the server may say when to come back, not a portal in between") {
    HttpResponse portal;
    portal.status = 503;
    portal.headers = {{"retry-after", "3600"}, {"content-type", "text/html"}};
    CHECK(judge(portal).kind == ReplyKind::retry);
    CHECK_FALSE(judge(portal).retry_after_ms.has_value());
    portal.headers["copro-protocol"] = "1";
    CHECK(judge(portal).retry_after_ms == 3'600'000);
}
