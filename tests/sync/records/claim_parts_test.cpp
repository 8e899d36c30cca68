// long: one claim of two parts, and each case walks it to another end.
#include "sync/records/claim_money.h"
#include "tests/sync/records/sample_files.h"

#include <rapidcheck.h>

#include <map>

using namespace copro;
using namespace copro::test;

namespace {

// A claim of a £15.00 fee and £10.00 of costs, with each step written down.
struct ClaimOfTwo {
    ClaimAsked asked{Pence{1500}, Pence{1000}};
    ClaimStanding standing = standing_of(asked);
    std::vector<ClaimMove> moves;

    static ClaimStanding standing_of(const ClaimAsked& asked) {
        ClaimStanding fresh;
        fresh.asked = asked;
        return fresh;
    }
    // The costs first, and the fee by a payroll.
    static ClaimOfTwo paid_apart() {
        ClaimOfTwo claim;
        claim.take(ClaimStep::approve, 2500);
        claim.costs(ClaimStep::pay, 1000);
        claim.fee(ClaimStep::pay, 1500);
        return claim;
    }
    // What a command says of which payment it is: the next one, or the last that comes back.
    [[nodiscard]] std::string payment_of(ClaimPart part, ClaimStep step) const {
        const ClaimPayment* last = standing.last_payment(part);
        const bool comes_back = step == ClaimStep::payment_failed && standing.on_its_way.pence == 0;
        return comes_back && last != nullptr ? last->reference : payment_reference("R", standing);
    }
    std::string take(ClaimPart part, ClaimStep step, std::int64_t pence = 0) {
        return take(part, step, pence, payment_of(part, step));
    }
    std::string take(ClaimPart part, ClaimStep step, std::int64_t pence, const std::string& payment) {
        ClaimMove made;
        made.number = standing.steps + 1;
        made.step = step;
        made.part = part;
        made.day = day("2026-11-20");
        made.who = "Staff One";
        made.reason = "because";
        made.next = "ask us again";
        made.amount = Pence{pence};
        made.payment = payment;
        const auto next = after_step(standing, made);
        if (!next) return next.error().text();
        standing = *next;
        moves.push_back(made);
        return "";
    }
    std::string take(ClaimStep step, std::int64_t pence = 0) { return take(ClaimPart::whole, step, pence); }
    std::string fee(ClaimStep step, std::int64_t pence = 0) { return take(ClaimPart::fee, step, pence); }
    std::string costs(ClaimStep step, std::int64_t pence = 0) { return take(ClaimPart::expenses, step, pence); }
    [[nodiscard]] std::string_view state() const { return name_of(standing.state); }
};

ClaimPart any_part() { return *rc::gen::element(ClaimPart::whole, ClaimPart::fee, ClaimPart::expenses); }
ClaimStep any_step_of_parts() {
    return static_cast<ClaimStep>(*rc::gen::inRange(0, static_cast<int>(ClaimStep::give) + 1));
}

// What fits the step, or anything. payment: which comes back.
std::int64_t amount_that_fits(const ClaimOfTwo& claim, ClaimPart part, ClaimStep step, const std::string& payment) {
    const ClaimStanding& now = claim.standing;
    if (*rc::gen::inRange(0, 8) == 0) return *rc::gen::inRange<std::int64_t>(0, 4000);
    if (step == ClaimStep::approve || step == ClaimStep::approve_by_rule) {
        return part == ClaimPart::whole ? 2500 : part == ClaimPart::fee ? 1500 : 1000;
    }
    if (step == ClaimStep::send_payment) return now.owed().pence;
    if (step == ClaimStep::pay) return now.owed(part).pence + now.on_its_way.pence;
    if (step == ClaimStep::payment_failed) {
        const ClaimPayment* named = now.payment_under(payment);
        return named == nullptr ? now.on_its_way.pence : named->amount.pence;
    }
    if (step == ClaimStep::pay_back && *rc::gen::arbitrary<bool>()) return now.overpaid(part).pence;
    return *rc::gen::inRange<std::int64_t>(0, 3000);
}

// What a command says, or any payment that there ever was.
std::string payment_that_fits(const ClaimOfTwo& claim, ClaimPart part, ClaimStep step) {
    const auto& payments = claim.standing.payments;
    const bool is_any = step == ClaimStep::payment_failed && !payments.empty() && *rc::gen::arbitrary<bool>();
    return is_any ? (*rc::gen::elementOf(payments)).reference : claim.payment_of(part, step);
}

// Whatever staff try; what is refused is not written down. May a step be about a part?
ClaimOfTwo any_history_of_two(bool in_parts) {
    ClaimOfTwo claim;
    for (int tries = *rc::gen::inRange(0, 150); tries > 0; --tries) {
        const ClaimPart part = in_parts ? any_part() : ClaimPart::whole;
        std::vector<ClaimStep> steps;
        // Of a part its own state says what can be decided, and the claim's what can be done with its money.
        const bool is_of_claim = part == ClaimPart::whole || *rc::gen::arbitrary<bool>();
        const ClaimState from = is_of_claim              ? claim.standing.state
                                : part == ClaimPart::fee ? claim.standing.fee.state
                                                         : claim.standing.expenses.state;
        for (const AllowedMove& one : allowed_moves()) {
            if (one.from == from) steps.push_back(one.step);
        }
        const ClaimStep step =
            *rc::gen::inRange(0, 8) == 0 || steps.empty() ? any_step_of_parts() : *rc::gen::elementOf(steps);
        const std::string payment = in_parts ? payment_that_fits(claim, part, step) : claim.payment_of(part, step);
        claim.take(part, step, amount_that_fits(claim, part, step, payment), payment);
    }
    return claim;
}

// A bank's own account, which knows nothing of states: what it paid under each reference, and what was given back.
struct BankOfTwo {
    std::map<std::string, Pence> paid;
    Pence given_back;
    bool is_on_its_way = false;

    void read(const ClaimMove& move) {
        if (move.step == ClaimStep::pay) RC_ASSERT(paid.emplace(move.payment, move.amount).second);
        if (move.step == ClaimStep::pay_back) given_back += move.amount;
        if (move.step == ClaimStep::payment_failed && !is_on_its_way) {
            const auto found = paid.find(move.payment);
            RC_ASSERT(found != paid.end());
            RC_ASSERT(found->second == move.amount);
            paid.erase(found);
        }
        const bool moves_it = move.step == ClaimStep::pay || move.step == ClaimStep::payment_failed;
        is_on_its_way = move.step == ClaimStep::send_payment || (is_on_its_way && !moves_it);
    }
    [[nodiscard]] Pence kept_by_the_person() const {
        Pence all;
        for (const auto& [reference, amount] : paid) all += amount;
        return Pence{all.pence - given_back.pence};
    }
};

// What is paid, comes back or is given back of a part is of that part alone.
void must_leave_the_other_part(const ClaimStanding& before, const ClaimStanding& after, const ClaimMove& move) {
    if (decides(move.step) || move.part == ClaimPart::whole) return;
    const auto paid_of = [&](const ClaimStanding& standing, bool of_part) {
        return (move.part == ClaimPart::fee) == of_part ? standing.fee.paid : standing.expenses.paid;
    };
    RC_ASSERT(paid_of(after, false) == paid_of(before, false));
    const std::int64_t difference = paid_of(after, true).pence - paid_of(before, true).pence;
    const bool is_paid = move.step == ClaimStep::pay;
    const bool is_back = move.step == ClaimStep::payment_failed || move.step == ClaimStep::pay_back;
    RC_ASSERT(difference == (is_paid ? move.amount.pence : is_back ? -move.amount.pence : 0));
}

void must_be_even(const ClaimStanding& now) {
    RC_ASSERT(now.fee.approved.pence >= 0);
    RC_ASSERT(now.expenses.approved.pence >= 0);
    // Each penny that is due is paid, on its way or owed.
    RC_ASSERT(now.approved() + now.overpaid() == now.paid() + now.on_its_way + now.owed());
    RC_ASSERT((now.overpaid().pence > 0) == (now.state == ClaimState::overpaid));
    RC_ASSERT(now.owed(ClaimPart::fee) + now.owed(ClaimPart::expenses) == now.owed());
    RC_ASSERT(now.overpaid(ClaimPart::fee) + now.overpaid(ClaimPart::expenses) == now.overpaid());
    if (now.state == ClaimState::top_up) RC_ASSERT(now.owed().pence > 0);
    if (now.state == ClaimState::paid) {
        RC_ASSERT(now.fee.paid == now.fee.approved);
        RC_ASSERT(now.expenses.paid == now.expenses.approved);
    }
}

} // namespace

TEST_CASE("the costs are approved and paid while the fee is asked about, and then the fee under a payment of its own") {
    ClaimOfTwo claim;
    CHECK(claim.fee(ClaimStep::query).empty());
    CHECK(claim.state() == "more-information-needed");
    CHECK(claim.take(ClaimStep::pay, 1000) == "is more-information-needed since 2026-11-20: pay is not possible now");
    CHECK(claim.take(ClaimStep::payment_failed).find("payment-failed is not possible now") != std::string::npos);
    CHECK(claim.costs(ClaimStep::approve, 1000).empty());
    CHECK(claim.state() == "more-information-needed");
    CHECK(claim.standing.owed() == Pence{1000});
    CHECK(claim.take(ClaimStep::send_payment, 1000).empty());
    // It arrives first.
    CHECK(claim.fee(ClaimStep::answer) ==
          "is payment-sent, and its fee more-information-needed: answer is not possible now");
    CHECK(claim.take(ClaimStep::pay, 1000).empty());
    CHECK(claim.state() == "more-information-needed");
    CHECK(claim.take(ClaimStep::approve, 2500) == "part of it was paid; decide on the other part by itself");
    CHECK(claim.take(ClaimStep::withdraw) == "part of it was paid; decide on the other part by itself");
    CHECK(claim.costs(ClaimStep::reject).find("its expenses approved: reject is not possible now") !=
          std::string::npos);
    CHECK(claim.fee(ClaimStep::answer).empty());
    CHECK(claim.state() == "sent");
    CHECK(claim.fee(ClaimStep::approve_other, 1200).empty());
    CHECK(claim.state() == "top-up");
    CHECK(claim.take(ClaimStep::pay, 1200).empty());
    CHECK(claim.state() == "paid");
    CHECK(claim.standing.payments.back().reference == "R-2");
    CHECK(claim.standing.fee.paid == Pence{1200});
    CHECK(claim.standing.expenses.paid == Pence{1000});
    // More of the fee, and what was too much of the costs: each of its own.
    CHECK(claim.fee(ClaimStep::top_up, 100).empty());
    CHECK(claim.take(ClaimStep::pay, 100).empty());
    CHECK(claim.costs(ClaimStep::overpay, 1001) == "that is more than was paid");
    CHECK(claim.costs(ClaimStep::overpay, 300).empty());
    CHECK(claim.take(ClaimStep::pay_back, 300).empty());
    CHECK(claim.standing.fee.paid == Pence{1300});
    CHECK(claim.standing.expenses.paid == Pence{700});
}

TEST_CASE("a fee that is refused or taken back leaves the costs as they are, and can be looked at again") {
    ClaimOfTwo claim;
    claim.take(ClaimStep::approve, 2500);
    CHECK(claim.fee(ClaimStep::reject).empty());
    CHECK(claim.state() == "approved-different-amount");
    CHECK(claim.standing.approved() == Pence{1000});
    CHECK(claim.costs(ClaimStep::reject).empty());
    CHECK(claim.state() == "not-approved");
    CHECK(claim.fee(ClaimStep::reopen).empty());
    CHECK(claim.state() == "sent");
    CHECK(claim.fee(ClaimStep::withdraw).empty());
    CHECK(claim.state() == "not-approved");
    CHECK(claim.costs(ClaimStep::reopen).empty());
    CHECK(claim.costs(ClaimStep::approve, 1000).empty());
    CHECK(claim.take(ClaimStep::pay, 1000).empty());
    CHECK(claim.state() == "paid");
    // Long afterwards they want it after all.
    CHECK(claim.fee(ClaimStep::reopen).empty());
    CHECK(claim.state() == "sent");
    CHECK(claim.fee(ClaimStep::approve, 1500).empty());
    CHECK(claim.take(ClaimStep::pay, 1500).empty());
    CHECK(claim.standing.paid() == Pence{2500});
}

TEST_CASE("the costs are paid here and the fee by a payroll: each is noted apart, and neither is paid twice") {
    ClaimOfTwo claim;
    claim.take(ClaimStep::approve, 2500);
    CHECK(claim.standing.owed(ClaimPart::fee) == Pence{1500});
    CHECK(claim.costs(ClaimStep::pay, 2500) == "£10.00 is owed, not another amount");
    CHECK(claim.costs(ClaimStep::pay, 1000).empty());
    CHECK(claim.state() == "top-up");
    CHECK(claim.standing.expenses.paid == Pence{1000});
    CHECK(claim.standing.fee.paid == Pence{0});
    CHECK(claim.costs(ClaimStep::pay, 1000) == "nothing is owed");
    // The bank sends it back before the payroll has run.
    CHECK(claim.take(ClaimStep::payment_failed, 1000).empty());
    CHECK(claim.state() == "payment-failed");
    CHECK(claim.standing.owed() == Pence{2500});
    CHECK(claim.fee(ClaimStep::pay, 1500).empty());
    CHECK(claim.state() == "top-up");
    CHECK(claim.standing.payments.back().fee == Pence{1500});
    CHECK(claim.costs(ClaimStep::pay, 1000).empty());
    CHECK(claim.state() == "paid");
    CHECK(claim.standing.payments.back().fee == Pence{0});
    CHECK(claim.standing.payments.back().reference == "R-2");
    // All of it is on its way already.
    ClaimOfTwo sent;
    sent.take(ClaimStep::approve, 2500);
    sent.take(ClaimStep::send_payment, 2500);
    CHECK(sent.fee(ClaimStep::pay, 1500) == "a payment of all of it is on its way");
}

TEST_CASE(
    "costs that bounce after the payroll has paid the fee leave the fee paid, and are paid under their reference") {
    ClaimOfTwo claim = ClaimOfTwo::paid_apart();
    CHECK(claim.state() == "paid");
    CHECK(claim.take(ClaimPart::fee, ClaimStep::payment_failed, 1000, "R-1") ==
          "R-1 was not of the fee alone, and comes back as it was paid");
    CHECK(claim.state() == "paid");
    CHECK(claim.costs(ClaimStep::payment_failed, 1000).empty());
    CHECK(claim.state() == "payment-failed");
    CHECK(claim.standing.fee.paid == Pence{1500});
    CHECK(claim.standing.owed(ClaimPart::expenses) == Pence{1000});
    CHECK(claim.standing.owed() == Pence{1000});
    // It came back once; the fee's can come back too.
    CHECK(claim.standing.last_payment(ClaimPart::expenses) == nullptr);
    CHECK_FALSE(claim.standing.paid_on(ClaimPart::expenses).has_value());
    CHECK(claim.standing.paid_on(ClaimPart::fee) == day("2026-11-20"));
    CHECK(claim.take(ClaimPart::expenses, ClaimStep::payment_failed, 1000, "R-1") == "no payment stands under R-1");
    CHECK(claim.fee(ClaimStep::payment_failed, 1500).empty());
    CHECK(claim.standing.owed() == Pence{2500});
    CHECK(claim.fee(ClaimStep::pay, 1500).empty());
    CHECK(claim.costs(ClaimStep::pay, 1000).empty());
    CHECK(claim.state() == "paid");
    // A reference that is free is taken again, and none stands twice.
    CHECK(claim.standing.payments.back().reference == "R-2");
}

TEST_CASE("an earlier payment of both comes back as a whole where it is named, and not the top-up after it") {
    ClaimOfTwo claim;
    claim.take(ClaimStep::approve, 2500);
    claim.take(ClaimStep::pay, 2500);
    claim.fee(ClaimStep::top_up, 300);
    claim.fee(ClaimStep::pay, 300);
    CHECK(claim.costs(ClaimStep::payment_failed, 2500) ==
          "R-1 was not of the expenses alone, and comes back as it was paid");
    CHECK(claim.take(ClaimPart::whole, ClaimStep::payment_failed, 2500, "R-1").empty());
    CHECK(claim.standing.fee.paid == Pence{300});
    CHECK(claim.standing.expenses.paid == Pence{0});
    CHECK(claim.standing.paid_on(ClaimPart::fee).has_value());
    CHECK_FALSE(claim.standing.paid_on(ClaimPart::expenses).has_value());
    CHECK(claim.take(ClaimStep::pay, 2500).empty());
    CHECK(claim.standing.payments.back().reference == "R-1");
    // Not while another is on its way.
    claim.costs(ClaimStep::top_up, 100);
    claim.take(ClaimStep::send_payment, 100);
    const std::string comes_first = "a payment of all of it is on its way: that comes first";
    CHECK(claim.fee(ClaimStep::payment_failed, 100) == comes_first);
    CHECK(claim.take(ClaimPart::whole, ClaimStep::payment_failed, 100, "R-2") == comes_first);
}

TEST_CASE("what is given back is of the fee or of the costs where it is said, and never more than was too much of it") {
    ClaimOfTwo claim = ClaimOfTwo::paid_apart();
    claim.fee(ClaimStep::overpay, 200);
    claim.costs(ClaimStep::overpay, 300);
    CHECK(claim.costs(ClaimStep::pay_back, 301) == "that is more than was overpaid");
    CHECK(claim.costs(ClaimStep::pay_back, 300).empty());
    CHECK(claim.state() == "overpaid");
    CHECK(claim.standing.expenses.paid == Pence{700});
    CHECK(claim.standing.overpaid(ClaimPart::fee) == Pence{200});
    CHECK(claim.fee(ClaimStep::pay_back, 200).empty());
    CHECK(claim.state() == "paid");
    CHECK(claim.standing.fee.paid == Pence{1300});
    CHECK(claim.costs(ClaimStep::payment_failed, 1000) == "part of what was paid was given back already");
}

TEST_CASE(
    "on a part that still waits to be paid another word can be said, and on one that was paid more or less is noted") {
    ClaimOfTwo claim;
    claim.take(ClaimStep::approve, 2500);
    claim.costs(ClaimStep::pay, 1000);
    CHECK(claim.state() == "top-up");
    CHECK(claim.fee(ClaimStep::approve_other, 1200).empty());
    CHECK(claim.state() == "top-up");
    CHECK(claim.standing.owed() == Pence{1200});
    CHECK(claim.costs(ClaimStep::approve_other, 900).find("approve-other is not possible now") != std::string::npos);
    CHECK(claim.fee(ClaimStep::query).empty());
    CHECK(claim.state() == "more-information-needed");
    CHECK(claim.standing.owed() == Pence{0});
    claim.fee(ClaimStep::answer);
    CHECK(claim.fee(ClaimStep::approve, 1500).empty());
    CHECK(claim.state() == "top-up");
    // Refused, nothing more is owed.
    CHECK(claim.fee(ClaimStep::reject).empty());
    CHECK(claim.state() == "paid");
    CHECK(claim.standing.approved() == Pence{1000});
}

TEST_CASE(
    "while one part waits for a word, more is owed of the other where it was paid, or is let go, and the word counts") {
    for (const ClaimStep waits : {ClaimStep::query, ClaimStep::answer}) {
        ClaimOfTwo claim;
        claim.fee(ClaimStep::query);
        if (waits == ClaimStep::answer) claim.fee(ClaimStep::answer);
        const std::string state(claim.state());
        const auto is_refused = [&](const std::string& said, const std::string& step) {
            return said.find(step + " is not possible now") != std::string::npos;
        };
        // Nothing was paid of it yet.
        claim.costs(ClaimStep::approve, 1000);
        CHECK(is_refused(claim.costs(ClaimStep::top_up, 200), "top-up"));
        CHECK(claim.take(ClaimStep::let_go) == "nothing was paid yet; it can be withdrawn");
        claim.costs(ClaimStep::pay, 1000);
        CHECK(is_refused(claim.take(ClaimStep::let_go), "let-go"));
        CHECK(is_refused(claim.fee(ClaimStep::top_up, 200), "top-up"));
        CHECK(is_refused(claim.take(ClaimStep::top_up, 200), "top-up"));
        CHECK(claim.costs(ClaimStep::top_up, 200).empty());
        CHECK(claim.state() == state);
        CHECK(claim.standing.owed(ClaimPart::expenses) == Pence{200});
        CHECK(claim.standing.owed(ClaimPart::fee) == Pence{0});
        CHECK(claim.costs(ClaimStep::pay, 200).empty());
        CHECK(claim.state() == state);
        claim.costs(ClaimStep::top_up, 300);
        CHECK(claim.take(ClaimStep::let_go).empty());
        CHECK(claim.state() == state);
        CHECK(claim.standing.owed() == Pence{0});
        CHECK(claim.costs(ClaimStep::overpay, 100) ==
              "waits for a word on one part; say that first, then note what was too much of the other");
        CHECK(claim.fee(ClaimStep::approve, 1500).empty());
        CHECK(claim.state() == "top-up");
        CHECK(claim.take(ClaimStep::pay, 1500).empty());
        CHECK(claim.costs(ClaimStep::overpay, 100).empty());
        CHECK(claim.standing.fee.approved == Pence{1500});
        CHECK(claim.standing.expenses.approved == Pence{1100});
    }
    // What is owed of the one is still owed when the other is refused.
    ClaimOfTwo refused;
    refused.costs(ClaimStep::approve, 1000);
    refused.costs(ClaimStep::pay, 1000);
    refused.costs(ClaimStep::top_up, 200);
    CHECK(refused.fee(ClaimStep::reject).empty());
    CHECK(refused.state() == "top-up");
    CHECK(refused.standing.owed() == Pence{200});
}

TEST_CASE("of who asks for a fee alone, more is more of the fee and never costs, which nobody taxes") {
    ClaimOfTwo claim;
    claim.asked.expenses = std::nullopt;
    claim.standing.asked = claim.asked;
    CHECK(claim.take(ClaimStep::approve_other, 1700).empty());
    CHECK(claim.standing.fee.approved == Pence{1700});
    claim.take(ClaimStep::pay, 1700);
    CHECK(claim.take(ClaimStep::top_up, 300).empty());
    CHECK(claim.standing.owed(ClaimPart::fee) == Pence{300});
    CHECK(claim.standing.expenses.approved == Pence{0});
}

TEST_CASE("a payment that came back while more was owed is owed again, with the rest") {
    ClaimOfTwo claim;
    claim.take(ClaimStep::approve, 2500);
    claim.take(ClaimStep::pay, 2500);
    claim.take(ClaimStep::top_up, 300);
    CHECK(claim.take(ClaimStep::payment_failed, 2500).empty());
    CHECK(claim.standing.owed() == Pence{2800});
    CHECK(claim.take(ClaimStep::pay, 2800).empty());
    CHECK(claim.state() == "paid");
}

TEST_CASE("a part that was not asked for is not decided, and a payment on its way is of the whole claim") {
    ClaimOfTwo claim;
    claim.standing.asked.fee = std::nullopt;
    CHECK(claim.fee(ClaimStep::approve, 100) == "asks for no fee");
    CHECK(claim.costs(ClaimStep::approve, 1000).empty());
    CHECK(claim.state() == "approved");
    CHECK(claim.costs(ClaimStep::send_payment, 1000) == "send-payment is of the whole claim");
    CHECK(claim.costs(ClaimStep::approve, 1000).find("approve is not possible now") != std::string::npos);
    CHECK(claim.costs(ClaimStep::approve_other, 1000) == "this amount is approved already");
}

TEST_CASE("fee and costs add up to what is approved and paid, after every step of any history") {
    const bool holds = rc::check("parts add up", [] {
        const ClaimOfTwo claim = any_history_of_two(true);
        RC_CLASSIFY(claim.standing.is_in_parts(), "in parts");
        RC_CLASSIFY(claim.standing.paid().pence > 0, "paid");
        BankOfTwo bank;
        ClaimStanding now = ClaimOfTwo::standing_of(claim.asked);
        for (const ClaimMove& move : claim.moves) {
            const bool pays = move.step == ClaimStep::pay || move.step == ClaimStep::send_payment;
            if (pays) RC_ASSERT(now.paid() + move.amount <= now.approved());
            const auto next = after_step(now, move);
            RC_ASSERT(next.ok());
            must_leave_the_other_part(now, *next, move);
            now = *next;
            must_be_even(now);
            bank.read(move);
            RC_ASSERT(bank.kept_by_the_person() == now.paid());
            RC_ASSERT(now.paid().pence >= 0);
        }
        const auto again = replay(claim.moves, claim.asked);
        RC_ASSERT(again.ok());
        RC_ASSERT(again->state == claim.standing.state);
        RC_ASSERT(again->fee.approved == claim.standing.fee.approved);
        RC_ASSERT(again->expenses.paid == claim.standing.expenses.paid);
    });
    CHECK(holds);
}

TEST_CASE("deciding on fee and costs apart, in either order, comes to what one amount for both comes to") {
    const bool holds = rc::check("two parts are one amount", [] {
        const Pence fee{*rc::gen::inRange<std::int64_t>(0, 1501)};
        // One amount goes to costs before the fee.
        const Pence costs{fee.pence > 0 ? 1000 : *rc::gen::inRange<std::int64_t>(0, 1001)};
        const Pence both = fee + costs;
        const auto word = [](Pence amount, Pence asked) {
            return amount == asked ? ClaimStep::approve : ClaimStep::approve_other;
        };
        ClaimOfTwo whole;
        ClaimOfTwo parts;
        const bool is_fee_first = *rc::gen::arbitrary<bool>();
        const auto decide_fee = [&] { RC_ASSERT(parts.fee(word(fee, Pence{1500}), fee.pence).empty()); };
        if (is_fee_first) decide_fee();
        RC_ASSERT(parts.costs(word(costs, Pence{1000}), costs.pence).empty());
        if (!is_fee_first) decide_fee();
        RC_ASSERT(whole.take(word(both, Pence{2500}), both.pence).empty());
        // Then whatever is done with the whole of it.
        const auto after = [](const ClaimOfTwo& one) {
            const ClaimStanding& now = one.standing;
            return std::tuple(now.state, now.approved(), now.paid(), now.on_its_way, now.owed(), now.overpaid(),
                              now.fee.approved, now.fee.paid, now.expenses.approved, now.expenses.paid,
                              now.payments.size(), payment_reference("R", now));
        };
        RC_ASSERT(after(whole) == after(parts));
        for (int tries = *rc::gen::inRange(0, 60); tries > 0; --tries) {
            const ClaimStep step = any_step_of_parts();
            const std::int64_t amount =
                amount_that_fits(whole, ClaimPart::whole, step, whole.payment_of(ClaimPart::whole, step));
            // Who says the same amount once more is told so of the whole claim alone.
            const bool approves = step == ClaimStep::approve || step == ClaimStep::approve_other;
            if (approves && amount == whole.standing.approved().pence) continue;
            RC_ASSERT(whole.take(step, amount) == parts.take(step, amount));
            RC_ASSERT(after(whole) == after(parts));
        }
    });
    CHECK(holds);
}

TEST_CASE("what was decided as one amount goes on meaning what it meant: costs before the fee, and the states of old") {
    const bool holds = rc::check("old histories", [] {
        const ClaimOfTwo claim = any_history_of_two(false);
        ClaimState state = ClaimState::sent;
        ClaimStanding now = ClaimOfTwo::standing_of(claim.asked);
        for (const ClaimMove& move : claim.moves) {
            const auto moves = allowed_moves();
            const auto found = std::find_if(moves.begin(), moves.end(), [&](const AllowedMove& one) {
                return one.step == move.step && one.from == state;
            });
            RC_ASSERT(found != moves.end());
            now = after_step(now, move).take();
            const bool is_part_of_it = move.step == ClaimStep::pay_back && now.overpaid().pence > 0;
            state = is_part_of_it ? ClaimState::overpaid : found->to;
            RC_ASSERT(now.state == state);
            RC_ASSERT(!now.is_in_parts());
            // As the report of what people are out of pocket counted before there were parts.
            const Pence own = *claim.asked.expenses;
            RC_ASSERT(std::min(own, now.expenses.approved) == std::min(own, now.approved()));
            RC_ASSERT(std::min(own, now.expenses.paid) == std::min(own, now.paid()));
            // Nothing is paid of what nobody has said a word on.
            if (now.state == ClaimState::sent) RC_ASSERT(now.owed().pence == 0);
        }
    });
    CHECK(holds);
}
