#include "sync/records/claim_state.h"
#include "tests/sync/records/sample_files.h"

#include <rapidcheck.h>

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
    std::string take(ClaimPart part, ClaimStep step, std::int64_t pence = 0) {
        ClaimMove made;
        made.number = standing.steps + 1;
        made.step = step;
        made.part = part;
        made.day = day("2026-11-20");
        made.who = "Staff One";
        made.reason = "because";
        made.next = "ask us again";
        made.amount = Pence{pence};
        made.payment = payment_reference("R", standing);
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

// What fits the step, or anything.
std::int64_t amount_that_fits(const ClaimOfTwo& claim, ClaimPart part, ClaimStep step) {
    const ClaimStanding& now = claim.standing;
    if (*rc::gen::inRange(0, 8) == 0) return *rc::gen::inRange<std::int64_t>(0, 4000);
    if (step == ClaimStep::approve || step == ClaimStep::approve_by_rule) {
        return part == ClaimPart::whole ? 2500 : part == ClaimPart::fee ? 1500 : 1000;
    }
    if (step == ClaimStep::send_payment) return now.owed().pence;
    if (step == ClaimStep::pay) return now.owed(part).pence + now.on_its_way.pence;
    if (step == ClaimStep::payment_failed) {
        const ClaimPayment* last = now.last_payment();
        return now.on_its_way.pence > 0 || last == nullptr ? now.on_its_way.pence : last->amount.pence;
    }
    return *rc::gen::inRange<std::int64_t>(0, 3000);
}

// Whatever staff try; what is refused is not written down. May a step be about a part?
ClaimOfTwo any_history_of_two(bool in_parts) {
    ClaimOfTwo claim;
    for (int tries = *rc::gen::inRange(0, 150); tries > 0; --tries) {
        const ClaimPart part = in_parts ? any_part() : ClaimPart::whole;
        std::vector<ClaimStep> steps;
        const ClaimState from = part == ClaimPart::whole ? claim.standing.state
                                : part == ClaimPart::fee ? claim.standing.fee.state
                                                         : claim.standing.expenses.state;
        for (const AllowedMove& one : allowed_moves()) {
            if (one.from == from) steps.push_back(one.step);
        }
        const ClaimStep step =
            *rc::gen::inRange(0, 8) == 0 || steps.empty() ? any_step_of_parts() : *rc::gen::elementOf(steps);
        claim.take(part, step, amount_that_fits(claim, part, step));
    }
    return claim;
}

void must_be_even(const ClaimStanding& now) {
    RC_ASSERT(now.fee.approved.pence >= 0);
    RC_ASSERT(now.expenses.approved.pence >= 0);
    // Each penny that is due is paid, on its way or owed.
    RC_ASSERT(now.approved() + now.overpaid() == now.paid() + now.on_its_way + now.owed());
    RC_ASSERT((now.overpaid().pence > 0) == (now.state == ClaimState::overpaid));
    RC_ASSERT(now.owed(ClaimPart::fee) + now.owed(ClaimPart::expenses) == now.owed());
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
        ClaimStanding now = ClaimOfTwo::standing_of(claim.asked);
        for (const ClaimMove& move : claim.moves) {
            const bool pays = move.step == ClaimStep::pay || move.step == ClaimStep::send_payment;
            if (pays) RC_ASSERT(now.paid() + move.amount <= now.approved());
            const auto next = after_step(now, move);
            RC_ASSERT(next.ok());
            now = *next;
            must_be_even(now);
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
            const std::int64_t amount = amount_that_fits(whole, ClaimPart::whole, step);
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
