#include "sync/records/claim_money.h"

#include <fmt/format.h>

#include <algorithm>

namespace copro {

namespace {

Pence less(Pence left, Pence right) { return Pence{left.pence - right.pence}; }
// What is more of the one than of the other.
Pence beyond(Pence left, Pence right) { return std::max(less(left, right), Pence{}); }

Result<void> must_hold(bool condition, const std::string& reason) {
    if (!condition) return refused_step(reason);
    return {};
}

// What is beyond what was asked for is for costs, but of who asks for a fee alone it is their fee: it may be taxed.
bool asks_for_a_fee_alone(const ClaimStanding& standing) {
    return standing.has(ClaimPart::fee) && !standing.has(ClaimPart::expenses);
}

// One amount for both: costs are paid back before the fee.
void approve_both(ClaimStanding& standing, Pence amount) {
    const Pence costs = std::min(amount, standing.asked.expenses.value_or(Pence{}));
    const Pence rest = less(amount, costs);
    standing.fee.approved =
        asks_for_a_fee_alone(standing) ? rest : std::min(rest, standing.asked.fee.value_or(Pence{}));
    standing.expenses.approved = less(amount, standing.fee.approved);
}

Result<void> must_be_unpaid(const ClaimStanding& standing) {
    return must_hold(standing.paid().pence == 0, "part of it was paid; decide on the other part by itself");
}

Result<void> approve(ClaimStanding& standing, Pence amount) {
    const bool was = standing.state == ClaimState::approved || standing.state == ClaimState::approved_different_amount;
    TRY(must_hold(!was || amount != standing.approved() || standing.is_in_parts(), "this amount is approved already"));
    TRY(must_be_unpaid(standing));
    approve_both(standing, amount);
    return {};
}

// A payment is of all that is owed, and with it each part is even; or of all that is owed of a part.
Result<void> pay(ClaimStanding& standing, const ClaimMove& move) {
    const bool is_arriving = standing.state == ClaimState::payment_sent;
    TRY(must_hold(!is_arriving || move.part == ClaimPart::whole, "a payment of all of it is on its way"));
    const Pence due = is_arriving ? standing.on_its_way : standing.owed(move.part);
    if (due.pence == 0) return refused_step("nothing is owed");
    TRY(must_hold(move.amount == due, fmt::format("{} is owed, not another amount", pounds_text(due))));
    if (move.payment.empty()) return invalid("", "a payment needs a reference");
    const bool is_of_all = is_arriving || due == standing.owed();
    standing.on_its_way = move.step == ClaimStep::send_payment ? due : Pence{};
    if (move.step == ClaimStep::send_payment) return {};
    const Pence of_fee = is_of_all                     ? less(standing.fee.approved, standing.fee.paid)
                         : move.part == ClaimPart::fee ? due
                                                       : Pence{};
    standing.payments.push_back({move.day, due, move.payment, false, of_fee});
    standing.fee.paid += of_fee;
    standing.expenses.paid += less(due, of_fee);
    return {};
}

// The payment that is named, and all of it: one of fee and costs together does not come back in parts.
Result<void> come_back(ClaimStanding& standing, const ClaimMove& move) {
    const ClaimPayment* named = standing.payment_under(move.payment);
    if (standing.state == ClaimState::payment_sent) {
        TRY(must_hold(move.part == ClaimPart::whole && named == nullptr,
                      "a payment of all of it is on its way: that comes first"));
        TRY(must_hold(move.amount == standing.on_its_way, "another amount was on its way"));
        standing.on_its_way = {};
        return {};
    }
    if (named == nullptr) return refused_step(fmt::format("no payment stands under {}", move.payment));
    TRY(must_hold(named->of(move.part) == named->amount,
                  fmt::format("{} was not of the {} alone, and comes back as it was paid", named->reference,
                              name_of(move.part))));
    const bool is_kept = move.part == ClaimPart::whole || named->amount <= standing.of(move.part).paid;
    TRY(must_hold(is_kept && named->amount <= standing.paid(), "part of what was paid was given back already"));
    TRY(must_hold(move.amount == named->amount, "another amount was paid"));
    standing.fee.paid = less(standing.fee.paid, named->fee);
    standing.expenses.paid = less(standing.expenses.paid, named->of(ClaimPart::expenses));
    standing.payments[static_cast<std::size_t>(named - standing.payments.data())].came_back = true;
    return {};
}

// From the fee as far as it goes, unless it is said which.
void take_off(ClaimStanding& standing, ClaimPart part, Pence amount) {
    const Pence from_fee = part == ClaimPart::whole ? std::min(amount, standing.fee.approved)
                           : part == ClaimPart::fee ? amount
                                                    : Pence{};
    standing.fee.approved = less(standing.fee.approved, from_fee);
    standing.expenses.approved = less(standing.expenses.approved, less(amount, from_fee));
}

Result<void> change_what_is_due(ClaimStanding& standing, const ClaimMove& move) {
    if (move.amount.pence == 0) return invalid("", "an amount must be given");
    if (move.step == ClaimStep::top_up) {
        const bool is_of_fee =
            move.part == ClaimPart::fee || (move.part == ClaimPart::whole && asks_for_a_fee_alone(standing));
        (is_of_fee ? standing.fee : standing.expenses).approved += move.amount;
        return {};
    }
    if (move.step == ClaimStep::overpay) {
        const Pence most = move.part == ClaimPart::whole ? standing.approved() : standing.of(move.part).approved;
        TRY(must_hold(move.amount <= most, "that is more than was paid"));
        take_off(standing, move.part, move.amount);
        return {};
    }
    TRY(must_hold(move.amount <= standing.overpaid(move.part), "that is more than was overpaid"));
    const Pence of_fee =
        move.part == ClaimPart::expenses ? Pence{} : std::min(move.amount, standing.overpaid(ClaimPart::fee));
    standing.fee.paid = less(standing.fee.paid, of_fee);
    standing.expenses.paid = less(standing.expenses.paid, less(move.amount, of_fee));
    return {};
}

// What was given back of a payment that then came back as a whole is taken from the other part.
void even_out(Pence& one, Pence& other) {
    if (one.pence >= 0) return;
    other += one;
    one = {};
}

Result<void> let_go(ClaimStanding& standing) {
    TRY(must_hold(standing.paid().pence > 0, "nothing was paid yet; it can be withdrawn"));
    even_out(standing.fee.paid, standing.expenses.paid);
    even_out(standing.expenses.paid, standing.fee.paid);
    for (PartStanding* part : {&standing.fee, &standing.expenses}) part->approved = part->paid;
    return {};
}

Result<void> end_it(ClaimStanding& standing) {
    if (standing.state != ClaimState::payment_failed) TRY(must_be_unpaid(standing));
    TRY(must_hold(standing.paid().pence == 0, "part of it was paid; the rest can be let go"));
    standing.fee.approved = {};
    standing.expenses.approved = {};
    return {};
}

Result<void> give(ClaimStanding& standing, const ClaimMove& move) {
    TRY(must_hold(!standing.given, "was given already"));
    standing.given = move.day;
    standing.given_what = move.reason;
    return {};
}

} // namespace

Pence ClaimPayment::of(ClaimPart part) const {
    if (part == ClaimPart::whole) return amount;
    return part == ClaimPart::fee ? fee : less(amount, fee);
}

Pence ClaimStanding::owed(ClaimPart part) const {
    const Pence all = beyond(approved(), paid() + on_its_way);
    if (part == ClaimPart::whole) return all;
    const PartStanding& one = of(part);
    return std::min(beyond(one.approved, one.paid), all);
}
Pence ClaimStanding::overpaid(ClaimPart part) const {
    const Pence all = beyond(paid() + on_its_way, approved());
    if (part == ClaimPart::whole) return all;
    const PartStanding& one = of(part);
    return std::min(beyond(one.paid, one.approved), all);
}

bool ClaimStanding::has(ClaimPart part) const {
    return part == ClaimPart::whole || (part == ClaimPart::fee ? asked.fee : asked.expenses).has_value();
}
bool ClaimStanding::is_in_parts() const { return fee.is_by_itself || expenses.is_by_itself; }

const ClaimPayment* ClaimStanding::last_payment(ClaimPart part) const {
    const auto last = std::find_if(payments.rbegin(), payments.rend(), [&](const ClaimPayment& one) {
        return part == ClaimPart::whole ? !one.came_back : one.of(part).pence > 0;
    });
    return last == payments.rend() || last->came_back ? nullptr : &*last;
}

std::optional<Date> ClaimStanding::paid_on(ClaimPart part) const {
    const auto last = std::find_if(payments.rbegin(), payments.rend(), [part](const ClaimPayment& one) {
        return !one.came_back && one.of(part).pence > 0;
    });
    return last == payments.rend() ? std::nullopt : std::optional(last->day);
}

const ClaimPayment* ClaimStanding::payment_under(std::string_view reference) const {
    const auto found = std::find_if(payments.begin(), payments.end(), [&](const ClaimPayment& one) {
        return !one.came_back && one.reference == reference;
    });
    return found == payments.end() ? nullptr : &*found;
}

std::string payment_reference(const std::string& claim_reference, const ClaimStanding& standing) {
    std::string reference;
    int number = 0;
    do {
        reference = fmt::format("{}-{}", claim_reference, ++number);
    } while (standing.payment_under(reference) != nullptr);
    return reference;
}

Error refused_step(std::string reason) { return Error{ErrorKind::refused, "", std::move(reason)}; }

Result<void> move_money(ClaimStanding& standing, const ClaimMove& move) {
    switch (move.step) {
    case ClaimStep::answer:
    case ClaimStep::reopen:
    case ClaimStep::correct_bank: return {};
    case ClaimStep::approve:
    case ClaimStep::approve_other:
    case ClaimStep::approve_by_rule: return approve(standing, move.amount);
    case ClaimStep::query: // it has to be decided anew
    case ClaimStep::reject:
    case ClaimStep::withdraw: return end_it(standing);
    case ClaimStep::send_payment:
    case ClaimStep::pay: return pay(standing, move);
    case ClaimStep::payment_failed: return come_back(standing, move);
    case ClaimStep::top_up:
    case ClaimStep::overpay:
    case ClaimStep::pay_back: return change_what_is_due(standing, move);
    case ClaimStep::let_go: return let_go(standing);
    case ClaimStep::give: return give(standing, move);
    }
    return {};
}

bool decides(ClaimStep step) {
    switch (step) {
    case ClaimStep::query:
    case ClaimStep::answer:
    case ClaimStep::approve:
    case ClaimStep::approve_other:
    case ClaimStep::approve_by_rule:
    case ClaimStep::reject:
    case ClaimStep::reopen:
    case ClaimStep::withdraw: return true;
    case ClaimStep::send_payment:
    case ClaimStep::pay:
    case ClaimStep::payment_failed:
    case ClaimStep::correct_bank:
    case ClaimStep::top_up:
    case ClaimStep::overpay:
    case ClaimStep::pay_back:
    case ClaimStep::let_go:
    case ClaimStep::give: return false;
    }
    return false;
}

Result<void> decide_part(ClaimStanding& standing, const ClaimMove& move) {
    PartStanding& part = standing.of(move.part);
    const bool approves = move.step == ClaimStep::approve || move.step == ClaimStep::approve_other;
    const bool was = part.state == ClaimState::approved || part.state == ClaimState::approved_different_amount;
    TRY(must_hold(!approves || !was || move.amount != part.approved, "this amount is approved already"));
    part.approved = approves ? move.amount : Pence{};
    return {};
}

} // namespace copro
