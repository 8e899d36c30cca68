#include "kiosk/store/schema.h"
#include "sync/protocol/envelope.h"

#include <catch2/catch.hpp>

using namespace copro;

TEST_CASE("no step of the schema that has shipped was changed afterwards") {
    // Kiosks in the field have run these. A change here needs a new step and a new line, never another hash.
    const std::vector<std::string> shipped{
        "291fa389da972fed0b0017ce20f2a94813bbb9ec935f764f64928deb4b48a1e0",
        "6e6cfdef8a2931f8658d41c22cccc0c8b69213c7d7fdd5bab7d19d402e50a9b6",
        "1cd53c11ce0165c74461611b90d3e0fdf488051325d5951432c8903bff9f3f3f",
        "3937ed274d5e5a89e4820d92259bec675c0b1b2185c1f12b990ac29e09f0993b",
        "be8804eca28346a57f7cb84258c271da806835fe08f57366ad376d395266390f",
        "3a9769bfb700f3a4082596a5032486765a32aba815c2731d768cf8b55cfa0ca4",
        "237de88588f8782f4593c34b5c78d1b7803ae1e7bf706c80bd1ece4cd091383b",
    };
    const auto steps = schema_steps();
    REQUIRE(steps.size() == shipped.size());
    for (std::size_t i = 0; i < steps.size(); ++i) CHECK(to_hex(envelope_hash(to_bytes(steps[i]))) == shipped[i]);
}
