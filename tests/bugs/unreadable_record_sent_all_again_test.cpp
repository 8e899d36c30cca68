// A batch of which the server could read nothing was answered with ack_seq 0. The kiosk took that for a server restored
// from an old backup and sent everything it had ever kept once more.
#include "tests/kiosk/store/store_bench.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("a reply in which every record is parked says nothing about what else the server has") {
    StoreBench bench;
    const std::vector<Uuid> sent{bench.save(), bench.save(), bench.save()};
    bench.answer(sent, RecordState::stored, 3);
    const Uuid unreadable = bench.save();
    bench.answer({unreadable}, RecordState::parked, 0);
    CHECK(bench.counts().waiting == 0);
    CHECK(bench.counts().parked == 1);
    // And a server that was restored is still noticed.
    const Uuid next = bench.save();
    bench.answer({next}, RecordState::stored, 1);
    CHECK(bench.counts().waiting == 3);
}
