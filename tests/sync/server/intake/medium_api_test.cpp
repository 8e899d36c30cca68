#include "tests/sync/server/intake/intake_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

struct MediumOffice : IntakeFixture {
    Bytes bytes = random_bytes(300'000);
    std::string sha256 = to_hex(envelope_hash(bytes));
    std::string token;

    MediumOffice() {
        enrol();
        token = bearer();
        must(writer->ask([&](Store& store) { return store.add_media({{sha256, bytes}}); }));
    }
    [[nodiscard]] RawReply get(const std::string& name, const std::string& query) const {
        return ask("GET", "/v1/media/" + name + query, "", token);
    }
};

} // namespace

TEST_CASE("a survey's picture comes in as many pieces as a kiosk asks for, from where it asks for them") {
    const MediumOffice office;
    std::string taken;
    while (taken.size() < office.bytes.size()) {
        const RawReply reply = office.get(office.sha256, fmt::format("?offset={}&most=131072", taken.size()));
        REQUIRE(reply.status == 200);
        CHECK(reply.headers.at("content-type") == "application/octet-stream");
        CHECK(reply.headers.at("copro-protocol") == "1");
        taken += reply.body;
    }
    CHECK(taken == as_text(office.bytes));
    CHECK(office.get(office.sha256, "?offset=299999&most=262144").body.size() == 1);
}

TEST_CASE("a medium that is not there, and a request that asks for nothing, are told so") {
    const MediumOffice office;
    const auto status_of = [&](const std::string& name, const std::string& query) {
        return office.get(name, query).status;
    };
    CHECK(status_of(std::string(64, '0'), "?offset=0&most=10") == 404);
    CHECK(status_of("abc", "?offset=0&most=10") == 400);
    for (const char* query : {"", "?offset=0", "?offset=-1&most=10", "?offset=0&most=0", "?offset=0&most=262145",
                              "?offset=x&most=10", "?offset=300000&most=10", "?offset=9223372036854775807&most=10"}) {
        INFO(query);
        CHECK(status_of(office.sha256, query) == 400);
    }
    CHECK(office.ask("GET", "/v1/media/" + office.sha256 + "?offset=0&most=10", "").status == 401);
    CHECK(office.ask("POST", "/v1/media/" + office.sha256, "", office.token).status == 404);
}
