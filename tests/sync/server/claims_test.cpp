// long: one desk of claims, and each case walks a claim up to another step.
#include "sync/records/meeting_pack.h"
#include "sync/server/bookings.h"
#include "tests/sync/server/claim_desk.h"
#include "tests/sync/server/program.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("a claim is asked about, answered, approved and paid, and each step stays with its day, name and reason") {
    DeskOfClaims desk;
    ClaimBody body = ClaimOffice::by_bus("p-1", "Ada Example", 480);
    body.lines.push_back({"car", "2026-11-22", "Hall", "Home", false, 125, 688, "my supporter", "", ""});
    body.expenses_pence = 1168;
    body.fee = ClaimedFee{"less", 2750, 1000};
    body.payment = "bank";
    body.bank = BankNumbers{"Ada Example", "112233", "00123456", ""};
    desk.sign("in", "p-1", "Ada Example");
    desk.claim("AAAA-1111", body);
    CHECK(desk.done("query", "aaaa-1111", {{"because", "Which bus?"}}) ==
          "asked about AAAA-1111: more-information-needed\n");
    CHECK(desk.done("told", "AAAA-1111", {{"because", "The 14."}, {"by", "Ada Example"}}) ==
          "wrote down the answer for AAAA-1111: sent\n");
    CHECK(desk.done("approve", "AAAA-1111") == "approved AAAA-1111 £21.68: approved\n");
    desk.clock.advance(ClaimOffice::day_ms);
    CHECK(desk.done("paid", "AAAA-1111", {{"by", "Staff Two"}}) == "paid AAAA-1111 £21.68 under AAAA-1111-1: paid\n");
    CHECK(desk.done("show", "AAAA-1111") ==
          "AAAA-1111: paid since 2026-11-23\n"
          "  Ada Example (p-1)\n"
          "  at buses, claimed on 2026-11-22, to be paid by 2026-12-20\n"
          "  line 1: bus from Hillside to Hall and back, 2026-11-22, £4.80, paid by me, receipt: yes, pictures: 0\n"
          "  line 2: car from Hall to Home, 2026-11-22, £6.88, 12.5 miles, paid by my supporter, pictures: 0\n"
          "  fee: less, £10.00 of £27.50\n"
          "  claimed £21.68, approved £21.68, paid £21.68, owed £0.00\n"
          "  how to pay: bank, numbers in the export of payments\n"
          "  on the roll of buses: yes, in 2026-11-22 08:01\n"
          "  1. 2026-11-22 query by Staff One: Which bus?\n"
          "  2. 2026-11-22 answer by Ada Example: The 14.\n"
          "  3. 2026-11-22 approve by Staff One, £21.68\n"
          "  4. 2026-11-23 pay by Staff Two, £21.68 under AAAA-1111-1\n");
}

TEST_CASE("a claim that was paid is not paid again: the day and the reference are told, and of many none is") {
    DeskOfClaims desk;
    desk.claim("AAAA-1111", ClaimOffice::by_bus("p-1", "Ada Example", 480));
    desk.claim("BBBB-2222", ClaimOffice::by_bus("p-2", "Bo Example", 300));
    desk.done("approve", "AAAA-1111");
    desk.done("approve", "BBBB-2222");
    desk.done("paid", "AAAA-1111", {{"on", "2026-11-22"}});
    const std::string paid = "AAAA-1111: was paid on 2026-11-22 under AAAA-1111-1 (£4.80); nothing more is owed";
    CHECK(desk.why_not("paid", "AAAA-1111") == paid);
    CHECK(desk.why_not("send", "AAAA-1111") == paid);
    CHECK(desk.why_not("paid", "BBBB-2222 AAAA-1111") == paid);
    CHECK(desk.why_not("paid", "BBBB-2222 bbbb-2222") == "BBBB-2222: is named twice");
    CHECK(desk.why_not("paid", "BBBB-2222", {{"on", "2026-11-23"}}) == "--on: is still to come");
    CHECK(desk.why_not("paid", "BBBB-2222", {{"on", "2026-11-21"}}) == "BBBB-2222: was not claimed yet on that day");
    CHECK(desk.state_of("BBBB-2222") == "BBBB-2222: approved since 2026-11-22");
    // A bank number that is put right afterwards moves no money.
    CHECK(desk.done("bank", "AAAA-1111", {{"because", "A digit was wrong"}}) ==
          "noted new bank numbers for AAAA-1111: paid\n");
    CHECK(desk.why_not("paid", "AAAA-1111") == paid);
}

TEST_CASE("the same claim sent again with other bank numbers is not approved beside the first, unless it is another") {
    DeskOfClaims desk;
    ClaimBody body = ClaimOffice::by_bus("p-1", "Ada Example", 480);
    body.bank = BankNumbers{"Ada Example", "112233", "00123456", ""};
    desk.claim("AAAA-1111", body);
    body.bank->account = "00123465";
    desk.claim("BBBB-2222", body);
    desk.done("approve", "AAAA-1111");
    CHECK(desk.why_not("approve", "BBBB-2222") == "BBBB-2222: AAAA-1111 is for the very same and is approved; if it is "
                                                  "another, say why with --not-the-same");
    desk.done("paid", "AAAA-1111");
    CHECK(desk.why_not("approve", "BBBB-2222").find("was paid on 2026-11-22 under AAAA-1111-1") != std::string::npos);
    CHECK(desk.why_not("approve", "BBBB-2222", {{"amount", "4.00"}, {"because", "half"}}).find("the very same") !=
          std::string::npos);
    desk.done("approve", "BBBB-2222", {{"not-the-same", "She went twice."}});
    CHECK(desk.done("show", "BBBB-2222").find("not the same as AAAA-1111: She went twice.") != std::string::npos);
}

TEST_CASE("nobody decides on their own claim or pays it, however their name is written") {
    DeskOfClaims desk;
    // The kiosk was told another spelling; the meeting's list has the name too.
    desk.claim("AAAA-1111", ClaimOffice::by_bus("p-2", "B. Example", 480));
    const std::string own = "AAAA-1111: nobody decides on their own claim or pays it; ask somebody else";
    CHECK(desk.why_not("approve", "AAAA-1111", {{"by", "BO  example"}}) == own);
    CHECK(desk.why_not("approve", "AAAA-1111", {{"by", "B. Example"}}) == own);
    CHECK(desk.why_not("query", "AAAA-1111", {{"by", "Bo Example"}, {"because", "x"}}) == own);
    desk.done("approve", "AAAA-1111", {{"by", "Ada Example"}});
    CHECK(desk.why_not("paid", "AAAA-1111", {{"by", "Bo Example"}}) == own);
    ClaimBody for_bo = ClaimOffice::by_bus("p-1", "Ada Example", 480);
    for_bo.for_whom = "someone-else";
    for_bo.for_name = "Cy Example";
    desk.claim("BBBB-2222", for_bo);
    CHECK(desk.why_not("approve", "BBBB-2222", {{"by", "Cy Example"}}).find("their own claim") != std::string::npos);
    CHECK(desk.why_not("reject", "BBBB-2222", {{"by", "Ada Example"}, {"because", "x"}, {"next", "y"}})
              .find("their own claim") != std::string::npos);
    // To take it back is theirs.
    desk.done("withdraw", "BBBB-2222", {{"by", "Ada Example"}, {"because", "She found a lift."}});
    CHECK(desk.state_of("BBBB-2222") == "BBBB-2222: withdrawn since 2026-11-22");
}

TEST_CASE("a claim that one person filled in for another counts as the other's, and who filled it in is told") {
    DeskOfClaims desk;
    desk.sign("in", "p-2", "Bo Example");
    ClaimBody for_bo = ClaimOffice::by_bus("p-1", "Ada Example", 480);
    for_bo.for_whom = "someone-else";
    for_bo.for_person = "p-2";
    for_bo.for_name = "Bo Example";
    for_bo.fee = ClaimedFee{"yes", 2000, 2000};
    desk.claim("AAAA-1111", for_bo);
    // The same cost and fee, claimed by Bo with another spelling; and Ada's own.
    ClaimBody own = ClaimOffice::by_bus("p-2", "B. Example", 480);
    own.fee = for_bo.fee;
    desk.claim("BBBB-2222", own);
    desk.claim("CCCC-3333", ClaimOffice::by_bus("p-1", "Ada Example", 480));
    const std::string shown = desk.done("show", "AAAA-1111");
    CHECK(shown.find("  Ada Example (p-1), for Bo Example (p-2)\n") != std::string::npos);
    CHECK(shown.find("paid by me (in the words of who filled it in)") != std::string::npos);
    CHECK(shown.find("  LOOK: filled in for them by Ada Example\n") != std::string::npos);
    CHECK(shown.find("  LOOK: line 1: the same day, kind and amount are in BBBB-2222 (sent)\n") != std::string::npos);
    CHECK(shown.find("CCCC-3333") == std::string::npos);
    CHECK(shown.find("on the roll of buses: yes") != std::string::npos);
    for (const char* name : {"Ada Example", "Bo Example"})
        CHECK(desk.why_not("approve", "AAAA-1111", {{"by", name}}).find("their own claim") != std::string::npos);
    desk.done("approve", "BBBB-2222");
    CHECK(desk.why_not("approve", "AAAA-1111").find("BBBB-2222 is for the very same and is approved") !=
          std::string::npos);
    // Ada's own is hers alone.
    desk.done("approve", "CCCC-3333");
    // Like the one that was approved, and still nothing that another filled in is approved by itself.
    for_bo.lines[0].amount_pence = 490;
    for_bo.expenses_pence = 490;
    for_bo.fee.reset();
    desk.clock.advance(1000);
    desk.claim("DDDD-4444", for_bo, "homes");
    const std::map<std::string, std::string> on{{"approval", approval_text(true)}, {"approval_file", "approval.json"}};
    CHECK(desk.done("list", "", on).find("by hand: filled in for them by Ada Example\n") != std::string::npos);
    CHECK(desk.done("automatic", "", on) == "nothing was approved by itself\n");
}

TEST_CASE("a rejection says why and what the person can do now, and another amount says why") {
    DeskOfClaims desk;
    desk.claim("AAAA-1111", ClaimOffice::by_bus("p-1", "Ada Example", 480));
    CHECK(desk.why_not("reject", "AAAA-1111", {{"because", "No ticket"}}) ==
          "AAAA-1111: what the person can do now must be said: a rejection is no dead end");
    CHECK(desk.why_not("approve", "AAAA-1111", {{"amount", "4.00"}}) == "AAAA-1111: a reason must be given");
    CHECK(desk.why_not("approve", "AAAA-1111", {{"amount", "4.5.0"}}) ==
          "--amount: must be pounds and pence, such as 12.50");
    desk.done("reject", "AAAA-1111", {{"because", "No ticket"}, {"next", "Send a photo of it"}});
    CHECK(desk.done("show", "AAAA-1111").find("reject by Staff One: No ticket | next: Send a photo of it\n") !=
          std::string::npos);
    desk.done("reopen", "AAAA-1111", {{"because", "The photo came"}});
    CHECK(desk.done("approve", "AAAA-1111", {{"amount", "4.5"}, {"because", "The ticket says so"}}) ==
          "approved AAAA-1111 £4.50: approved-different-amount\n"
          "look at AAAA-1111: they are not on the roll of buses\n");
    CHECK(desk.why_not("paid", "ZZZZ-9999") == "ZZZZ-9999: no claim has this reference");
    CHECK(desk.why_not("top-up", "AAAA-1111", {{"because", "x"}}) == "--amount: is needed");
    CHECK(desk.why_not("dance", "AAAA-1111").find("is not a command of this server") != std::string::npos);
}

TEST_CASE("a payment that came back is paid again under its reference, a top-up under another, and gifts stand apart") {
    DeskOfClaims desk;
    ClaimBody body = ClaimOffice::by_bus("p-1", "Ada Example", 480);
    body.fee = ClaimedFee{"training", 2750, 0};
    desk.claim("AAAA-1111", body);
    desk.done("approve", "AAAA-1111");
    CHECK(desk.done("send", "AAAA-1111") == "sent the payment of AAAA-1111 £4.80 under AAAA-1111-1: payment-sent\n");
    CHECK(
        desk.done("failed", "AAAA-1111", {{"because", "No such account"}}).find("under AAAA-1111-1: payment-failed") !=
        std::string::npos);
    desk.done("bank", "AAAA-1111", {{"because", "Two digits were changed"}});
    CHECK(desk.done("paid", "AAAA-1111") == "paid AAAA-1111 £4.80 under AAAA-1111-1: paid\n");
    desk.done("top-up", "AAAA-1111", {{"amount", "0.70"}, {"because", "The rate went up"}});
    CHECK(desk.done("paid", "AAAA-1111") == "paid AAAA-1111 £0.70 under AAAA-1111-2: paid\n");
    // The list of top-ups goes on naming it.
    CHECK(desk.why_not("top-up", "AAAA-1111", {{"amount", "0.70"}, {"because", "The rate went up"}}) ==
          "AAAA-1111: step 6 noted £0.70 more on 2026-11-22; if it is another, say why with --not-the-same");
    // Nor a penny more or less: whoever read the list twice sees what stands there.
    CHECK(desk.why_not("top-up", "AAAA-1111", {{"amount", "0.71"}, {"because", "The rate went up"}})
              .starts_with("AAAA-1111: step 6 noted £0.70 more"));
    desk.done("overpaid", "AAAA-1111", {{"amount", "1"}, {"because", "A slip"}});
    desk.done("paid-back", "AAAA-1111", {{"amount", "0.40"}});
    CHECK(desk.done("show", "AAAA-1111").find("approved £4.50, paid £5.10, owed £0.00, overpaid £0.60\n") !=
          std::string::npos);
    desk.done("let-go", "AAAA-1111", {{"because", "Too little to ask for"}});
    CHECK(desk.done("given", "AAAA-1111", {{"what", "A day of first aid"}}) ==
          "noted what was given for AAAA-1111: paid\n");
    CHECK(desk.why_not("given", "AAAA-1111", {{"what", "Another"}}) == "AAAA-1111: was given already");
    desk.claim("BBBB-2222", ClaimOffice::by_bus("p-2", "Bo Example", 480));
    desk.done("approve", "BBBB-2222");
    CHECK(desk.why_not("given", "BBBB-2222", {{"what", "A voucher"}}) ==
          "BBBB-2222: they chose no training, voucher or donation");
}

TEST_CASE("claims are listed with what they are for, by when they should be paid, and how long people wait") {
    DeskOfClaims desk;
    desk.claim("AAAA-1111", ClaimOffice::by_bus("p-1", "Ada Example", 480, "2026-10-01"), "homes", 40);
    desk.claim("BBBB-2222", ClaimOffice::by_bus("", "Bo Example", 300), "buses", 5);
    CHECK(desk.done("list", "") ==
          "AAAA-1111\thomes\tAda Example\tsent\t£4.80\tbus from Hillside to Hall and back\tby 2026-11-10 OVERDUE\n"
          "BBBB-2222\tbuses\tBo Example\tsent\t£3.00\tbus from Hillside to Hall and back\tby 2026-12-15\n"
          "days to pay: nothing was paid yet\n");
    desk.done("approve", "BBBB-2222");
    desk.done("paid", "BBBB-2222", {{"on", "2026-11-20"}});
    CHECK(desk.done("list", "", {{"state", "paid"}}) ==
          "BBBB-2222\tbuses\tBo Example\tpaid since 2026-11-20\t£3.00\tbus from Hillside to Hall and back\t"
          "by 2026-12-15\ndays to pay: median 3 of 1 claims; 1 on time\n");
    CHECK(desk.done("list", "", {{"overdue", "yes"}}).find("AAAA-1111") == 0);
    CHECK(desk.done("list", "", {{"overdue", "yes"}}).find("BBBB-2222") == std::string::npos);
    CHECK(desk.why_not("list", "", {{"state", "draft"}}) == "--state: there is no state draft");
}

TEST_CASE("the list says what would be approved by itself and whom to chase, and nothing is while it is off") {
    DeskOfClaims desk;
    for (const auto& [person, name] : {std::pair("p-1", "Ada Example"), std::pair("p-2", "Bo Example")}) {
        desk.sign("in", person, name);
    }
    desk.claim("AAAA-1111", ClaimOffice::by_bus("p-1", "Ada Example", 1000));
    desk.done("approve", "AAAA-1111");
    desk.clock.advance(1000);
    desk.claim("BBBB-2222", ClaimOffice::by_bus("p-1", "Ada Example", 1100));
    desk.claim("CCCC-3333", ClaimOffice::by_bus("p-2", "Bo Example", 1100), "buses", 36);
    const auto off = [&](bool is_on) {
        return std::map<std::string, std::string>{{"approval", approval_text(is_on)},
                                                  {"approval_file", "approval.json"}};
    };
    const std::string list = desk.done("list", "", off(false));
    CHECK(list.find("BBBB-2222") < list.find("\twould be approved by itself, which is off\n"));
    CHECK(list.find("\tCHASE, 36 days; by hand: no person has approved bus for them yet\n") != std::string::npos);
    CHECK(desk.why_not("automatic", "", off(false)) ==
          "approval.json: approval by itself is off; an owner turns it on there");
    CHECK(desk.done("list", "", off(true)).find("\twill be approved by itself\n") != std::string::npos);
    CHECK(desk.done("automatic", "", off(true)) == "approved BBBB-2222 £11.00 by itself\n");
    CHECK(desk.done("show", "BBBB-2222").find("approve-by-rule by approval.json, £11.00") != std::string::npos);
    CHECK(desk.done("automatic", "", off(true)) == "nothing was approved by itself\n");
    CHECK(desk.why_not("automatic", "", {{"approval", "{}"}, {"approval_file", "approval.json"}})
              .find("approval.json#/schema") == 0);
    // Taken in one go, four in a row are four.
    for (int at = 1; at <= 3; ++at) {
        ClaimBody body = ClaimOffice::by_bus("p-1", "Ada Example", 1000 + at);
        desk.claim("DDDD-000" + std::to_string(at), body, "buses", 22 + 31 * at);
    }
    desk.claim("EEEE-0001", ClaimOffice::by_bus("p-1", "Ada Example", 1050), "buses", 200);
    const std::string many = desk.done("automatic", "", off(true));
    CHECK(std::count(many.begin(), many.end(), '\n') == 3);
    CHECK(desk.state_of("DDDD-0001").find("sent") != std::string::npos);
}

TEST_CASE("one meeting's fee is paid to a person once, by hand and by rule, whatever is claimed beside it") {
    DeskOfClaims desk;
    desk.sign("in", "p-1", "Ada Example");
    ClaimBody with_bus = ClaimOffice::by_bus("p-1", "Ada Example", 300);
    with_bus.fee = ClaimedFee{"yes", 2000, 2000};
    ClaimBody fee_alone = with_bus;
    fee_alone.lines.clear();
    fee_alone.expenses_pence = 0;
    desk.claim("AAAA-1111", with_bus);
    desk.claim("BBBB-2222", fee_alone);
    desk.done("approve", "AAAA-1111");
    desk.done("paid", "AAAA-1111");
    CHECK(desk.done("show", "BBBB-2222")
              .find("LOOK: the fee of this meeting is claimed in AAAA-1111 (paid since 2026-11-22) too\n") !=
          std::string::npos);
    CHECK(
        desk.why_not("approve", "BBBB-2222") ==
        "BBBB-2222: AAAA-1111 is for the very same and was paid on 2026-11-22 under AAAA-1111-1; if it is another, say "
        "why with --not-the-same");
    const std::map<std::string, std::string> on{{"approval", approval_text(true)}, {"approval_file", "approval.json"}};
    CHECK(desk.done("automatic", "", on) == "nothing was approved by itself\n");
    // Another meeting has a fee of its own.
    desk.claim("CCCC-3333", fee_alone, "homes", 40);
    CHECK(desk.done("approve", "CCCC-3333").find("approved CCCC-3333 £20.00") == 0);
}

TEST_CASE("what somebody has looked at, or what does not add up, is never approved by itself") {
    DeskOfClaims desk;
    desk.sign("in", "p-1", "Ada Example");
    const std::map<std::string, std::string> on{{"approval", approval_text(true)}, {"approval_file", "approval.json"}};
    desk.claim("AAAA-1111", ClaimOffice::by_bus("p-1", "Ada Example", 800), "buses", 1);
    desk.done("approve", "AAAA-1111");
    desk.claim("BBBB-2222", ClaimOffice::by_bus("p-1", "Ada Example", 810));
    desk.done("query", "BBBB-2222", {{"because", "Which bus?"}});
    desk.done("told", "BBBB-2222", {{"because", "The 14."}, {"by", "Ada Example"}});
    ClaimBody no_sum = ClaimOffice::by_bus("p-1", "Ada Example", 820);
    no_sum.expenses_pence = 50'000;
    desk.claim("CCCC-3333", no_sum);
    CHECK(desk.done("automatic", "", on) == "nothing was approved by itself\n");
    CHECK(desk.done("list", "", on).find("by hand: somebody has looked at it already\n") != std::string::npos);
    CHECK(desk.done("show", "CCCC-3333").find("LOOK: its lines come to £8.20, and it asks for £500.00 of costs\n") !=
          std::string::npos);
    desk.claim("DDDD-4444", ClaimOffice::by_bus("p-1", "Ada Example", 830));
    CHECK(desk.done("automatic", "", on) == "approved DDDD-4444 £8.30 by itself\n");
}

TEST_CASE("a claim from a kiosk whose clock runs ahead can be paid today") {
    DeskOfClaims desk;
    desk.claim("AAAA-1111", ClaimOffice::by_bus("p-1", "Ada Example", 480), "buses", -60);
    desk.done("approve", "AAAA-1111");
    CHECK(desk.done("paid", "AAAA-1111").find("paid AAAA-1111 £4.80") == 0);
}

TEST_CASE("the same receipt picture in another claim is known again, though each was sealed with a key of its own") {
    DeskOfClaims desk;
    const std::string first = desk.with_picture("Ada Example", "a photo of a ticket");
    const std::string second = desk.with_picture("Bo Example", "a photo of a ticket");
    const std::string third = desk.with_picture("Cy Example", "another photo, longer");
    const std::string fourth = desk.with_picture("Di Example", "another photo, equal.");
    CHECK(desk.done("show", second).find("LOOK: line 1: the same picture is in " + first + " (sent)\n") !=
          std::string::npos);
    CHECK(desk.done("show", third).find("the same picture") == std::string::npos);
    CHECK(desk.done("approve", first).find("look at " + first + ": line 1: the same picture is in " + second) !=
          std::string::npos);
    // One that cannot be opened is told, and stands in nobody's way.
    for (const AttachmentRow& row : must(desk.reader->attachments(""))) {
        if (reference_of(row.rec_id) != first) continue;
        must(replace_file(desk.blobs->file(row.sha256), std::string(static_cast<std::size_t>(row.length), 'x')));
    }
    CHECK(desk.done("show", second).find("could not be opened") != std::string::npos);
}

namespace {

ClaimBody in_cash(bool is_received, bool is_given) {
    ClaimBody body = ClaimOffice::by_bus("p-1", "Ada Example", 480);
    body.payment = "cash";
    body.cash = PaidCash{is_received, is_given};
    return body;
}

} // namespace

TEST_CASE("cash that both said had changed hands is noted as paid when it is approved, and never paid again") {
    DeskOfClaims desk;
    desk.claim("AAAA-1111", in_cash(true, true), "buses", 40);
    CHECK(desk.done("list", "", {{"overdue", "yes"}}).find("AAAA-1111") == std::string::npos);
    CHECK(desk.why_not("approve", "AAAA-1111", {{"amount", "3"}, {"because", "Too dear"}})
              .find("was paid in cash as claimed") != std::string::npos);
    const std::string said = desk.done("approve", "AAAA-1111");
    CHECK(said.find("approved AAAA-1111 £4.80: approved\n") != std::string::npos);
    CHECK(said.find("noted the cash £4.80 of 2026-10-13: paid\n") != std::string::npos);
    CHECK(desk.done("show", "AAAA-1111").find("paid £4.80, owed £0.00") != std::string::npos);
    for (const char* verb : {"send", "paid"})
        CHECK(desk.why_not(verb, "AAAA-1111").find("nothing more is owed") != std::string::npos);
    // One of the two has not said so: it is owed, and whoever approves is told.
    desk.claim("BBBB-2222", in_cash(true, false), "homes");
    CHECK(
        desk.done("show", "BBBB-2222").find("LOOK: they say that they have the cash; nobody said that they gave it") !=
        std::string::npos);
    desk.done("approve", "BBBB-2222", {{"not-the-same", "Another day."}});
    CHECK(desk.done("show", "BBBB-2222").find("paid £0.00, owed £4.80") != std::string::npos);
}

TEST_CASE("an approver is told of one journey by car that is claimed by its miles and by what it cost") {
    DeskOfClaims desk;
    ClaimBody body = ClaimOffice::by_bus("p-1", "Ada Example", 480);
    body.lines.push_back({"car", "2026-11-22", "Hillside", "Hall", true, 125, 688, "me", "", ""});
    body.lines.push_back({"car-cost", "2026-11-22", "hall", "Hillside", true, 0, 900, "me", "yes", ""});
    body.expenses_pence = 480 + 688 + 900;
    desk.claim("AAAA-1111", body);
    CHECK(desk.done("show", "AAAA-1111")
              .find("LOOK: lines 2 and 3: one journey by car, by its miles and by what it cost") != std::string::npos);
    // Another journey, or another day, is another cost.
    for (const auto& [date, to] : {std::pair("2026-11-22", "Station"), std::pair("2026-11-21", "Hall")}) {
        body.lines[2].date = date;
        body.lines[2].to = to;
        body.lines[2].from = "Hillside";
        desk.claim(date, body);
        CHECK(desk.done("show", date).find("one journey by car") == std::string::npos);
    }
}

TEST_CASE("who paid is told by whose the costs are") {
    DeskOfClaims desk;
    desk.form_version = 5;
    ClaimBody body = ClaimOffice::by_bus("p-1", "Ada Example", 480);
    body.for_whom = "someone-else";
    body.for_person = "p-2";
    body.for_name = "Bo Example";
    body.lines[0].who_paid = "supporter";
    desk.claim("AAAA-1111", body);
    CHECK(desk.done("show", "AAAA-1111").find("paid by their supporter,") != std::string::npos);
    body.lines[0].who_paid = "me";
    desk.claim("BBBB-2222", body);
    CHECK(desk.done("show", "BBBB-2222").find("paid by themselves,") != std::string::npos);
}

TEST_CASE("cash that was said of another sum is no payment, and whoever approves is told") {
    DeskOfClaims desk;
    ClaimBody same = in_cash(true, true);
    same.cash->pence = 480;
    desk.claim("AAAA-1111", same, "buses");
    CHECK(desk.done("approve", "AAAA-1111").find("noted the cash £4.80") != std::string::npos);
    ClaimBody other = in_cash(true, true);
    other.cash->pence = 200;
    desk.claim("BBBB-2222", other, "homes");
    CHECK(desk.done("show", "BBBB-2222").find("LOOK: both said that £2.00 was paid in cash; the claim is for £4.80") !=
          std::string::npos);
    CHECK(desk.done("approve", "BBBB-2222", {{"not-the-same", "Another day."}}).find("noted the cash") ==
          std::string::npos);
    CHECK(desk.done("show", "BBBB-2222").find("paid £0.00, owed £4.80") != std::string::npos);
}

TEST_CASE("what somebody gives to the charity is not paid out, and nobody waits for it") {
    DeskOfClaims desk;
    ClaimBody body = ClaimOffice::by_bus("p-1", "Ada Example", 480);
    body.payment = "donate";
    desk.claim("AAAA-1111", body, "buses", 40);
    CHECK(desk.done("list", "", {{"overdue", "yes"}}).find("AAAA-1111") == std::string::npos);
    desk.done("approve", "AAAA-1111");
    CHECK(desk.done("show", "AAAA-1111").find("owed £0.00") != std::string::npos);
    CHECK(desk.why_not("send", "AAAA-1111") == "AAAA-1111: they gave it to the charity; nothing is paid out");
}

TEST_CASE("who decides is told of miles over the year's band, of a cap and of what was booked") {
    DeskOfClaims desk;
    const auto by_car = [](std::int64_t tenths, std::int64_t pence, const char* date) {
        ClaimBody body = ClaimOffice::by_bus("p-1", "Ada Example", pence, date);
        body.lines = {{"car", date, "Hillside", "Hall", false, tenths, pence, "me", "", ""}};
        return body;
    };
    desk.claim("AAAA-1111", by_car(99'990, 549'945, "2026-06-01"), "homes");
    desk.claim("BBBB-2222", by_car(5'000, 27'500, "2026-11-22"));
    const auto rules = with_rules("parking.json", "\"caps\": []",
                                  R"("caps": [{"effective_from": "2026-01-01", "pence_per_line": 1000}])");
    const std::string over = "line 1: by the rules and all miles of the tax year it comes to £125.30, not £275.00";
    CHECK(desk.done("show", "BBBB-2222", rules).find("LOOK: " + over) != std::string::npos);
    CHECK(desk.done("approve", "BBBB-2222", rules).find(over) != std::string::npos);
    // Miles that nobody pays use up no band.
    desk.done("reject", "AAAA-1111", {{"because", "A slip"}, {"next", "Claim it again"}});
    CHECK(desk.done("show", "BBBB-2222", rules).find("by the rules and all miles") == std::string::npos);
    ClaimBody parked = ClaimOffice::by_bus("p-1", "Ada Example", 7997);
    parked.lines = {{"parking", "2026-11-22", "", "", false, 0, 999, "me", "yes", ""},
                    {"parking", "2026-11-22", "", "", false, 0, 998, "me", "yes", ""},
                    {"hotel", "2026-11-22", "", "", false, 0, 6000, "me", "yes", ""}};
    desk.claim("CCCC-3333", parked);
    const std::string shown = desk.done("show", "CCCC-3333", rules);
    CHECK(shown.find("LOOK: parking of 2026-11-22: £19.97 in all, and the cap is £10.00") != std::string::npos);
    CHECK(shown.find("LOOK: line 3: hotel was booked for them on that day, at buses") != std::string::npos);
    CHECK(desk.done("show", "CCCC-3333", {{"rules_missing", "config/rules"}})
              .find("LOOK: nobody looked at miles of the tax year and at caps") != std::string::npos);
}

TEST_CASE(
    "a cap is for all that a person claims of one kind and day, in however many claims, and the others are named") {
    DeskOfClaims desk;
    const auto parked = [](const std::string& person, const std::string& name, std::int64_t pence, const char* date) {
        ClaimBody body = ClaimOffice::by_bus(person, name, pence);
        body.lines = {{"parking", date, "", "", false, 0, pence, "me", "yes", ""}};
        return body;
    };
    const auto rules = with_rules("parking.json", "\"caps\": []",
                                  R"("caps": [{"effective_from": "2026-01-01", "pence_per_line": 1000}])");
    const auto is_over = [&](const std::string& reference) {
        return desk.done("show", reference, rules).find("and the cap is") != std::string::npos;
    };
    desk.claim("AAAA-1111", parked("p-1", "Ada Example", 600, "2026-11-22"));
    // Other people's, and another day's, are not hers.
    desk.claim("BBBB-2222", parked("p-2", "Bo Example", 600, "2026-11-22"));
    desk.claim("CCCC-3333", parked("p-1", "Ada Example", 601, "2026-11-21"));
    CHECK_FALSE(is_over("AAAA-1111"));
    // To the cap and no further.
    desk.claim("DDDD-4444", parked("p-1", "Ada Example", 400, "2026-11-22"), "homes");
    CHECK_FALSE(is_over("DDDD-4444"));
    ClaimBody by_another = parked("p-2", "Bo Example", 1, "2026-11-22");
    by_another.for_whom = "someone-else";
    by_another.for_person = "p-1";
    by_another.for_name = "Ada Example";
    desk.claim("EEEE-5555", by_another);
    CHECK(desk.done("show", "DDDD-4444", rules)
              .find("LOOK: parking of 2026-11-22: £10.01 in all, with AAAA-1111 (sent), EEEE-5555 (sent), and the cap "
                    "is £10.00\n") != std::string::npos);
    CHECK(is_over("AAAA-1111"));
    CHECK_FALSE(is_over("BBBB-2222"));
    // What is refused or taken back uses up no cap.
    desk.done("reject", "EEEE-5555", {{"because", "A slip"}, {"next", "Claim it again"}});
    CHECK_FALSE(is_over("AAAA-1111"));
    desk.done("reopen", "EEEE-5555", {{"because", "It was right"}});
    CHECK(is_over("AAAA-1111"));
    desk.done("withdraw", "EEEE-5555", {{"because", "She says so"}});
    CHECK_FALSE(is_over("AAAA-1111"));
}

TEST_CASE("the program itself asks for what a step of a claim needs, and has each report about claims") {
    const TempFolder folder;
    const std::string data = (folder.path() / "server").string();
    REQUIRE(run({"init", "--data", data}).exit_code == 0);
    const auto claim = [&](std::vector<std::string> words) {
        words.insert(words.begin(), "claim");
        words.insert(words.end(), {"--data", data});
        return run(words);
    };
    CHECK(claim({"list"}).out == "days to pay: nothing was paid yet\n");
    CHECK(claim({"paid", "AAAA-1111", "BBBB-2222", "--by", "Staff One"}).err ==
          "copro-server: AAAA-1111: no claim has this reference\n");
    // What must be said is asked for before anything is opened.
    CHECK(claim({"approve", "AAAA-1111"}).exit_code == 2);
    CHECK(claim({"reject", "AAAA-1111", "--by", "A", "--because", "b"}).exit_code == 2);
    CHECK(claim({"given", "AAAA-1111", "--by", "A"}).exit_code == 2);
    CHECK(claim({"approve", "AAAA-1111", "BBBB-2222", "--by", "A"}).exit_code == 2);
    CHECK(claim({"approve", "AAAA-1111", "--by", "A", "--part", "lunch"}).exit_code == 2);
    CHECK(claim({"send", "AAAA-1111", "--by", "A", "--part", "fee"}).exit_code == 2);
    const std::vector<std::vector<std::string>> of_parts{
        {"approve"},
        {"failed", "--because", "b", "--payment", "AAAA-1111-1"},
        {"paid-back", "--amount", "1"},
    };
    for (std::vector<std::string> words : of_parts) {
        words.insert(words.end(), {"AAAA-1111", "--by", "A", "--part", "fee"});
        CHECK(claim(words).err == "copro-server: AAAA-1111: no claim has this reference\n");
    }
    const std::string approval = std::string(COPRO_SOURCE_DIR) + "/config/approval.json";
    CHECK(claim({"automatic", "--approval", approval}).err ==
          "copro-server: " + approval + ": approval by itself is off; an owner turns it on there\n");
    for (const char* name : {"claim-states", "claim-steps", "days-to-pay", "booked", "out-of-pocket", "in-kind",
                             "payroll", "claim-attendance"}) {
        CHECK(run({"export", name, "--data", data}).exit_code == 0);
        CHECK(run({"export", name, "--format", "json", "--data", data}).out.front() == '[');
    }
}

TEST_CASE("what was booked as asked is in the meeting's pack, a bed for each night, and only what was asked for") {
    DeskOfClaims desk;
    BookingBody asked;
    asked.reference = "AAAA-1111";
    asked.person = "p-2";
    asked.name = "Bo Example";
    asked.what = {"train", "hotel"};
    asked.day = "2026-11-21";
    asked.nights = 2;
    desk.keep(asked, "booking", "homes");
    const auto made = [&](std::map<std::string, std::string> options) {
        return note_booked({"booking made", std::move(options)}, *desk.reader, desk.writer, desk.clock);
    };
    CHECK(must(made({{"reference", "aaaa-1111"}, {"meeting", "buses"}})) ==
          "booked train for p-2 on 2026-11-21, at buses\n"
          "booked hotel for p-2 on 2026-11-21, 2 nights, at buses\n");
    std::vector<std::string> booked;
    const auto look = [&] {
        booked.clear();
        for (const MeetingRow& row : must(desk.reader->meetings())) {
            if (row.id != "buses") continue;
            for (const Booked& one : must(load_meeting_pack(row.text, row.id)).booked)
                booked.push_back(one.person + " " + one.category + " " + date_text(one.date));
        }
    };
    look();
    const std::vector<std::string> all{"p-1 hotel 2026-11-22", "p-2 train 2026-11-21", "p-2 hotel 2026-11-21",
                                       "p-2 hotel 2026-11-22"};
    CHECK(booked == all);
    // Noted twice, it is there once.
    CHECK(made({{"reference", "AAAA-1111"}, {"meeting", "buses"}, {"what", "train"}}).ok());
    look();
    CHECK(booked == all);
    CHECK(made({{"reference", "AAAA-1111"}, {"what", "plane"}}).error().text() == "--what: they did not ask for plane");
    CHECK(made({{"reference", "BBBB-2222"}}).error().kind == ErrorKind::not_found);
    CHECK(made({{"reference", "AAAA-1111"}, {"meeting", "moon"}}).error().kind == ErrorKind::not_found);
    asked.reference = "CCCC-3333";
    asked.person = std::nullopt;
    desk.keep(asked, "booking", "homes");
    CHECK(made({{"reference", "CCCC-3333"}}).error().kind == ErrorKind::refused);
}
