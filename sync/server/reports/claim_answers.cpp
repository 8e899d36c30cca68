#include "sync/server/reports/claim_answers.h"

#include "sync/records/reference.h"

#include <algorithm>

namespace copro {

namespace {

// Only what whoever decided chose from the list: their own words may name somebody.
std::string plain_reason_of(const ClaimCase& one, ClaimPart part) {
    const auto last = std::find_if(one.moves.rbegin(), one.moves.rend(), [&](const ClaimMove& move) {
        return move.step == ClaimStep::reject && (move.part == ClaimPart::whole || move.part == part);
    });
    const bool is_plain = last != one.moves.rend() && is_plain_reason(last->reason);
    return is_plain ? last->reason : std::string();
}

ClaimOutcome outcome_of_money(const ClaimCase& one, const PartStanding& part) {
    const bool came_back = one.standing.state == ClaimState::payment_failed && part.approved > part.paid;
    // Too much, or a payment that does not arrive: nothing that a screen can put right.
    if (came_back || part.paid > part.approved) return ClaimOutcome::ask;
    return part.paid.pence > 0 ? ClaimOutcome::paid : ClaimOutcome::approved;
}

ClaimOutcome outcome_of(const ClaimCase& one, ClaimPart part) {
    const PartStanding& standing = one.standing.of(part);
    switch (standing.state) {
    case ClaimState::more_information_needed: return ClaimOutcome::ask;
    case ClaimState::not_approved: return ClaimOutcome::not_paid;
    case ClaimState::withdrawn: return ClaimOutcome::withdrawn;
    case ClaimState::sent:
    case ClaimState::approved:
    case ClaimState::approved_different_amount:
    case ClaimState::payment_sent:
    case ClaimState::paid:
    case ClaimState::payment_failed:
    case ClaimState::top_up:
    case ClaimState::overpaid: break;
    }
    const bool gives_fee = part == ClaimPart::fee && one.row.body.fee && one.row.body.fee->choice == "donate";
    if (one.is_donated() || gives_fee) return ClaimOutcome::gift;
    if (part == ClaimPart::fee && one.is_in_kind()) return ClaimOutcome::instead;
    return standing.state == ClaimState::sent ? ClaimOutcome::waiting : outcome_of_money(one, standing);
}

// Nothing where nothing was asked for.
std::optional<PartAnswer> answer_of_part(const ClaimCase& one, ClaimPart part) {
    const bool is_instead = part == ClaimPart::fee && one.is_in_kind();
    if (!one.standing.has(part) || (one.claimed(part).pence == 0 && !is_instead)) return std::nullopt;
    const PartStanding& standing = one.standing.of(part);
    PartAnswer answer;
    answer.outcome = outcome_of(one, part);
    answer.asked = one.claimed(part);
    answer.approved = standing.approved;
    answer.paid = standing.paid;
    if (answer.outcome == ClaimOutcome::paid) answer.day = one.standing.paid_on(part);
    if (answer.outcome == ClaimOutcome::paid && !answer.day) answer.outcome = ClaimOutcome::ask;
    // Both said so at the screen; staff note it when they approve it.
    if (answer.outcome == ClaimOutcome::waiting && one.is_paid_in_cash()) {
        answer.outcome = ClaimOutcome::paid;
        answer.approved = answer.paid = answer.asked;
        answer.day = one.claimed_on;
    }
    if (is_instead) answer.day = one.standing.given;
    if (answer.outcome == ClaimOutcome::not_paid) answer.reason = plain_reason_of(one, part);
    return answer;
}

} // namespace

ClaimAnswer answer_of(const ClaimCase& one) {
    ClaimAnswer answer;
    answer.claimed_on = one.claimed_on;
    answer.pay_by = one.pay_by;
    answer.how = told_way_of(one.row.body.payment);
    answer.costs = answer_of_part(one, ClaimPart::expenses);
    answer.fee = answer_of_part(one, ClaimPart::fee);
    return answer;
}

Result<std::vector<ToldClaim>> claims_to_tell(StoreReader& store, Date since, std::size_t most) {
    const ClaimCases cases = TRY(load_claims_alone(store));
    std::vector<ToldClaim> told;
    for (auto one = cases.all.rbegin(); one != cases.all.rend() && told.size() < most; ++one) {
        // A number from before is made from the record's id, which lies on the disk of the kiosk that took it.
        const bool is_on_disk = one->reference == reference_of(one->row.facts.rec_id);
        if (one->claimed_on >= since && !is_on_disk) told.push_back({one->reference, answer_of(*one)});
    }
    return told;
}

} // namespace copro
