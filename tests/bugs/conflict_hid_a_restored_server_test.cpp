// A record in conflict left a gap in ack_seq that never closed. The number then never rose again, so a kiosk could not
// notice that the server had been restored from an old backup, and what was lost there was not sent again.
#include "sync/server/store/sqlite_store.h"
#include "tests/sync/server/support.h"

using namespace copro;
using namespace copro::test;

namespace {

IntakeItem item_of(const EnvelopeHeader& header, const std::string& bytes) {
    const Bytes encoded = to_bytes(bytes);
    return {header, encoded, envelope_hash(encoded), ""};
}

} // namespace

TEST_CASE("the watermark goes on behind a record in conflict, which is kept") {
    const TempFolder folder;
    const auto store = must(open_sqlite_store(folder.path() / "server.db"));
    const FakeKiosk kiosk;
    const EnvelopeHeader first = kiosk.header(1);
    EnvelopeHeader twin = kiosk.header(2);
    twin.rec_id = first.rec_id;
    const auto replies = must(store->take_in(
        {IntakeBatch{kiosk.device, {item_of(first, "one"), item_of(twin, "two"), item_of(kiosk.header(3), "three")}}},
        test_now_ms));
    CHECK(replies[0].answers[1].state == RecordState::conflict);
    CHECK(replies[0].ack_seq == 3);
    CHECK(must(store->conflict_count()) == 1);
}
