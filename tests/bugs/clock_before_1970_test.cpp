// A clock before 1970, as after a flat battery: the day was one too late, and a server with such a clock got no record
// at all, because its hello was refused.
#include "sync/protocol/messages.h"
#include "sync/records/date.h"
#include "tests/sync/base/zone.h"

#include <catch2/catch.hpp>

using namespace copro;
using namespace copro::test;

TEST_CASE("before 1970 a day begins at midnight as well") {
    const Zone greenwich("UTC0");
    CHECK(date_text(local_date(-1)) == "1969-12-31");
    CHECK(local_time_text(-1) == "23:59");
    CHECK(date_text(local_date(-1000)) == "1969-12-31");
    CHECK(date_text(local_date(0)) == "1970-01-01");
    CHECK(wall_ms_of(*parse_date("1969-12-31"), "23:59") == -60'000);
}

TEST_CASE("a server whose clock was never set is still a server") {
    HelloReply hello;
    hello.nonce = "0123456789abcdef";
    hello.wall_ms = -86'400'000;
    const auto read = parse_hello_reply(to_json(hello));
    REQUIRE(read.ok());
    CHECK(read->wall_ms == hello.wall_ms);
}
