// What has become of a claim: its states, the steps that lead from one to the next, and what is owed, of fee and costs
// each and together. A claim's state
// is never kept: it is what its steps, replayed in their order, make of it (domain.md, "Statuses"). Pure; any thread.
#pragma once

#include "sync/base/bytes.h"
#include "sync/records/date.h"
#include "sync/records/money.h"

#include <optional>
#include <span>
#include <vector>

namespace copro {

// "Draft" is only ever at the kiosk: what arrives here was sent.
enum class ClaimState {
    sent,
    more_information_needed,
    approved,
    approved_different_amount,
    not_approved,
    payment_sent,
    paid,
    payment_failed,
    withdrawn,
    top_up,  // more is owed than was paid
    overpaid // less
};

enum class ClaimStep {
    query,           // the person is asked for something
    answer,          // and has told it
    approve,         // what was claimed
    approve_other,   // another amount
    approve_by_rule, // nobody looked: config/approval.json
    reject,
    reopen,
    send_payment, // told to the bank; it may still come back
    pay,
    payment_failed,
    correct_bank, // the numbers were put right where payments are made: no money moves
    withdraw,
    top_up,
    overpay,
    pay_back,
    let_go, // the difference is not asked for, or not wanted
    give    // what was chosen instead of a fee: training, a voucher, a donation
};

// What a step is about: the whole claim, or its fee or its costs alone. In money: what was asked, approved, paid of
// each.
enum class ClaimPart { whole, fee, expenses };

// One step, as it stands in the table for ever. amount: what was approved, paid, topped up; 0 where no money moves.
struct ClaimMove {
    Uuid claim;
    std::int64_t number = 0; // from 1, without a gap
    ClaimStep step = ClaimStep::query;
    Date day{};
    std::string who;
    std::string reason;
    std::string next; // of a rejection: what the person can do now
    Pence amount;
    std::string payment; // the payment's reference, of those that move money
    std::int64_t made_ms = 0;
    ClaimPart part = ClaimPart::whole;
    bool operator==(const ClaimMove&) const = default;
};

struct AllowedMove {
    ClaimStep step;
    ClaimState from;
    ClaimState to;
};
// All there are: what is not here is refused.
[[nodiscard]] std::span<const AllowedMove> allowed_moves();

// Nobody has said yes or no; it may wait for the person.
[[nodiscard]] bool is_undecided(ClaimState state);
[[nodiscard]] std::string_view name_of(ClaimState state); // "more-information-needed"
[[nodiscard]] std::optional<ClaimState> state_named(std::string_view name);
[[nodiscard]] std::string_view name_of(ClaimStep step); // "approve-other"
[[nodiscard]] std::optional<ClaimStep> step_named(std::string_view name);
[[nodiscard]] std::string_view name_of(ClaimPart part); // "fee", "expenses"; "" of the whole
[[nodiscard]] std::optional<ClaimPart> part_named(std::string_view name);
// May such a step be about the fee or the costs alone? A payment that is sent never is: it is of all that is owed.
[[nodiscard]] bool may_name_part(ClaimStep step);
// Neither may lack on such a step.
[[nodiscard]] bool needs_reason(ClaimStep step);
// Somebody may take back their own claim and answer what they are asked; nobody decides or pays their own.
[[nodiscard]] bool claimant_may(ClaimStep step);

struct ClaimPayment {
    Date day{};
    Pence amount;
    std::string reference;
    bool came_back = false;
    Pence fee; // of the amount
    [[nodiscard]] Pence of(ClaimPart part) const;
};

// What was asked for, from the claim itself; none: it has no such part.
struct ClaimAsked {
    std::optional<Pence> fee;
    std::optional<Pence> expenses;
};

// The fee, or the costs. Of what was decided as one amount, costs come first, and the fee is the rest.
struct PartStanding {
    ClaimState state = ClaimState::sent; // how it was decided: never a state of payments
    Pence approved;
    Pence paid;
    bool is_by_itself = false; // decided apart from the other
};

struct ClaimStanding {
    ClaimState state = ClaimState::sent;
    std::optional<Date> since; // none: nothing was done yet
    std::int64_t steps = 0;
    ClaimAsked asked;
    PartStanding fee;
    PartStanding expenses;
    Pence on_its_way; // of a payment that was sent
    std::vector<ClaimPayment> payments;
    std::optional<Date> given; // what was chosen instead of a fee
    std::string given_what;

    // The fee's, or the costs'; not of the whole.
    [[nodiscard]] const PartStanding& of(ClaimPart part) const { return part == ClaimPart::fee ? fee : expenses; }
    [[nodiscard]] PartStanding& of(ClaimPart part) { return part == ClaimPart::fee ? fee : expenses; }
    // Fee and costs together; what was paid and stayed.
    [[nodiscard]] Pence approved() const { return fee.approved + expenses.approved; }
    [[nodiscard]] Pence paid() const { return fee.paid + expenses.paid; }
    // Of a part: never more than is owed of both together.
    [[nodiscard]] Pence owed(ClaimPart part = ClaimPart::whole) const;
    [[nodiscard]] Pence overpaid(ClaimPart part = ClaimPart::whole) const;
    [[nodiscard]] bool has(ClaimPart part) const;
    // Fee or costs were decided apart from the other.
    [[nodiscard]] bool is_in_parts() const;
    // The last that stands, if any. Of a part: the last that had any of it, unless it came back.
    [[nodiscard]] const ClaimPayment* last_payment(ClaimPart part = ClaimPart::whole) const;
    // The last day on which some of a part was paid, and stayed.
    [[nodiscard]] std::optional<Date> paid_on(ClaimPart part) const;
    // The one that stands under this reference, if any.
    [[nodiscard]] const ClaimPayment* payment_under(std::string_view reference) const;
};

// "7F3K-9Q2M-1": the lowest number under which no payment stands. It is the same for as long as this payment has not
// arrived, so that a bank that is told twice knows it; and that of one which came back is taken again.
[[nodiscard]] std::string payment_reference(const std::string& claim_reference, const ClaimStanding& standing);

// Error `refused` with the reason when the step is not allowed now; `invalid` when something lacks. The place is empty.
[[nodiscard]] Result<ClaimStanding> after_step(const ClaimStanding& before, const ClaimMove& move);
// In the order of their numbers, in whatever order they are given; the same one twice counts once. Error `corrupt` for
// a gap, for two of one number and for a step that was never allowed.
[[nodiscard]] Result<ClaimStanding> replay(std::vector<ClaimMove> moves, const ClaimAsked& asked = {});

// Capitals and blanks apart, the same name?
[[nodiscard]] bool is_same_name(std::string_view left, std::string_view right);

} // namespace copro
