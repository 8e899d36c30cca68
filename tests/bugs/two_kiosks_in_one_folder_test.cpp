// Two kiosk programs could be started on one data folder: two connections then wrote one log, which SQLite
// before 3.51.3 can damage.
#include "tests/kiosk/store/store_bench.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("a second kiosk on the same folder is refused, and works once the first has ended") {
    StoreBench bench;
    const SigningPublicKey key = bench.enrolment().device_keys.public_key;
    const auto second = KioskDatabase::open(bench.folder(), key);
    REQUIRE_FALSE(second.ok());
    CHECK(second.error().kind == ErrorKind::unavailable);
    CHECK(bench.save() != Uuid());
    bench.close();
    CHECK(KioskDatabase::open(bench.folder(), key).ok());
}
