// A zero character in the meeting, language or form of a record went into the readable tables, which PostgreSQL
// refuses: one such record would have stopped the opener for all.
#include "sync/server/opener/open_record.h"
#include "tests/sync/server/support.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("a record with a zero character anywhere in its inside is set aside") {
    FakeKiosk kiosk;
    const SealingKeyPair intake = SealingKeyPair::generate();
    kiosk.intake = intake.public_key;
    for (const char* field : {"meeting", "language", "form"}) {
        INFO(field);
        const EnvelopeHeader header = kiosk.header(1);
        const std::string inside =
            fmt::format(R"({{"schema":1,"rec_id":"{}","kind":"attendance","{}":"a\u0000b","body":{{"event":"in"}}}})",
                        header.rec_id.text(), field);
        const OpenedRecord record = open_record(make_envelope(header, to_bytes(inside), intake.public_key, kiosk.keys),
                                                kiosk.keys.public_key, intake);
        REQUIRE(std::holds_alternative<Unopened>(record.body));
        CHECK(record.facts.language.empty());
    }
}
