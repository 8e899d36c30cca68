#include "sync/records/claim_state.h"
#include "tests/sync/records/sample_files.h"

#include <rapidcheck.h>

#include <numeric>
#include <set>

using namespace copro;
using namespace copro::test;

namespace {

// A claim of £25.00 in an office that writes down each step.
struct OneClaim {
    Pence claimed{2500};
    ClaimStanding standing;
    std::vector<ClaimMove> moves;

    [[nodiscard]] ClaimMove move(ClaimStep step, std::int64_t pence = 0) const {
        ClaimMove made;
        made.number = standing.steps + 1;
        made.step = step;
        made.day = day("2026-11-20");
        made.who = "Staff One";
        made.reason = "because";
        made.next = "ask us again";
        made.amount = Pence{pence};
        made.payment = payment_reference("R", standing);
        const bool comes_back = step == ClaimStep::payment_failed && standing.on_its_way.pence == 0;
        if (comes_back && standing.last_payment() != nullptr) made.payment = standing.last_payment()->reference;
        return made;
    }
    std::string take(const ClaimMove& made) {
        const auto next = after_step(standing, made);
        if (!next) return next.error().text();
        standing = *next;
        moves.push_back(made);
        return "";
    }
    std::string take(ClaimStep step, std::int64_t pence = 0) { return take(move(step, pence)); }
};

// What a bank's own account would say, knowing nothing of states: money out, money that came back, money given back.
std::int64_t kept_by_the_person(const std::vector<ClaimMove>& moves) {
    std::int64_t pence = 0;
    bool was_sent = false;
    for (const ClaimMove& one : moves) {
        if (one.step == ClaimStep::send_payment) was_sent = true;
        if (one.step == ClaimStep::pay) {
            pence += one.amount.pence;
            was_sent = false;
        }
        if (one.step == ClaimStep::payment_failed) {
            if (!was_sent) pence -= one.amount.pence;
            was_sent = false;
        }
        if (one.step == ClaimStep::pay_back) pence -= one.amount.pence;
    }
    return pence;
}

// An amount that makes sense for the step, or any other.
std::int64_t amount_for(ClaimStep step, const ClaimStanding& standing, std::int64_t claimed) {
    const std::int64_t any = *rc::gen::inRange<std::int64_t>(0, 4000);
    if (*rc::gen::inRange(0, 5) == 0) return any;
    switch (step) {
    case ClaimStep::approve:
    case ClaimStep::approve_by_rule: return claimed;
    case ClaimStep::send_payment: return standing.owed().pence;
    case ClaimStep::pay: {
        const std::int64_t due = standing.owed().pence + standing.on_its_way.pence;
        // Nothing is due: what was paid already, as somebody does who does not know of it.
        return due > 0 || standing.last_payment() == nullptr ? due : standing.last_payment()->amount.pence;
    }
    case ClaimStep::payment_failed:
        if (standing.on_its_way.pence > 0) return standing.on_its_way.pence;
        return standing.last_payment() == nullptr ? 0 : standing.last_payment()->amount.pence;
    case ClaimStep::query:
    case ClaimStep::answer:
    case ClaimStep::approve_other:
    case ClaimStep::reject:
    case ClaimStep::reopen:
    case ClaimStep::correct_bank:
    case ClaimStep::withdraw:
    case ClaimStep::top_up:
    case ClaimStep::overpay:
    case ClaimStep::pay_back:
    case ClaimStep::let_go:
    case ClaimStep::give: return any;
    }
    return any;
}

ClaimStep any_step() { return static_cast<ClaimStep>(*rc::gen::inRange(0, static_cast<int>(ClaimStep::give) + 1)); }

// Whatever staff try, one after the other; what is refused is not written down.
OneClaim any_history() {
    OneClaim claim;
    for (int tries = *rc::gen::inRange(0, 150); tries > 0; --tries) {
        // Mostly something that the state allows, or long histories would hardly ever be seen; often paid once more.
        std::vector<ClaimStep> steps;
        for (const AllowedMove& one : allowed_moves()) {
            if (one.from == claim.standing.state) steps.push_back(one.step);
        }
        const int kind = *rc::gen::inRange(0, 8);
        const ClaimStep step = kind == 0 ? any_step() : kind == 1 ? ClaimStep::pay : *rc::gen::elementOf(steps);
        claim.take(step, amount_for(step, claim.standing, claim.claimed.pence));
    }
    return claim;
}

} // namespace

TEST_CASE("a claim goes from sent to approved, is paid once, and says so the second time") {
    OneClaim claim;
    CHECK(name_of(claim.standing.state) == "sent");
    CHECK(claim.take(ClaimStep::pay, 2500) == "is sent: pay is not possible now");
    CHECK(claim.take(ClaimStep::approve, 2500).empty());
    CHECK(claim.standing.owed() == Pence{2500});
    CHECK(claim.take(ClaimStep::approve, 2500) == "is approved since 2026-11-20: approve is not possible now");
    CHECK(claim.take(ClaimStep::pay, 2400) == "£25.00 is owed, not another amount");
    CHECK(claim.take(ClaimStep::pay, 2500).empty());
    CHECK(name_of(claim.standing.state) == "paid");
    CHECK(claim.standing.owed() == Pence{0});
    const std::string again = "was paid on 2026-11-20 under R-1 (£25.00); nothing more is owed";
    CHECK(claim.take(ClaimStep::pay, 2500) == again);
    CHECK(claim.take(ClaimStep::send_payment, 2500) == again);
}

TEST_CASE("a bank number that is put right makes no second payment, and one that came back keeps its reference") {
    OneClaim claim;
    claim.take(ClaimStep::approve, 2500);
    CHECK(claim.take(ClaimStep::send_payment, 2500).empty());
    CHECK(claim.take(ClaimStep::send_payment, 2500) ==
          "is payment-sent since 2026-11-20: send-payment is not possible now");
    CHECK(claim.take(ClaimStep::payment_failed, 2500).empty());
    CHECK(claim.standing.owed() == Pence{2500});
    CHECK(claim.take(ClaimStep::correct_bank).empty());
    CHECK(claim.move(ClaimStep::pay).payment == "R-1");
    CHECK(claim.take(ClaimStep::pay, 2500).empty());
    CHECK(claim.take(ClaimStep::correct_bank).empty());
    CHECK(name_of(claim.standing.state) == "paid");
    CHECK(claim.take(ClaimStep::pay, 2500).find("was paid on 2026-11-20 under R-1") == 0);
    // The bank sends it back a week later: then it is owed again, under the same reference.
    CHECK(claim.take(ClaimStep::payment_failed, 2500).empty());
    CHECK(claim.move(ClaimStep::pay).payment == "R-1");
    CHECK(claim.standing.owed() == Pence{2500});
}

TEST_CASE("a top-up is paid under a reference of its own, and what was overpaid is paid back in parts or let go") {
    OneClaim claim;
    claim.take(ClaimStep::approve, 2500);
    claim.take(ClaimStep::pay, 2500);
    CHECK(claim.take(ClaimStep::top_up, 300).empty());
    CHECK(name_of(claim.standing.state) == "top-up");
    CHECK(claim.take(ClaimStep::pay, 2800) == "£3.00 is owed, not another amount");
    CHECK(claim.move(ClaimStep::pay).payment == "R-2");
    CHECK(claim.take(ClaimStep::pay, 300).empty());
    CHECK(claim.standing.paid() == Pence{2800});
    CHECK(claim.take(ClaimStep::overpay, 800).empty());
    CHECK(claim.standing.overpaid() == Pence{800});
    CHECK(claim.take(ClaimStep::pay_back, 801) == "that is more than was overpaid");
    CHECK(claim.take(ClaimStep::pay_back, 500).empty());
    CHECK(name_of(claim.standing.state) == "overpaid");
    CHECK(claim.take(ClaimStep::let_go).empty());
    CHECK(name_of(claim.standing.state) == "paid");
    CHECK(claim.standing.approved() == Pence{2300});
}

TEST_CASE("who did it, why, and after a rejection what the person can do now must be said") {
    OneClaim claim;
    ClaimMove rejected = claim.move(ClaimStep::reject);
    rejected.next.clear();
    CHECK(claim.take(rejected) == "what the person can do now must be said: a rejection is no dead end");
    rejected.next = "Send us the ticket.";
    rejected.reason.clear();
    CHECK(claim.take(rejected) == "a reason must be given");
    rejected.reason = "We cannot see what it was for.";
    rejected.who.clear();
    CHECK(claim.take(rejected) == "who did it must be said");
    rejected.who = "Staff One";
    CHECK(claim.take(rejected).empty());
    CHECK(claim.take(ClaimStep::reopen).empty());
    CHECK(claim.take(ClaimStep::approve_other, 1200).empty());
    CHECK(name_of(claim.standing.state) == "approved-different-amount");
    // What was asked after approval is decided anew.
    CHECK(claim.take(ClaimStep::query).empty());
    CHECK(claim.standing.owed() == Pence{0});
}

TEST_CASE("from every state something can be done, and every state and step has one name") {
    std::set<std::string_view> names;
    for (int at = 0; at <= static_cast<int>(ClaimState::overpaid); ++at) {
        const auto state = static_cast<ClaimState>(at);
        CHECK(names.insert(name_of(state)).second);
        CHECK(state_named(name_of(state)) == state);
        const auto moves = allowed_moves();
        CHECK(std::any_of(moves.begin(), moves.end(), [&](const AllowedMove& one) { return one.from == state; }));
        CHECK(std::any_of(moves.begin(), moves.end(),
                          [&](const AllowedMove& one) { return one.to == state || state == ClaimState::sent; }));
    }
    std::set<std::string_view> steps;
    for (int at = 0; at <= static_cast<int>(ClaimStep::give); ++at) {
        const auto step = static_cast<ClaimStep>(at);
        CHECK(steps.insert(name_of(step)).second);
        CHECK(step_named(name_of(step)) == step);
    }
    CHECK_FALSE(state_named("draft").has_value());
    for (const ClaimPart part : {ClaimPart::whole, ClaimPart::fee, ClaimPart::expenses}) {
        CHECK(part_named(name_of(part)) == part);
    }
    CHECK_FALSE(part_named("costs").has_value());
}

TEST_CASE("no sequence of steps pays twice or loses a penny") {
    const bool holds = rc::check("no penny twice, none lost", [] {
        const OneClaim claim = any_history();
        const ClaimStanding& now = claim.standing;
        RC_CLASSIFY(now.payments.size() > 1, "paid more than once");
        RC_CLASSIFY(now.overpaid().pence > 0, "overpaid");
        // The bank's account and ours are the same.
        RC_ASSERT(kept_by_the_person(claim.moves) == now.paid().pence);
        RC_ASSERT(now.paid().pence >= 0);
        RC_ASSERT(now.approved().pence >= 0);
        // Each penny that is due is paid, on its way or owed; what is beyond stands as overpaid, and as nothing else.
        RC_ASSERT(now.approved().pence + now.overpaid().pence ==
                  now.paid().pence + now.on_its_way.pence + now.owed().pence);
        RC_ASSERT((now.overpaid().pence > 0) == (now.state == ClaimState::overpaid));
        if (now.state == ClaimState::paid) RC_ASSERT(now.paid() == now.approved());
        if (now.on_its_way.pence > 0) RC_ASSERT(now.state == ClaimState::payment_sent);
        // No payment was more than was owed when it was made, and no reference stands twice.
        std::vector<ClaimMove> before;
        for (const ClaimMove& move : claim.moves) {
            const auto was = replay(before);
            RC_ASSERT(was.ok());
            const bool pays = move.step == ClaimStep::pay || move.step == ClaimStep::send_payment;
            if (pays) RC_ASSERT(move.amount.pence + was->paid().pence <= was->approved().pence);
            before.push_back(move);
        }
        std::set<std::string> references;
        for (const ClaimPayment& one : now.payments) {
            if (!one.came_back) RC_ASSERT(references.insert(one.reference).second);
        }
    });
    CHECK(holds);
}

TEST_CASE("a claim's state is the same in whatever order its steps are read, and however often") {
    const bool holds = rc::check("steps in any order", [] {
        const OneClaim claim = any_history();
        std::vector<ClaimMove> shuffled = claim.moves;
        for (std::size_t at = shuffled.size(); at > 1; --at) {
            std::swap(shuffled[at - 1], shuffled[*rc::gen::inRange<std::size_t>(0, at)]);
        }
        if (!shuffled.empty()) shuffled.push_back(*rc::gen::elementOf(shuffled));
        const auto again = replay(shuffled);
        RC_ASSERT(again.ok());
        RC_ASSERT(again->state == claim.standing.state);
        RC_ASSERT(again->since == claim.standing.since);
        RC_ASSERT(again->steps == claim.standing.steps);
        RC_ASSERT(again->approved() == claim.standing.approved());
        RC_ASSERT(again->paid() == claim.standing.paid());
        RC_ASSERT(again->payments.size() == claim.standing.payments.size());
    });
    CHECK(holds);
}

TEST_CASE("a gap, two steps of one number and a step that was never allowed are no history") {
    OneClaim claim;
    claim.take(ClaimStep::approve, 2500);
    claim.take(ClaimStep::pay, 2500);
    std::vector<ClaimMove> gap{claim.moves[1]};
    CHECK(replay(gap).error().kind == ErrorKind::corrupt);
    std::vector<ClaimMove> two = claim.moves;
    two.push_back(two.front());
    two.back().who = "Staff Two";
    CHECK(replay(two).error().kind == ErrorKind::corrupt);
    std::vector<ClaimMove> paid_first = claim.moves;
    std::swap(paid_first[0].number, paid_first[1].number);
    CHECK(replay(paid_first).error().text().find("step 1 of") == 0);
}

TEST_CASE("a name is the same with other capitals and blanks, in Welsh too, and nobody has the empty name") {
    CHECK(is_same_name("Ada Example", " ada   EXAMPLE "));
    CHECK(is_same_name("Siân Ŵyn", "SIÂN ŵyn"));
    CHECK_FALSE(is_same_name("Ada Example", "Ada Examples"));
    CHECK_FALSE(is_same_name("", " "));
}

TEST_CASE("nobody but the person themselves may take back or answer their own claim") {
    std::set<std::string_view> own;
    for (int at = 0; at <= static_cast<int>(ClaimStep::give); ++at) {
        const auto step = static_cast<ClaimStep>(at);
        if (claimant_may(step)) own.insert(name_of(step));
    }
    CHECK(own == std::set<std::string_view>{"answer", "withdraw"});
}
