#include "sync/base/json.h"
#include "sync/server/reports/claim_cases.h"
#include "sync/server/reports/claim_reports.h"
#include "sync/server/reports/reports.h"
#include "tests/sync/server/claim_office.h"

#include <algorithm>

using namespace copro;
using namespace copro::test;

namespace {

// The office, with steps written down as the commands would.
struct PaidOffice : ClaimOffice {
    std::map<Uuid, std::int64_t> steps;
    std::map<Uuid, std::string> paid_under;

    void step(const Uuid& claim, ClaimStep done, std::int64_t pence = 0, const std::string& on = "2026-11-22",
              ClaimPart part = ClaimPart::whole) {
        ClaimMove move;
        move.part = part;
        move.claim = claim;
        move.number = ++steps[claim];
        move.step = done;
        move.day = *parse_date(on);
        move.who = "Staff One";
        move.reason = "because";
        move.next = "ask again";
        move.amount = Pence{pence};
        if (done == ClaimStep::pay) paid_under[claim] = "PAY-" + std::to_string(move.number);
        move.payment = paid_under[claim];
        move.made_ms = test_now_ms;
        const std::vector<ClaimMove> moves{move};
        must(writer.ask([&](Store& store) { return store.add_claim_moves(moves); }));
    }
    void pay(const Uuid& claim, std::int64_t pence, const std::string& on) {
        step(claim, ClaimStep::approve, pence);
        step(claim, ClaimStep::pay, pence, on);
    }
    [[nodiscard]] std::string csv(const std::string& name, const std::string& at = "") const {
        return to_csv(must(report(*reader, name, at, "2026-12-24")));
    }
};

ClaimBody with_fee(ClaimBody body, const std::string& choice, std::int64_t pence) {
    body.fee = ClaimedFee{choice, 2750, pence};
    return body;
}

} // namespace

TEST_CASE("the report of claims' states has what was approved, paid and is owed, and the steps each have a row") {
    PaidOffice office;
    const Uuid first = office.claim("R1", with_fee(ClaimOffice::by_bus("p-1", "Ada Example", 480), "yes", 2750));
    office.claim("R2", ClaimOffice::by_bus("p-2", "Bo Example", 300), "homes", 20);
    office.pay(first, 3230, "2026-11-22");
    office.step(first, ClaimStep::top_up, 70);
    CHECK(office.csv("claim-states") ==
          "reference,meeting,claimed_on,person,name,state,since,claimed_pence,approved_pence,on_its_way_pence,"
          "paid_pence,owed_pence,overpaid_pence,pay_by,paid_on,days_to_pay,payment,steps,expenses_state,"
          "expenses_approved_pence,fee_state,fee_approved_pence\r\n"
          "R2,homes,2026-11-02,p-2,Bo Example,sent,,300,0,0,0,0,0,2026-11-30,,,,0,sent,0,,0\r\n"
          "R1,buses,2026-11-22,p-1,Ada Example,top-up,2026-11-22,3230,3300,0,3230,70,0,2026-12-20,2026-11-22,0,"
          "PAY-2,3,approved,550,approved,2750\r\n");
    CHECK(office.csv("claim-steps", "buses") ==
          "reference,number,day,step,who,reason,next,amount_pence,payment,part\r\n"
          "R1,1,2026-11-22,approve,Staff One,because,ask again,3230,,\r\n"
          "R1,2,2026-11-22,pay,Staff One,because,ask again,3230,PAY-2,\r\n"
          "R1,3,2026-11-22,top-up,Staff One,because,ask again,70,PAY-2,\r\n");
}

TEST_CASE("the days to pay have a median for each meeting and for all, and count who was paid on time") {
    CHECK(median_of({}).empty());
    CHECK(median_of({7}) == "7");
    CHECK(median_of({9, 1, 4}) == "4");
    CHECK(median_of({3, 10, 4, 1}) == "3.5");
    PaidOffice office;
    // Claimed on 13 October: paid after 3, 28 and 29 days. 28 days are on time.
    const Uuid one = office.claim("R1", ClaimOffice::by_bus("p-1", "Ada Example", 100), "homes", 40);
    const Uuid two = office.claim("R2", ClaimOffice::by_bus("p-2", "Bo Example", 200), "homes", 40);
    const Uuid three = office.claim("R3", ClaimOffice::by_bus("", "Cy Example", 300), "homes", 40);
    office.pay(one, 100, "2026-10-16");
    office.pay(two, 200, "2026-11-10");
    office.pay(three, 300, "2026-11-11");
    // One that came back and was paid again counts from the payment that stayed; one that waits does not count.
    const Uuid four = office.claim("R4", ClaimOffice::by_bus("p-1", "Ada Example", 100), "buses", 10);
    office.pay(four, 100, "2026-11-13");
    office.step(four, ClaimStep::payment_failed, 100, "2026-11-14");
    office.step(four, ClaimStep::pay, 100, "2026-11-20");
    office.claim("R5", ClaimOffice::by_bus("p-2", "Bo Example", 100));
    CHECK(office.csv("days-to-pay") == "meeting,claims,paid,median_days,longest_days,on_time,late\r\n"
                                       "buses,2,1,8,8,1,0\r\n"
                                       "homes,3,3,28,29,2,1\r\n"
                                       "all,5,4,18,29,3,1\r\n");
}

TEST_CASE("what was booked stands beside what was claimed for it all the same") {
    PaidOffice office;
    BookingBody asked;
    asked.person = "p-2";
    asked.name = "Bo Example";
    asked.what = {"train", "hotel"};
    asked.day = "2026-11-21";
    asked.nights = 1;
    office.keep(asked, "booking", "buses");
    ClaimBody ada = ClaimOffice::by_bus("p-1", "Ada Example", 480);
    ada.lines.push_back({"hotel", "2026-11-22", "", "", false, 0, 6000, "me", "yes", ""});
    office.pay(office.claim("R1", ada), 480, "2026-11-22");
    // Another day's hotel, somebody else's, and one that was taken back are none of it.
    ClaimBody bo = ClaimOffice::by_bus("p-2", "Bo Example", 300);
    bo.lines.push_back({"hotel", "2026-11-23", "", "", false, 0, 7000, "me", "yes", ""});
    office.claim("R2", bo);
    ClaimBody train = ClaimOffice::by_bus("p-2", "Bo Example", 900, "2026-11-21");
    train.lines[0].category = "train";
    office.step(office.claim("R3", train), ClaimStep::withdraw);
    CHECK(office.csv("booked") == "meeting,person,name,what,day,asked,booked,claimed_pence,paid,claims\r\n"
                                  "buses,p-1,Ada Example,hotel,2026-11-22,no,yes,6000,yes,R1\r\n"
                                  "buses,p-2,Bo Example,train,2026-11-21,yes,no,0,no,\r\n"
                                  "buses,p-2,Bo Example,hotel,2026-11-21,yes,no,0,no,\r\n");
}

TEST_CASE("what people are out of pocket is summed over their meetings, what was refused apart from what waits") {
    PaidOffice office;
    // Paid whole; a fee is no cost.
    const Uuid one =
        office.claim("R1", with_fee(ClaimOffice::by_bus("p-1", "Ada Example", 1000), "yes", 2750), "homes");
    office.pay(one, 3750, "2026-11-22");
    // £12.00 of £20.00 approved, and not paid yet; then one refused, one that waits, and one taken back.
    office.step(office.claim("R2", ClaimOffice::by_bus("p-1", "Ada Example", 2000)), ClaimStep::approve_other, 1200);
    office.step(office.claim("R3", ClaimOffice::by_bus("p-1", "Ada Example", 500)), ClaimStep::reject);
    office.claim("R4", ClaimOffice::by_bus("p-1", "Ada Example", 70));
    office.step(office.claim("R5", ClaimOffice::by_bus("p-1", "Ada Example", 9000)), ClaimStep::withdraw);
    office.claim("R6", ClaimOffice::by_bus("", "Cy Example", 40));
    // By hand: 800 of R2 and 500 of R3 are refused; 1,200 of R2 and 70 of R4 wait.
    CHECK(office.csv("out-of-pocket") ==
          "person,name,meeting,date,claims,expenses_pence,paid_back_pence,not_approved_pence,waiting_pence,"
          "out_of_pocket_pence,so_far_pence\r\n"
          ",Cy Example,buses,2026-11-22,1,40,0,0,40,40,40\r\n"
          "p-1,Ada Example,homes,2026-10-01,1,1000,1000,0,0,0,0\r\n"
          "p-1,Ada Example,buses,2026-11-22,3,2570,0,1300,1270,2570,2570\r\n");
}

TEST_CASE("costs that were decided apart from the fee count as they were decided, and the fee pays none of them") {
    PaidOffice office;
    const auto about = [&](const Uuid& claim, ClaimPart part, ClaimStep done, std::int64_t pence = 0) {
        office.step(claim, done, pence, "2026-11-22", part);
    };
    // £4.00 of £10.00 and the whole fee, both paid: as one amount the fee would have covered the other £6.00.
    const Uuid one = office.claim("R1", with_fee(ClaimOffice::by_bus("p-1", "Ada Example", 1000), "yes", 2750));
    about(one, ClaimPart::expenses, ClaimStep::approve_other, 400);
    about(one, ClaimPart::fee, ClaimStep::approve, 2750);
    office.step(one, ClaimStep::pay, 3150);
    // The costs are paid while the fee waits, and the fee of another while its costs wait.
    const Uuid two = office.claim("R2", with_fee(ClaimOffice::by_bus("p-2", "Bo Example", 500), "yes", 2750));
    about(two, ClaimPart::expenses, ClaimStep::approve, 500);
    office.step(two, ClaimStep::pay, 500);
    const Uuid three = office.claim("R3", with_fee(ClaimOffice::by_bus("p-2", "Bo Example", 70), "yes", 2750), "homes");
    about(three, ClaimPart::fee, ClaimStep::approve, 2750);
    office.step(three, ClaimStep::pay, 2750);
    about(three, ClaimPart::expenses, ClaimStep::query);
    CHECK(office.csv("out-of-pocket") ==
          "person,name,meeting,date,claims,expenses_pence,paid_back_pence,not_approved_pence,waiting_pence,"
          "out_of_pocket_pence,so_far_pence\r\n"
          "p-1,Ada Example,buses,2026-11-22,1,1000,400,600,0,600,600\r\n"
          "p-2,Bo Example,homes,2026-10-01,1,70,0,0,70,70,70\r\n"
          "p-2,Bo Example,buses,2026-11-22,1,500,500,0,0,0,70\r\n");
    const ClaimCases cases = must(load_claim_cases(*office.reader));
    for (const ClaimCase& each : cases.all) {
        const bool is_first = each.reference == "R1";
        CHECK(name_of(each.standing.state) == (is_first                 ? "paid"
                                               : each.reference == "R2" ? "sent"
                                                                        : "more-information-needed"));
        CHECK(each.is_waiting() != is_first);
    }
}

TEST_CASE(
    "a fee of a meeting that was refused by itself stands in nobody's way, and costs beside it do not count as it") {
    PaidOffice office;
    const auto claimed = [&](const std::string& reference) {
        return office.claim(reference, with_fee(ClaimOffice::by_bus("p-1", "Ada Example", 100), "yes", 2750));
    };
    const Uuid first = claimed("R1");
    claimed("R2");
    office.step(first, ClaimStep::approve, 100, "2026-11-22", ClaimPart::expenses);
    const auto before = [&](ClaimPart part) {
        const ClaimCases cases = must(load_claim_cases(*office.reader));
        const ClaimCase* found = same_claim_before(cases, cases.all[1], part);
        return found == nullptr ? std::string() : found->reference;
    };
    CHECK(before(ClaimPart::expenses) == "R1");
    CHECK(before(ClaimPart::whole) == "R1");
    CHECK(before(ClaimPart::fee).empty());
    office.step(first, ClaimStep::approve, 2750, "2026-11-22", ClaimPart::fee);
    CHECK(before(ClaimPart::fee) == "R1");
    office.step(first, ClaimStep::reject, 0, "2026-11-22", ClaimPart::fee);
    CHECK(before(ClaimPart::fee).empty());
}

TEST_CASE("the ledger of benefits in kind says what was chosen instead of the fee, and what was given when") {
    PaidOffice office;
    const Uuid training = office.claim("R1", with_fee(ClaimOffice::by_bus("p-1", "Ada Example", 480), "training", 0));
    office.claim("R2", with_fee(ClaimOffice::by_bus("p-2", "Bo Example", 480), "voucher", 0));
    office.claim("R3", with_fee(ClaimOffice::by_bus("p-2", "Bo Example", 480), "no", 0));
    office.step(training, ClaimStep::approve, 480);
    office.step(training, ClaimStep::give);
    CHECK(office.csv("in-kind") ==
          "reference,meeting,claimed_on,person,name,chosen,instead_of_pence,state,given_on,given\r\n"
          "R1,buses,2026-11-22,p-1,Ada Example,training,2750,approved,2026-11-22,because\r\n"
          "R2,buses,2026-11-22,p-2,Bo Example,voucher,2750,sent,,\r\n");
}

TEST_CASE(
    "the list for a payroll has what is approved and paid of each fee, apart from costs and without bank numbers") {
    PaidOffice office;
    ClaimBody bank = with_fee(ClaimOffice::by_bus("p-1", "Ada Example", 480), "yes", 2750);
    bank.payment = "bank";
    bank.bank = BankNumbers{"Ada Example", "089999", "66374958", ""};
    const Uuid paid = office.claim("R1", bank);
    office.claim("R2", with_fee(ClaimOffice::by_bus("p-2", "Bo Example", 480), "less", 1000));
    office.claim("R3", with_fee(ClaimOffice::by_bus("p-2", "Bo Example", 480), "no", 0));
    office.claim("R4", with_fee(ClaimOffice::by_bus("p-2", "Bo Example", 480), "training", 0));
    ClaimBody gift = with_fee(ClaimOffice::by_bus("p-2", "Bo Example", 480), "yes", 2750);
    gift.payment = "donate";
    office.claim("R5", gift);
    const Uuid back = office.claim("R6", with_fee(ClaimOffice::by_bus("p-2", "Bo Example", 480), "yes", 2750));
    office.step(paid, ClaimStep::approve_other, 2480); // of one amount, costs come first
    office.step(back, ClaimStep::withdraw);
    const std::string head = "reference,meeting,claimed_on,person,name,choice,offered_pence,fee_pence,fee_state,"
                             "fee_approved_pence,fee_paid_pence,fee_owed_pence,fee_paid_on\r\n";
    const std::string first = "R1,buses,2026-11-22,p-1,Ada Example,yes,2750,2750,approved-different-amount,2000,";
    const std::string second = "R2,buses,2026-11-22,p-2,Bo Example,less,2750,1000,sent,0,0,0,\r\n";
    CHECK(office.csv("payroll") == head + first + "0,2000,\r\n" + second);
    // Costs that were paid by themselves are no fee.
    office.step(paid, ClaimStep::pay, 480, "2026-11-23", ClaimPart::expenses);
    CHECK(office.csv("payroll") == head + first + "0,2000,\r\n" + second);
    office.step(paid, ClaimStep::pay, 2000, "2026-11-30", ClaimPart::fee);
    CHECK(office.csv("payroll") == head + first + "2000,0,2026-11-30\r\n" + second);
}

TEST_CASE("attendance stands beside each claim, and who was not on the roll is told") {
    PaidOffice office;
    office.sign("in", "p-1", "Ada Example", "buses", {{"p-2", "Bo Example", "supporter", {}, ""}});
    office.sign("in", "", "Cy Example", "homes");
    office.sign("out", "p-1", "Ada Example");
    office.claim("R1", ClaimOffice::by_bus("p-1", "Ada Example", 480));
    office.claim("R2", ClaimOffice::by_bus("p-2", "Bo Example", 480));
    office.claim("R3", ClaimOffice::by_bus("", "CY example", 480)); // at the other meeting alone
    // A cost of another day is looked up at that day's meeting.
    office.claim("R4", ClaimOffice::by_bus("", "Cy Example", 480, "2026-10-01"));
    office.claim("R5", ClaimOffice::by_bus("p-1", "Ada Example", 480, "2026-09-09"));
    ClaimBody told = ClaimOffice::by_bus("p-1", "Ada Example", 480);
    told.for_whom = "someone-else-told";
    office.claim("R6", told);
    // Another of that name, who is somebody else of the list.
    office.claim("R7", ClaimOffice::by_bus("p-3", "Ada Example", 480));
    CHECK(office.csv("claim-attendance") ==
          "reference,claimed_at,person,name,for,claimed_pence,state,meeting,on_roll,signed_in,signed_out\r\n"
          "R1,buses,p-1,Ada Example,me,480,sent,buses,yes,2026-11-22 08:01,2026-11-22 08:03\r\n"
          "R2,buses,p-2,Bo Example,me,480,sent,buses,with-somebody,2026-11-22 08:01,\r\n"
          "R3,buses,,CY example,me,480,sent,buses,no,,\r\n"
          "R4,buses,,Cy Example,me,480,sent,homes,by-name,2026-11-22 08:02,\r\n"
          "R5,buses,p-1,Ada Example,me,480,sent,2026-09-09,no-meeting,,\r\n"
          "R6,buses,,,someone-else-told,480,sent,buses,cannot-tell,,\r\n"
          "R7,buses,p-3,Ada Example,me,480,sent,buses,no,,\r\n");
}

TEST_CASE("an approver is told of the same line, receipt picture and bank account again, and of what has no receipt") {
    PaidOffice office;
    office.sign("in", "p-1", "Ada Example");
    office.sign("in", "p-2", "Bo Example");
    const AttachmentNote picture{std::string(64, 'a'), "image/jpeg", "receipt", 1};
    const AttachmentNote sealed_again{std::string(64, 'b'), "image/jpeg", "receipt", 1};
    ClaimBody one = ClaimOffice::by_bus("p-1", "Ada Example", 480);
    one.bank = BankNumbers{"Ada Example", "112233", "00123456", ""};
    office.pay(office.claim("R1", one, "buses", 0, {picture}), 480, "2026-11-22");
    ClaimBody same = one;
    same.lines[0].claimed_before = "different";
    same.lines[0].receipt = "no";
    same.lines[0].no_receipt_because = "the machine was broken";
    office.claim("R2", same, "buses", 0, {sealed_again});
    ClaimBody other = ClaimOffice::by_bus("p-2", "Bo Example", 480);
    other.bank = BankNumbers{"B Example", "112233", "00123456", ""};
    office.claim("R3", other);
    const ClaimCases cases = must(load_claim_cases(*office.reader));
    const PictureContents contents{{picture.sha256, "x"}, {sealed_again.sha256, "x"}};
    CHECK(warnings_of(cases, cases.all[1], contents) ==
          std::vector<std::string>{
              "line 1: looked like an earlier one; they say that it is another",
              "line 1: no receipt, because: the machine was broken",
              "line 1: the same day, kind and amount are in R1 (paid since 2026-11-22)",
              "line 1: the same picture is in R1 (paid since 2026-11-22)",
              "the same bank account as of another person, Bo Example, in R3 (sent)",
          });
    // Without having looked into the pictures only the very same file is known again.
    CHECK(warnings_of(cases, cases.all[1]).size() == 4);
    // Bo's line is like Ada's, and Bo is another person: no word of it.
    CHECK(warnings_of(cases, cases.all[2]).size() == 2);
    CHECK(same_claim_before(cases, cases.all[1]) == &cases.all[0]);
    CHECK(same_claim_before(cases, cases.all[2]) == nullptr);
    CHECK(same_claim_before(cases, cases.all[0]) == nullptr);
}

TEST_CASE("an approver is told that the reason for no receipt was said, and that is no reason that is missing") {
    ClaimOffice office;
    ClaimBody body = ClaimOffice::by_bus("p-1", "Ada Example", 480);
    body.lines[0].receipt = "no";
    office.claim("R1", body);
    office.claim("R2", body, "other", 0, {{std::string(64, 'c'), "audio/ogg", "no-receipt-because", 1}});
    const ClaimCases cases = must(load_claim_cases(*office.reader));
    REQUIRE(cases.all.size() == 2);
    CHECK(warnings_of(cases, cases.all[0]).front() == "line 1: no receipt, because: they did not say why");
    CHECK(warnings_of(cases, cases.all[1]).front() ==
          "line 1: no receipt, because: their own voice says why (attachment save)");
}

TEST_CASE("every report about claims has its name, and none else") {
    PaidOffice office;
    for (const std::string& name : claim_report_names()) {
        CHECK(is_claim_report(name));
        CHECK_FALSE(must(report(*office.reader, name, "", "2026-12-24")).columns.empty());
    }
    CHECK_FALSE(is_claim_report("claims"));
    CHECK_FALSE(report(*office.reader, "claim-secrets", "", "2026-12-24").ok());
}

TEST_CASE("the payments say what is owed and under which reference: what is paid, rejected or undecided owes nothing") {
    ClaimOffice office;
    const auto step = [&](const Uuid& claim, std::int64_t number, ClaimStep what, std::int64_t pence) {
        ClaimMove move;
        move.claim = claim;
        move.number = number;
        move.step = what;
        move.day = *parse_date("2026-11-22");
        move.who = "Staff One";
        move.reason = "so";
        move.next = "ask us";
        move.amount = Pence{pence};
        if (what == ClaimStep::pay) move.payment = "AAAA-1111-1";
        must(office.writer.ask([&](Store& store) { return store.add_claim_moves({move}); }));
    };
    const Uuid paid = office.claim("AAAA-1111", ClaimOffice::by_bus("p-1", "Ada Example", 1200));
    step(paid, 1, ClaimStep::approve_other, 800);
    step(paid, 2, ClaimStep::pay, 800);
    step(office.claim("BBBB-2222", ClaimOffice::by_bus("p-2", "Bo Example", 300)), 1, ClaimStep::reject, 0);
    step(office.claim("CCCC-3333", ClaimOffice::by_bus("p-2", "Bo Example", 400)), 1, ClaimStep::approve_other, 350);
    office.claim("DDDD-4444", ClaimOffice::by_bus("p-2", "Bo Example", 500));
    office.claim("EEEE-5555", ClaimOffice::by_bus("p-2", "Bo Example", 600), "homes");
    const Json rows =
        must(parse_json(to_json(must(report(*office.reader, "payments", "buses", "2026-12-24"))), "report"));
    REQUIRE(rows.size() == 4);
    const std::vector<std::tuple<std::string, std::string, std::int64_t, Json>> wanted{
        {"AAAA-1111", "paid", 0, nullptr},
        {"BBBB-2222", "not-approved", 0, nullptr},
        {"CCCC-3333", "approved-different-amount", 350, "CCCC-3333-1"},
        {"DDDD-4444", "sent", 0, nullptr}};
    for (std::size_t at = 0; at < wanted.size(); ++at) {
        const auto& [reference, state, owed, under] = wanted[at];
        INFO(reference);
        CHECK(rows[at]["reference"] == reference);
        CHECK(rows[at]["state"] == state);
        CHECK(rows[at]["owed_pence"] == owed);
        CHECK(rows[at]["pay_under"] == under);
        CHECK(rows[at]["owed_expenses_pence"] == owed);
        CHECK(rows[at]["owed_fee_pence"] == 0);
    }
}
