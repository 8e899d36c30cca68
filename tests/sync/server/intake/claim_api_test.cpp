// GET /v1/claims: what came of claims, as kiosks fetch it.
#include "intake_fixture.h"

#include <algorithm>

using namespace copro;
using namespace copro::test;

namespace {

ToldClaim claim_to_tell(const std::string& reference, std::int64_t pence) {
    ToldClaim told;
    told.reference = reference;
    told.answer.claimed_on = *parse_date("2026-11-22");
    told.answer.costs = PartAnswer{ClaimOutcome::waiting, Pence{pence}, {}, {}, {}, ""};
    return told;
}

// An intake whose reports tell of these claims.
struct TellingOffice : IntakeFixture {
    std::vector<ToldClaim> told;
    std::optional<Date> since;
    std::optional<Error> trouble;
    std::string token;

    TellingOffice() {
        api->tell_claims([this](Date first, std::size_t) -> Result<std::vector<ToldClaim>> {
            since = first;
            if (trouble) return *trouble;
            return told;
        });
        enrol();
        token = bearer();
    }
    [[nodiscard]] RawReply fetch(const std::string& headers = "") const {
        return ask("GET", "/v1/claims", "", token + headers);
    }
    // Until all names are made.
    [[nodiscard]] ClaimsReply all() const {
        for (int time = 0; time < 20; ++time) {
            ClaimsReply reply = must(parse_claims_reply(fetch().body));
            if (!reply.more) return reply;
        }
        FAIL("there is no end to it");
        return {};
    }
    [[nodiscard]] ClaimAnswer open(const ClaimsReply& reply, const std::string& reference) const {
        const AnswerKey key = must(answer_key_of(reference, identity.signing.public_key));
        for (const SealedAnswer& one : reply.claims) {
            if (one.name != key.name_bytes()) continue;
            return must(parse_claim_answer(must(open_answer(one.sealed, key)), "claim"));
        }
        FAIL("nothing under " << reference);
        return {};
    }
};

} // namespace

TEST_CASE("what came of claims is served to enrolled kiosks alone, signed, with an ETag, and holds no reference") {
    TellingOffice office;
    office.told = {claim_to_tell("7F3K-9Q2M", 480), claim_to_tell("AAAA-1111", 300)};
    const RawReply reply = office.fetch();
    REQUIRE(reply.status == 200);
    CHECK(office.is_signed(reply, claims_purpose));
    CHECK_FALSE(office.is_signed(reply, packs_purpose));
    for (const char* part : {"7F3K", "9Q2M", "waiting", "2026-11"}) {
        INFO(part);
        CHECK(reply.body.find(part) == std::string::npos);
    }
    const ClaimsReply claims = must(parse_claims_reply(reply.body));
    REQUIRE(claims.claims.size() == 2);
    // In an order that tells nothing of who claimed when.
    CHECK(claims.claims.front().name < claims.claims.back().name);
    CHECK(office.open(claims, "7F3K-9Q2M") == office.told.front().answer);
    CHECK(office.open(claims, "AAAA-1111") == office.told.back().answer);

    const std::string etag = reply.headers.at("etag");
    const auto client = office.connect();
    const std::string again = office.token + "If-None-Match: " + etag + "\r\n";
    REQUIRE(client->send(IntakeFixture::request_text("GET", "/v1/claims", "", again)));
    const auto unchanged = client->receive(false);
    REQUIRE(unchanged.has_value());
    CHECK(unchanged->status == 304);
    office.told.front().answer.costs->outcome = ClaimOutcome::ask;
    const RawReply changed = office.fetch("If-None-Match: " + etag + "\r\n");
    CHECK(changed.status == 200);
    CHECK(changed.headers.at("etag") != etag);
    CHECK(changed.body.size() == reply.body.size());

    CHECK(office.ask("GET", "/v1/claims").status == 401);
    must(office.writer->ask([&](Store& store) { return store.revoke(office.kiosk.device, 1); }));
    CHECK(office.fetch().status == 403);
}

TEST_CASE("a server that has just started says that there is more until all names are made, and tells none before") {
    TellingOffice office;
    for (int claim = 0; claim < 9; ++claim)
        office.told.push_back(claim_to_tell("AAAA-000" + std::to_string(claim), 100 + claim));
    const ClaimsReply first = must(parse_claims_reply(office.fetch().body));
    CHECK(first.more);
    CHECK(first.claims.empty());
    const ClaimsReply all = office.all();
    CHECK(all.claims.size() == 9);
    CHECK(office.open(all, "AAAA-0008") == office.told.back().answer);
    // What was erased since is told no more.
    office.told.pop_back();
    CHECK(office.all().claims.size() == 8);
}

TEST_CASE("while all claims are read, which takes long, other kiosks are answered") {
    TellingOffice office;
    int meanwhile = 0;
    office.api->tell_claims([&](Date, std::size_t) -> Result<std::vector<ToldClaim>> {
        const auto other = TlsClient::connect(office.web->port());
        const bool is_asked =
            other != nullptr && other->send(IntakeFixture::request_text("GET", "/v1/packs", "", office.token));
        const auto reply = is_asked ? other->receive() : std::nullopt;
        if (reply) meanwhile = reply->status;
        return std::vector<ToldClaim>();
    });
    CHECK(office.fetch().status == 200);
    CHECK(meanwhile == 200);
}

TEST_CASE("of two claims with one reference nothing is told, as nobody can say whose is asked about") {
    TellingOffice office;
    office.told = {claim_to_tell("7F3K-9Q2M", 480), claim_to_tell("AAAA-1111", 300), claim_to_tell("7F3K-9Q2M", 500)};
    const ClaimsReply reply = office.all();
    REQUIRE(reply.claims.size() == 1);
    CHECK(office.open(reply, "AAAA-1111") == office.told[1].answer);
}

TEST_CASE("claims of the last twelve months are asked for, and trouble with them is no empty list") {
    TellingOffice office;
    CHECK(office.all().claims.empty());
    CHECK(office.since == *parse_date("2025-11-22"));
    office.trouble = Error{ErrorKind::corrupt, "claims", "a step is missing"};
    CHECK(office.fetch().status == 503);
}
