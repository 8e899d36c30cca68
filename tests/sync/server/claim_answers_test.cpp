// What people are told at a kiosk of their claim, after each thing that staff do with it.
#include "sync/server/reports/claim_answers.h"
#include "tests/sync/server/claim_desk.h"

using namespace copro;
using namespace copro::test;

namespace {

struct DeskThatTells : DeskOfClaims {
    DeskThatTells() {
        ClaimBody body = ClaimOffice::by_bus("p-1", "Ada Example", 480);
        body.fee = ClaimedFee{"yes", 2750, 2750};
        claim("AAAA-1111", body);
    }
    ClaimAnswer told(const std::string& reference = "AAAA-1111") {
        for (ToldClaim& one : must(claims_to_tell(*reader, *parse_date("2026-01-01"), 100))) {
            if (one.reference == reference) return std::move(one.answer);
        }
        FAIL("nothing is told of " << reference);
        return {};
    }
};

const Date that_day = *parse_date("2026-11-22");

PartAnswer part_of(ClaimOutcome outcome, std::int64_t asked, std::int64_t approved = 0, std::int64_t paid = 0) {
    return {outcome, Pence{asked}, Pence{approved}, Pence{paid}, {}, ""};
}

} // namespace

TEST_CASE("costs and fee are told apart: not decided, approved, less approved, paid on its day, and more to come") {
    DeskThatTells desk;
    ClaimAnswer told = desk.told();
    CHECK(told.claimed_on == that_day);
    CHECK(told.pay_by == *parse_date("2026-12-20"));
    CHECK(told.how == "bank");
    CHECK(told.costs == part_of(ClaimOutcome::waiting, 480));
    CHECK(told.fee == part_of(ClaimOutcome::waiting, 2750));

    desk.done("query", "AAAA-1111", {{"part", "fee"}, {"because", "Does Ada's council pay it?"}});
    desk.done("approve", "AAAA-1111", {{"part", "expenses"}});
    told = desk.told();
    CHECK(told.costs == part_of(ClaimOutcome::approved, 480, 480));
    CHECK(told.fee == part_of(ClaimOutcome::ask, 2750));
    CHECK(to_json(told).find("council") == std::string::npos);

    desk.done("paid", "AAAA-1111");
    PartAnswer paid = part_of(ClaimOutcome::paid, 480, 480, 480);
    paid.day = that_day;
    CHECK(desk.told().costs == paid);
    CHECK(desk.told().fee == part_of(ClaimOutcome::ask, 2750));

    desk.clock.advance(3 * ClaimOffice::day_ms);
    desk.done("approve", "AAAA-1111", {{"part", "fee"}, {"amount", "10"}, {"because", "Half of it"}});
    CHECK(desk.told().fee == part_of(ClaimOutcome::approved, 2750, 1000));
    desk.done("paid", "AAAA-1111");
    CHECK(desk.told().costs == paid); // on the day of its own payment
    PartAnswer fee = part_of(ClaimOutcome::paid, 2750, 1000, 1000);
    fee.day = add_days(that_day, 3);
    CHECK(desk.told().fee == fee);

    desk.done("top-up", "AAAA-1111", {{"part", "fee"}, {"amount", "5"}, {"because", "The rest"}});
    fee.approved = Pence{1500};
    CHECK(desk.told().fee == fee);
}

TEST_CASE("a payment that came back, or was too much, is nothing that a screen can put right") {
    DeskThatTells desk;
    desk.done("approve", "AAAA-1111");
    desk.done("paid", "AAAA-1111");
    desk.done("failed", "AAAA-1111", {{"because", "The bank sent it back"}});
    CHECK(desk.told().costs->outcome == ClaimOutcome::ask);
    CHECK(desk.told().fee->outcome == ClaimOutcome::ask);
    desk.done("paid", "AAAA-1111");
    CHECK(desk.told().costs->outcome == ClaimOutcome::paid);
    desk.done("overpaid", "AAAA-1111", {{"part", "fee"}, {"amount", "1"}, {"because", "A slip"}});
    CHECK(desk.told().costs->outcome == ClaimOutcome::paid);
    CHECK(desk.told().fee->outcome == ClaimOutcome::ask);
}

TEST_CASE("why something is not paid is told where it is one of the plain reasons, and staff's own words never are") {
    DeskThatTells desk;
    desk.done("reject", "AAAA-1111", {{"part", "expenses"}, {"because", "no-receipt"}, {"next", "Bring one"}});
    desk.done("reject", "AAAA-1111", {{"part", "fee"}, {"because", "Ada is paid by Bo"}, {"next", "Ask Bo"}});
    PartAnswer costs = part_of(ClaimOutcome::not_paid, 480);
    costs.reason = "no-receipt";
    CHECK(desk.told().costs == costs);
    CHECK(desk.told().fee == part_of(ClaimOutcome::not_paid, 2750));
    desk.done("reopen", "AAAA-1111", {{"because", "She has one"}});
    CHECK(desk.told().costs == part_of(ClaimOutcome::waiting, 480));
    desk.done("withdraw", "AAAA-1111", {{"because", "A mistake"}, {"by", "Ada Example"}});
    CHECK(desk.told().costs == part_of(ClaimOutcome::withdrawn, 480));
}

TEST_CASE("what was chosen in the place of money, given away, or paid in cash at the meeting is told as such") {
    DeskThatTells desk;
    ClaimBody training = ClaimOffice::by_bus("p-1", "Ada Example", 480);
    training.fee = ClaimedFee{"training", 2750, 0};
    desk.claim("BBBB-2222", training);
    CHECK(desk.told("BBBB-2222").fee == part_of(ClaimOutcome::instead, 0));
    desk.done("approve", "BBBB-2222", {{"not-the-same", "Another day"}});
    desk.done("given", "BBBB-2222", {{"what", "A course"}});
    CHECK(desk.told("BBBB-2222").fee->day == that_day);

    ClaimBody gift = ClaimOffice::by_bus("p-2", "Bo Example", 300);
    gift.payment = "donate";
    desk.claim("CCCC-3333", gift);
    CHECK(desk.told("CCCC-3333").costs->outcome == ClaimOutcome::gift);
    CHECK_FALSE(desk.told("CCCC-3333").fee.has_value());

    ClaimBody cash = ClaimOffice::by_bus("p-2", "Bo Example", 310);
    cash.payment = "cash";
    cash.cash = PaidCash{true, true};
    desk.claim("DDDD-4444", cash);
    PartAnswer paid = part_of(ClaimOutcome::paid, 310, 310, 310);
    paid.day = that_day;
    CHECK(desk.told("DDDD-4444").costs == paid);

    // No money was asked for: the fee was turned down.
    ClaimBody nothing = ClaimOffice::by_bus("p-2", "Bo Example", 0);
    nothing.fee = ClaimedFee{"no", 2750, 0};
    desk.claim("EEEE-5555", nothing);
    CHECK_FALSE(desk.told("EEEE-5555").costs.has_value());
    CHECK_FALSE(desk.told("EEEE-5555").fee.has_value());
}

TEST_CASE("nothing is told of claims from before that day, and no more than there is room for, the newest first") {
    DeskThatTells desk;
    desk.claim("BBBB-2222", ClaimOffice::by_bus("p-2", "Bo Example", 300), "buses", 400);
    const auto told = must(claims_to_tell(*desk.reader, *parse_date("2025-11-22"), 100));
    REQUIRE(told.size() == 1);
    CHECK(told.front().reference == "AAAA-1111");
    const auto all = must(claims_to_tell(*desk.reader, *parse_date("2025-01-01"), 1));
    REQUIRE(all.size() == 1);
    CHECK(all.front().reference == "AAAA-1111");
}
