#include "tests/sync/records/sample_files.h"

using namespace copro;
using namespace copro::test;

namespace {

Answers line(std::map<std::string, Answer> answers) {
    Answers all;
    all.by_question = std::move(answers);
    return all;
}

Answers car_journey(std::int64_t tenths, const std::string& way) {
    return line({{"category", std::string("car")},
                 {"from", std::string("Green")},
                 {"to", std::string("Hall")},
                 {"way", way},
                 {"miles", tenths},
                 {"who-paid", std::string("me")}});
}

Answers bus_ticket(std::int64_t pence) {
    return line({{"category", std::string("bus")},
                 {"from", std::string("Green")},
                 {"to", std::string("Hall")},
                 {"way", std::string("return")},
                 {"amount", pence},
                 {"who-paid", std::string("supporter")},
                 {"receipt", std::string("no")},
                 {"no-receipt-because", std::string("The machine was broken")}});
}

Answers claim_of(std::vector<Answers> lines, const std::string& fee, std::int64_t less = 0) {
    Answers answers =
        line({{"lines", std::move(lines)}, {"fee", fee}, {"for", std::string("me")}, {"payment", std::string("cash")}});
    if (less > 0) answers.by_question["fee-less"] = less;
    return answers;
}

Claim worked_out(const Answers& answers, const MeetingPack& pack) {
    const auto claim = work_out_claim(answers, shipped_rules(), pack);
    REQUIRE(claim.ok());
    return *claim;
}

} // namespace

TEST_CASE("a return journey counts its miles twice") {
    const ExpenseRules rules = shipped_rules();
    const auto one_way = claim_line(car_journey(60, "one-way"), rules, day("2026-11-22"), {});
    const auto both_ways = claim_line(car_journey(60, "return"), rules, day("2026-11-22"), {});
    REQUIRE(one_way.ok());
    REQUIRE(both_ways.ok());
    CHECK(one_way->miles.tenths == 60);
    CHECK(one_way->amount == Pence{330});
    CHECK(both_ways->miles.tenths == 120);
    CHECK(both_ways->amount == Pence{660});
    CHECK(both_ways->is_return);
    CHECK(both_ways->receipt.empty());
}

TEST_CASE("a ticket is paid as it cost, return or not") {
    const auto ticket = claim_line(bus_ticket(450), shipped_rules(), day("2026-11-22"), {});
    REQUIRE(ticket.ok());
    CHECK(ticket->amount == Pence{450});
    CHECK(ticket->miles.tenths == 0);
    CHECK(ticket->receipt == "no");
    CHECK(ticket->no_receipt_because == "The machine was broken");
    CHECK(ticket->who_paid == "supporter");
}

TEST_CASE("what was answered for another category does not reach the line") {
    Answers answers = bus_ticket(450);
    answers.by_question["category"] = std::string("parking");
    answers.by_question["receipt"] = std::string("yes");
    answers.by_question["miles"] = std::int64_t{99};
    const auto parking = claim_line(answers, shipped_rules(), day("2026-11-22"), {});
    REQUIRE(parking.ok());
    CHECK(parking->from.empty());
    CHECK_FALSE(parking->is_return);
    CHECK(parking->miles.tenths == 0);
    CHECK(parking->no_receipt_because.empty());
}

TEST_CASE("a line without category, amount, miles or rate is refused") {
    const ExpenseRules rules = shipped_rules();
    Answers answers = bus_ticket(450);
    answers.by_question.erase("amount");
    CHECK(claim_line(answers, rules, day("2026-11-22"), {}).error().text() == "amount: is missing");
    answers.by_question["amount"] = Answer();
    CHECK_FALSE(claim_line(answers, rules, day("2026-11-22"), {}).ok());
    answers.by_question["category"] = std::string("car");
    CHECK(claim_line(answers, rules, day("2026-11-22"), {}).error().text() == "miles: is missing");
    answers.by_question["category"] = std::string("rocket");
    CHECK(claim_line(answers, rules, day("2026-11-22"), {}).error().place == "category");
    CHECK_FALSE(claim_line(Answers(), rules, day("2026-11-22"), {}).ok());
    CHECK_FALSE(claim_line(car_journey(60, "return"), rules, day("2001-01-01"), {}).ok());
    CHECK_FALSE(work_out_claim(claim_of({Answers()}, "no"), rules, sample_pack()).ok());
}

TEST_CASE("the fee is what the person chose of what is offered") {
    const MeetingPack pack = sample_pack();
    const std::vector<Answers> lines{car_journey(60, "return"), bus_ticket(450)};
    CHECK(worked_out(claim_of(lines, "yes"), pack).total() == Pence{660 + 450 + 2750});
    CHECK(worked_out(claim_of(lines, "less", 1000), pack).total() == Pence{660 + 450 + 1000});
    CHECK(worked_out(claim_of(lines, "less", 999'900), pack).fee == Pence{2750});
    CHECK(worked_out(claim_of(lines, "less"), pack).fee == Pence{0});
    for (const char* none : {"no", "training", "voucher", ""}) {
        const Claim claim = worked_out(claim_of(lines, none), pack);
        CHECK(claim.fee == Pence{0});
        CHECK(claim.fee_choice == none);
        CHECK(claim.total() == claim.expenses);
        CHECK(claim.expenses == Pence{1110});
    }
}

TEST_CASE("a meeting without a fee pays none, whatever was answered") {
    MeetingPack pack = sample_pack();
    pack.fee.reset();
    const Claim claim = worked_out(claim_of({}, "yes"), pack);
    CHECK(claim.total() == Pence{0});
    CHECK(claim.fee_choice.empty());
    CHECK_FALSE(claim_body(claim, claim_of({}, "yes"), pack).contains("fee"));
}

TEST_CASE("the miles of one claim add up over its lines towards the ten thousand") {
    MeetingPack pack = sample_pack();
    const Claim claim =
        worked_out(claim_of({car_journey(49'990, "return"), bus_ticket(100), car_journey(30, "one-way")}, "no"), pack);
    REQUIRE(claim.lines.size() == 3);
    CHECK(claim.lines[0].amount == Pence{9'998 * 55});
    CHECK(claim.lines[2].amount == Pence{2 * 55 + 25});
}

TEST_CASE("the total of many claims is the sum of their lines and the fee") {
    const MeetingPack pack = sample_pack();
    for (std::int64_t count = 0; count < 12; ++count) {
        std::vector<Answers> lines;
        for (std::int64_t at = 0; at < count; ++at) {
            lines.push_back(at % 2 == 0 ? car_journey(7 * at + 1, at % 3 == 0 ? "return" : "one-way")
                                        : bus_ticket(131 * at));
        }
        const Claim claim = worked_out(claim_of(lines, "less", 100 * count + 1), pack);
        std::int64_t sum = 0;
        for (const ClaimLine& one : claim.lines) sum += one.amount.pence;
        REQUIRE(claim.lines.size() == lines.size());
        REQUIRE(claim.expenses.pence == sum);
        REQUIRE(claim.total().pence == sum + 100 * count + 1);
    }
}

TEST_CASE("the body of a claim record says all of it in whole pence") {
    const MeetingPack pack = sample_pack();
    const Answers answers = claim_of({car_journey(125, "one-way"), bus_ticket(450)}, "less", 1000);
    const Json body = claim_body(worked_out(answers, pack), answers, pack);
    CHECK(body["for"] == "me");
    CHECK(body["payment"] == "cash");
    CHECK(body["expenses_pence"] == 688 + 450);
    CHECK(body["total_pence"] == 688 + 450 + 1000);
    CHECK(body["fee"] == Json{{"choice", "less"}, {"offered_pence", 2750}, {"pence", 1000}});
    REQUIRE(body["lines"].size() == 2);
    CHECK(body["lines"][0]["category"] == "car");
    CHECK(body["lines"][0]["date"] == "2026-11-22");
    CHECK(body["lines"][0]["miles_tenths"] == 125);
    CHECK(body["lines"][0]["amount_pence"] == 688);
    CHECK(body["lines"][0]["return"] == false);
    CHECK(body["lines"][1]["receipt"] == "no");
    CHECK(body["lines"][1]["no_receipt_because"] == "The machine was broken");
    CHECK(body["lines"][1]["from"] == "Green");
}
