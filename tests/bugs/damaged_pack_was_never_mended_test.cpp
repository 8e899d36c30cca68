// With one damaged pack the kiosk showed no meeting at all, and its ETag made the server answer "unchanged" for ever.
#include "kiosk/store/pack_shelf_store.h"
#include "tests/kiosk/store/store_bench.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("a damaged pack makes the next download bring all of them") {
    StoreBench bench;
    PackShelfStore shelf(bench.database(), bench.box(), bench.clock, never_over);
    REQUIRE(shelf.replace({{"a", "one"}, {"b", "two"}}, "\"1\"").ok());
    REQUIRE(bench.database()
                .change([](Database& database) {
                    return database.execute("UPDATE pack_part SET box = x'00' WHERE pack = 'a'");
                })
                .ok());
    CHECK(shelf.packs().error().kind == ErrorKind::corrupt);
    CHECK(shelf.etag().value().empty());
    REQUIRE(shelf.replace({{"a", "one"}, {"b", "two"}}, "\"1\"").ok());
    CHECK(shelf.packs().value().size() == 2);
}
