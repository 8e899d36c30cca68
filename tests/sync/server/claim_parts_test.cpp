#include "sync/server/reports/money_reports.h"
#include "tests/sync/server/claim_desk.h"

using namespace copro;
using namespace copro::test;

namespace {

// With one claim, for a fee of £27.50 and costs of £4.80.
struct DeskOfBoth : DeskOfClaims {
    DeskOfBoth() {
        sign("in", "p-1", "Ada Example");
        ClaimBody body = by_bus("p-1", "Ada Example", 480);
        body.fee = ClaimedFee{"yes", 2750, 2750};
        claim("AAAA-1111", body);
    }
};

} // namespace

TEST_CASE("fee and costs are approved, asked about, refused and reduced apart, and the steps and the money say which") {
    DeskOfBoth desk;
    const auto fee = [](std::map<std::string, std::string> more) {
        more["part"] = "fee";
        return more;
    };
    CHECK(desk.done("query", "AAAA-1111", fee({{"because", "Does the council pay it?"}})) ==
          "asked about the fee of AAAA-1111: more-information-needed (fee more-information-needed, expenses sent)\n");
    CHECK(desk.done("approve", "AAAA-1111", {{"part", "expenses"}}) ==
          "approved the expenses of AAAA-1111 £4.80: more-information-needed (fee more-information-needed, expenses "
          "approved)\n");
    CHECK(desk.done("paid", "AAAA-1111").starts_with("paid AAAA-1111 £4.80 under AAAA-1111-1: more-information-"));
    CHECK(desk.why_not("paid", "AAAA-1111") ==
          "AAAA-1111: was paid on 2026-11-22 under AAAA-1111-1 (£4.80); nothing more is owed");
    desk.done("told", "AAAA-1111", fee({{"because", "Half of it."}, {"by", "Ada Example"}}));
    CHECK(desk.why_not("approve", "AAAA-1111", fee({{"amount", "13.75"}})) == "AAAA-1111: a reason must be given");
    CHECK(desk.done("approve", "AAAA-1111", fee({{"amount", "13.75"}, {"because", "The council pays half"}})) ==
          "approved the fee of AAAA-1111 £13.75: top-up (fee approved-different-amount, expenses approved)\n");
    CHECK(desk.done("paid", "AAAA-1111").starts_with("paid AAAA-1111 £13.75 under AAAA-1111-2: paid"));
    const std::string shown = desk.done("show", "AAAA-1111");
    CHECK(shown.starts_with("AAAA-1111: paid since 2026-11-22 (fee approved-different-amount, expenses approved)\n"));
    CHECK(shown.find("  claimed £32.30, approved £18.55, paid £18.55, owed £0.00; of the fee: approved £13.75, paid "
                     "£13.75; of the costs: approved £4.80, paid £4.80\n") != std::string::npos);
    CHECK(shown.find("  1. 2026-11-22 query of the fee by Staff One: Does the council pay it?\n") != std::string::npos);
    CHECK(shown.find("  5. 2026-11-22 approve-other of the fee by Staff One, £13.75: The council pays half\n") !=
          std::string::npos);
    CHECK(desk.why_not("approve", "AAAA-1111", {{"part", "lunch"}}) == "--part: is fee or expenses");
    // No fee was asked for, so that there is none to decide on.
    desk.claim("BBBB-2222", ClaimOffice::by_bus("p-2", "Bo Example", 300));
    CHECK(desk.why_not("approve", "BBBB-2222", fee({})) == "BBBB-2222: asks for no fee");
}

TEST_CASE("the payroll pays the fee and the office the costs, and each command says which of them it was") {
    DeskOfBoth desk;
    desk.done("approve", "AAAA-1111");
    CHECK(desk.why_not("send", "AAAA-1111", {{"part", "fee"}}) == "AAAA-1111: send-payment is of the whole claim");
    CHECK(desk.done("paid", "AAAA-1111", {{"part", "expenses"}}) ==
          "paid the expenses of AAAA-1111 £4.80 under AAAA-1111-1: top-up\n");
    CHECK(desk.done("paid", "AAAA-1111", {{"part", "fee"}}) ==
          "paid the fee of AAAA-1111 £27.50 under AAAA-1111-2: paid\n");
    CHECK(desk.done("show", "AAAA-1111").find("pay of the fee by Staff One, £27.50 under AAAA-1111-2") !=
          std::string::npos);
}

TEST_CASE("a payment that bounced is the last, the last of a part, or the one that is named, and none bounces twice") {
    DeskOfBoth desk;
    desk.done("approve", "AAAA-1111");
    desk.done("paid", "AAAA-1111", {{"part", "expenses"}});
    desk.done("paid", "AAAA-1111", {{"part", "fee"}});
    const auto bounced = [](std::map<std::string, std::string> more) {
        more["because"] = "No such account";
        return more;
    };
    CHECK(desk.done("failed", "AAAA-1111", bounced({{"part", "expenses"}})) ==
          "noted that the payment came back for the expenses of AAAA-1111 £4.80 under AAAA-1111-1: payment-failed\n");
    CHECK(desk.done("show", "AAAA-1111").find("approved £32.30, paid £27.50, owed £4.80") != std::string::npos);
    // Said once more, it is no other payment.
    CHECK(desk.why_not("failed", "AAAA-1111", bounced({})) ==
          "AAAA-1111: one came back already; say which other did with --payment");
    CHECK(desk.why_not("failed", "AAAA-1111", bounced({{"part", "expenses"}})) ==
          "AAAA-1111: the last payment of the expenses came back already, or there is none; say which other did with "
          "--payment");
    CHECK(desk.why_not("failed", "AAAA-1111", bounced({{"payment", "AAAA-1111-1"}})) ==
          "AAAA-1111: no payment stands under AAAA-1111-1");
    CHECK(desk.done("paid", "AAAA-1111") == "paid AAAA-1111 £4.80 under AAAA-1111-1: paid\n");
    CHECK(desk.done("failed", "AAAA-1111", bounced({{"payment", "aaaa-1111-2"}}))
              .starts_with("noted that the payment came back for AAAA-1111 £27.50 under AAAA-1111-2: "));
    CHECK(desk.done("paid", "AAAA-1111", {{"part", "fee"}}).find("under AAAA-1111-2: paid") != std::string::npos);
    // With nothing said, it is the last that was paid: the fee's.
    CHECK(desk.done("failed", "AAAA-1111", bounced({})).find("£27.50 under AAAA-1111-2") != std::string::npos);
    desk.done("paid", "AAAA-1111");
    desk.done("overpaid", "AAAA-1111", {{"part", "expenses"}, {"amount", "1"}, {"because", "A slip"}});
    CHECK(desk.why_not("paid-back", "AAAA-1111", {{"part", "fee"}, {"amount", "1"}}) ==
          "AAAA-1111: that is more than was overpaid");
    CHECK(desk.done("paid-back", "AAAA-1111", {{"part", "expenses"}, {"amount", "1"}}) ==
          "noted what was paid back for the expenses of AAAA-1111 £1.00: paid\n");
}

TEST_CASE("what is refused of a claim brings no gift, no miles of the band and no cash, and is like no other claim") {
    DeskOfClaims desk;
    desk.sign("in", "p-1", "Ada Example");
    ClaimBody training = ClaimOffice::by_bus("p-1", "Ada Example", 480);
    training.fee = ClaimedFee{"training", 2750, 0};
    desk.claim("AAAA-1111", training, "buses", 40);
    desk.done("reject", "AAAA-1111", {{"part", "fee"}, {"because", "No course"}, {"next", "Ask for the fee"}});
    desk.done("approve", "AAAA-1111", {{"part", "expenses"}});
    CHECK(desk.why_not("given", "AAAA-1111", {{"what", "A course"}}) ==
          "AAAA-1111: their fee was not approved, so that nothing is given for it");
    desk.done("paid", "AAAA-1111");
    CHECK(desk.done("list", "", {{"overdue", "yes"}}).find("AAAA-1111") == std::string::npos);
    // Nobody approved this fee: another bus beside it is not like a claim that somebody approved as a whole.
    const std::map<std::string, std::string> on{{"approval", approval_text(true)}, {"approval_file", "approval.json"}};
    desk.clock.advance(1000);
    desk.claim("BBBB-2222", ClaimOffice::by_bus("p-1", "Ada Example", 470));
    CHECK(desk.done("automatic", "", on) == "nothing was approved by itself\n");
    // Cash changed hands for all of it at once.
    ClaimBody cash = ClaimOffice::by_bus("p-2", "Bo Example", 480);
    cash.fee = ClaimedFee{"yes", 2750, 2750};
    cash.payment = "cash";
    cash.cash = PaidCash{true, true};
    desk.claim("CCCC-3333", cash);
    CHECK(desk.why_not("approve", "CCCC-3333", {{"part", "expenses"}}).find("was paid in cash as claimed") !=
          std::string::npos);
    // Costs that were refused use up no miles of the year, though the fee beside them was approved.
    const auto by_car = [](std::int64_t tenths, std::int64_t pence) {
        ClaimBody body = ClaimOffice::by_bus("p-2", "Bo Example", pence);
        body.lines = {{"car", "2026-11-22", "Hillside", "Hall", false, tenths, pence, "me", "", ""}};
        body.fee = ClaimedFee{"less", 2750, 100};
        return body;
    };
    desk.claim("DDDD-4444", by_car(99'990, 549'945), "homes");
    desk.claim("EEEE-5555", by_car(5'000, 27'500));
    const auto rules = with_rules("parking.json", "\"caps\": []", "\"caps\": []");
    const auto is_over = [&] {
        return desk.done("show", "EEEE-5555", rules).find("by the rules and all miles") != std::string::npos;
    };
    CHECK(is_over());
    desk.done("approve", "DDDD-4444", {{"part", "fee"}});
    CHECK(is_over());
    desk.done("reject", "DDDD-4444", {{"part", "expenses"}, {"because", "A slip"}, {"next", "Claim it again"}});
    CHECK_FALSE(is_over());
}

TEST_CASE(
    "miles that were paid too much come off the costs and never off the fee, and the list of top-ups is then empty") {
    DeskOfClaims desk;
    desk.sign("in", "p-1", "Ada Example");
    ClaimBody body = ClaimOffice::by_bus("p-1", "Ada Example", 1100);
    body.lines = {{"car", "2026-11-22", "Hillside", "Hall", false, 200, 1100, "me", "", ""}};
    body.fee = ClaimedFee{"yes", 2750, 2750};
    desk.claim("AAAA-1111", body);
    desk.done("approve", "AAAA-1111");
    desk.done("paid", "AAAA-1111");
    const auto listed = [&](std::int64_t pence_per_mile) {
        const std::string text = fmt::format(
            R"({{"schema":1,"category":"car","order":1,"wording":"w","picture":"p","pays":"miles",
            "receipt":"not-needed","source":"s","rates":[{{"effective_from":"2026-04-06",
            "bands":[{{"pence_per_mile":{}}}]}}]}})",
            pence_per_mile);
        const ExpenseRules rules = must(ExpenseRules::of({must(load_expense_rule(text, "car.json"))}));
        return must(parse_json(to_json(must(topups_report(*desk.reader, rules))), "report"));
    };
    REQUIRE(listed(45).size() == 2);
    CHECK(listed(45)[0]["difference_pence"] == -200);
    const std::map<std::string, std::string> less{{"amount", "2.00"}, {"because", "The rate was 45p"}};
    const std::string which = "AAAA-1111: has a fee and costs; say with --part fee or --part expenses which of them it "
                              "is about (miles are expenses)";
    CHECK(desk.why_not("overpaid", "AAAA-1111", less) == which);
    CHECK(desk.why_not("top-up", "AAAA-1111", less) == which);
    auto of_costs = less;
    of_costs["part"] = "expenses";
    desk.done("overpaid", "AAAA-1111", of_costs);
    CHECK(listed(45).empty());
    const ClaimStanding standing = must(load_claims_alone(*desk.reader)).all.front().standing;
    CHECK(standing.fee.approved == Pence{2750});
    CHECK(standing.expenses.approved == Pence{900});
    desk.done("paid-back", "AAAA-1111", {{"part", "expenses"}, {"amount", "2.00"}});
    // The fee's own correction is nothing of miles.
    auto of_fee = less;
    of_fee["part"] = "fee";
    desk.done("overpaid", "AAAA-1111", of_fee);
    CHECK(listed(45).empty());
    // Who asks for one of the two alone is asked nothing; nor is who chose something else than the fee.
    desk.claim("BBBB-2222", ClaimOffice::by_bus("p-2", "Bo Example", 480));
    ClaimBody training = ClaimOffice::by_bus("p-2", "Bo Example", 490);
    training.fee = ClaimedFee{"training", 2750, 0};
    desk.claim("CCCC-3333", training, "homes");
    for (const char* reference : {"BBBB-2222", "CCCC-3333"}) {
        desk.done("approve", reference);
        desk.done("paid", reference);
        CHECK(desk.done("overpaid", reference, less).find(": overpaid") != std::string::npos);
    }
}

TEST_CASE("training instead of a fee and the fee itself, in two claims of one meeting, are for the same hours") {
    DeskOfClaims desk;
    desk.sign("in", "p-1", "Ada Example");
    ClaimBody training;
    training.for_whom = "me";
    training.person = "p-1";
    training.name = "Ada Example";
    training.fee = ClaimedFee{"training", 2750, 0};
    desk.claim("AAAA-1111", training);
    ClaimBody fee = training;
    fee.fee = ClaimedFee{"yes", 2750, 2750};
    desk.claim("BBBB-2222", fee);
    desk.claim("CCCC-3333", fee, "homes");
    const auto look = [&](const std::string& reference) {
        const std::string shown = desk.done("show", reference);
        const std::size_t at = shown.find("the fee of this meeting is claimed in ");
        return at == std::string::npos ? "" : shown.substr(at + 38, 9);
    };
    CHECK(look("AAAA-1111") == "BBBB-2222");
    CHECK(look("BBBB-2222") == "AAAA-1111");
    CHECK(look("CCCC-3333").empty());
    desk.done("approve", "AAAA-1111");
    CHECK(desk.why_not("approve", "BBBB-2222").find("AAAA-1111 is for the very same and is approved") !=
          std::string::npos);
    CHECK(desk.why_not("approve", "BBBB-2222", {{"part", "fee"}}).find("the very same") != std::string::npos);
    desk.done("approve", "CCCC-3333");
    // Refused, it is no gift any more.
    desk.done("reject", "AAAA-1111", {{"because", "No course"}, {"next", "Ask for the fee"}});
    desk.done("approve", "BBBB-2222");
}

TEST_CASE("what an approval has put right already, or a note before, is not taken off or added twice unasked") {
    DeskOfClaims desk;
    desk.sign("in", "p-1", "Ada Example");
    desk.claim("AAAA-1111", ClaimOffice::by_bus("p-1", "Ada Example", 1100));
    desk.done("approve", "AAAA-1111", {{"amount", "9.00"}, {"because", "The rate was 45p"}});
    desk.done("paid", "AAAA-1111");
    const std::map<std::string, std::string> two{{"amount", "2.00"}, {"because", "The rate was 45p"}};
    CHECK(desk.why_not("overpaid", "AAAA-1111", two) ==
          "AAAA-1111: step 1 approved £9.00 where £11.00 was asked; if it is another, say why with --not-the-same");
    // What was taken off is not what is added.
    desk.done("top-up", "AAAA-1111", two);
    desk.done("paid", "AAAA-1111");
    auto another = two;
    another["not-the-same"] = "The journey was shorter";
    desk.done("overpaid", "AAAA-1111", another);
    CHECK(desk.why_not("overpaid", "AAAA-1111", two).find("step 5 noted £2.00 too much on 2026-11-22") !=
          std::string::npos);
    // A fee that was approved at less says nothing of the costs, and a note on the one nothing of the other.
    ClaimBody body = ClaimOffice::by_bus("p-2", "Bo Example", 480);
    body.fee = ClaimedFee{"yes", 2750, 2750};
    desk.claim("BBBB-2222", body);
    desk.done("approve", "BBBB-2222", {{"amount", "20.00"}, {"because", "Half a day"}});
    desk.done("paid", "BBBB-2222");
    for (const char* part : {"expenses", "fee"}) {
        auto of_part = two;
        of_part["part"] = part;
        CHECK(desk.done("overpaid", "BBBB-2222", of_part).find(": overpaid") != std::string::npos);
    }
}
