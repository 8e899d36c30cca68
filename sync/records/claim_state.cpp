#include "sync/records/claim_state.h"

#include "sync/records/claim_money.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace copro {

namespace {

using State = ClaimState;
using Step = ClaimStep;

constexpr Pence most_pence_in_claim{100'000'000};

struct NamedState {
    State state;
    std::string_view name;
};
constexpr std::array states{
    NamedState{State::sent, "sent"},
    NamedState{State::more_information_needed, "more-information-needed"},
    NamedState{State::approved, "approved"},
    NamedState{State::approved_different_amount, "approved-different-amount"},
    NamedState{State::not_approved, "not-approved"},
    NamedState{State::payment_sent, "payment-sent"},
    NamedState{State::paid, "paid"},
    NamedState{State::payment_failed, "payment-failed"},
    NamedState{State::withdrawn, "withdrawn"},
    NamedState{State::top_up, "top-up"},
    NamedState{State::overpaid, "overpaid"},
};

struct StepRule {
    Step step;
    std::string_view name;
    bool needs_reason = false;
    bool claimant_may = false;
    bool by_part = false; // may be about the fee or the costs alone
};
constexpr std::array steps{
    StepRule{Step::query, "query", true, false, true},
    StepRule{Step::answer, "answer", true, true, true},
    StepRule{Step::approve, "approve", false, false, true},
    StepRule{Step::approve_other, "approve-other", true, false, true},
    StepRule{Step::approve_by_rule, "approve-by-rule"},
    StepRule{Step::reject, "reject", true, false, true},
    StepRule{Step::reopen, "reopen", true, false, true},
    StepRule{Step::send_payment, "send-payment"},
    StepRule{Step::pay, "pay", false, false, true},
    StepRule{Step::payment_failed, "payment-failed", true, false, true},
    StepRule{Step::correct_bank, "correct-bank", true},
    StepRule{Step::withdraw, "withdraw", true, true, true},
    StepRule{Step::top_up, "top-up", true, false, true},
    StepRule{Step::overpay, "overpay", true, false, true},
    StepRule{Step::pay_back, "pay-back", false, false, true},
    StepRule{Step::let_go, "let-go", true},
    StepRule{Step::give, "give", true},
};

constexpr std::array<std::string_view, 3> part_names{"", "fee", "expenses"}; // in the order of ClaimPart

// Of a claim that is undecided, one part can be paid for all that, and what is owed of it can grow or be let go
// (has_money_for). Not what was too much: until that is even nothing is decided, and the other part would wait for it.
constexpr std::array moves_there_are{
    AllowedMove{Step::query, State::sent, State::more_information_needed},
    AllowedMove{Step::query, State::approved, State::more_information_needed},
    AllowedMove{Step::query, State::approved_different_amount, State::more_information_needed},
    AllowedMove{Step::answer, State::more_information_needed, State::sent},

    AllowedMove{Step::approve, State::sent, State::approved},
    AllowedMove{Step::approve, State::more_information_needed, State::approved},
    AllowedMove{Step::approve, State::approved_different_amount, State::approved},
    AllowedMove{Step::approve_other, State::sent, State::approved_different_amount},
    AllowedMove{Step::approve_other, State::more_information_needed, State::approved_different_amount},
    AllowedMove{Step::approve_other, State::approved, State::approved_different_amount},
    AllowedMove{Step::approve_other, State::approved_different_amount, State::approved_different_amount},
    AllowedMove{Step::approve_by_rule, State::sent, State::approved},
    AllowedMove{Step::reject, State::sent, State::not_approved},
    AllowedMove{Step::reject, State::more_information_needed, State::not_approved},
    AllowedMove{Step::reject, State::approved, State::not_approved},
    AllowedMove{Step::reject, State::approved_different_amount, State::not_approved},
    AllowedMove{Step::reopen, State::not_approved, State::sent},
    AllowedMove{Step::reopen, State::withdrawn, State::sent},

    AllowedMove{Step::send_payment, State::approved, State::payment_sent},
    AllowedMove{Step::send_payment, State::approved_different_amount, State::payment_sent},
    AllowedMove{Step::send_payment, State::payment_failed, State::payment_sent},
    AllowedMove{Step::send_payment, State::top_up, State::payment_sent},
    AllowedMove{Step::pay, State::approved, State::paid},
    AllowedMove{Step::pay, State::approved_different_amount, State::paid},
    AllowedMove{Step::pay, State::payment_sent, State::paid},
    AllowedMove{Step::pay, State::payment_failed, State::paid},
    AllowedMove{Step::pay, State::top_up, State::paid},
    AllowedMove{Step::send_payment, State::sent, State::payment_sent},
    AllowedMove{Step::send_payment, State::more_information_needed, State::payment_sent},
    AllowedMove{Step::pay, State::sent, State::sent},
    AllowedMove{Step::pay, State::more_information_needed, State::more_information_needed},
    AllowedMove{Step::payment_failed, State::sent, State::payment_failed},
    AllowedMove{Step::payment_failed, State::more_information_needed, State::payment_failed},
    AllowedMove{Step::payment_failed, State::payment_sent, State::payment_failed},
    AllowedMove{Step::payment_failed, State::paid, State::payment_failed},
    AllowedMove{Step::payment_failed, State::top_up, State::payment_failed},
    AllowedMove{Step::payment_failed, State::payment_failed, State::payment_failed},

    AllowedMove{Step::correct_bank, State::sent, State::sent},
    AllowedMove{Step::correct_bank, State::more_information_needed, State::more_information_needed},
    AllowedMove{Step::correct_bank, State::approved, State::approved},
    AllowedMove{Step::correct_bank, State::approved_different_amount, State::approved_different_amount},
    AllowedMove{Step::correct_bank, State::payment_sent, State::payment_sent},
    AllowedMove{Step::correct_bank, State::paid, State::paid},
    AllowedMove{Step::correct_bank, State::payment_failed, State::payment_failed},
    AllowedMove{Step::correct_bank, State::top_up, State::top_up},

    AllowedMove{Step::withdraw, State::sent, State::withdrawn},
    AllowedMove{Step::withdraw, State::more_information_needed, State::withdrawn},
    AllowedMove{Step::withdraw, State::approved, State::withdrawn},
    AllowedMove{Step::withdraw, State::approved_different_amount, State::withdrawn},
    AllowedMove{Step::withdraw, State::not_approved, State::withdrawn},
    AllowedMove{Step::withdraw, State::payment_failed, State::withdrawn},

    AllowedMove{Step::top_up, State::sent, State::sent},
    AllowedMove{Step::top_up, State::more_information_needed, State::more_information_needed},
    AllowedMove{Step::let_go, State::sent, State::sent},
    AllowedMove{Step::let_go, State::more_information_needed, State::more_information_needed},
    AllowedMove{Step::top_up, State::paid, State::top_up},
    AllowedMove{Step::top_up, State::top_up, State::top_up},
    AllowedMove{Step::overpay, State::paid, State::overpaid},
    AllowedMove{Step::overpay, State::overpaid, State::overpaid},
    AllowedMove{Step::pay_back, State::overpaid, State::paid},
    AllowedMove{Step::let_go, State::overpaid, State::paid},
    AllowedMove{Step::let_go, State::top_up, State::paid},
    AllowedMove{Step::let_go, State::payment_failed, State::paid},

    AllowedMove{Step::give, State::approved, State::approved},
    AllowedMove{Step::give, State::approved_different_amount, State::approved_different_amount},
    AllowedMove{Step::give, State::payment_sent, State::payment_sent},
    AllowedMove{Step::give, State::paid, State::paid},
    AllowedMove{Step::give, State::payment_failed, State::payment_failed},
    AllowedMove{Step::give, State::top_up, State::top_up},
    AllowedMove{Step::give, State::overpaid, State::overpaid},
};

const StepRule& rule_of(Step step) {
    return *std::find_if(steps.begin(), steps.end(), [&](const StepRule& rule) { return rule.step == step; });
}

// What is there already is said with its day and reference, so that nobody has to look for it.
Error not_now(const ClaimStanding& standing, Step step) {
    if (step == Step::pay || step == Step::send_payment) {
        const ClaimPayment* last = standing.last_payment();
        if (last != nullptr && standing.owed().pence == 0) {
            return refused_step(fmt::format("was paid on {} under {} ({}); nothing more is owed", date_text(last->day),
                                            last->reference, pounds_text(last->amount)));
        }
    }
    if (step == Step::overpay && is_undecided(standing.state) && standing.paid().pence > 0) {
        return refused_step("waits for a word on one part; say that first, then note what was too much of the other");
    }
    const std::string since = standing.since ? " since " + date_text(*standing.since) : "";
    return refused_step(fmt::format("is {}{}: {} is not possible now", name_of(standing.state), since, name_of(step)));
}

Result<void> must_be_said(const ClaimMove& move) {
    if (move.who.empty()) return invalid("", "who did it must be said");
    if (rule_of(move.step).needs_reason && move.reason.empty()) return invalid("", "a reason must be given");
    if (move.step == Step::reject && move.next.empty()) {
        return invalid("", "what the person can do now must be said: a rejection is no dead end");
    }
    if (move.amount.pence < 0 || move.amount > most_pence_in_claim) return invalid("", "that is no amount for a claim");
    return {};
}

bool is_approved(State state) { return state == State::approved || state == State::approved_different_amount; }

std::vector<State> states_of_parts(const ClaimStanding& standing) {
    std::vector<State> parts;
    if (standing.has(ClaimPart::fee)) parts.push_back(standing.fee.state);
    if (standing.has(ClaimPart::expenses)) parts.push_back(standing.expenses.state);
    return parts;
}

bool waits_for_a_part(const ClaimStanding& standing) {
    const auto parts = states_of_parts(standing);
    return std::any_of(parts.begin(), parts.end(), is_undecided);
}

// What both together are: it waits for as long as one of them does.
State decided(const ClaimStanding& standing) {
    const auto parts = states_of_parts(standing);
    const auto has = [&](State state) { return std::find(parts.begin(), parts.end(), state) != parts.end(); };
    if (has(State::more_information_needed)) return State::more_information_needed;
    if (has(State::sent)) return State::sent;
    if (parts.front() == parts.back()) return parts.front();
    return std::any_of(parts.begin(), parts.end(), is_approved) ? State::approved_different_amount
                                                                : State::not_approved;
}

const AllowedMove* allowed_move(Step step, State from) {
    const auto found = std::find_if(moves_there_are.begin(), moves_there_are.end(),
                                    [&](const AllowedMove& one) { return one.step == step && one.from == from; });
    return found == moves_there_are.end() ? nullptr : &*found;
}

// Of a claim that waits for a word on one part, what was approved of the other can be paid, and may come back; and
// after one payment another may come back too. More is owed only of the part that was paid: on the other the word is
// still to be said, and would not know of it.
bool has_money_for(const ClaimStanding& standing, const ClaimMove& move) {
    const bool waits = is_undecided(standing.state);
    if (move.step == Step::payment_failed) {
        return (!waits && standing.state != State::payment_failed) || standing.last_payment() != nullptr;
    }
    if (waits && move.step == Step::top_up) {
        const PartStanding& part = standing.of(move.part);
        return move.part != ClaimPart::whole && !is_undecided(part.state) && part.paid.pence > 0;
    }
    const bool needs_debt = move.step == Step::pay || move.step == Step::send_payment || move.step == Step::let_go;
    return !waits || !needs_debt || standing.owed().pence > 0;
}

void set_states(ClaimStanding& standing, Step step, State to) {
    if (!decides(step)) return;
    for (PartStanding* part : {&standing.fee, &standing.expenses}) {
        if (step == Step::answer && part->state != State::more_information_needed) continue;
        part->state = to;
        if (step != Step::answer) part->is_by_itself = false;
    }
}

void count_step(ClaimStanding& standing, const ClaimStanding& before, const ClaimMove& move) {
    if (standing.state != before.state) standing.since = move.day;
    standing.steps = before.steps + 1;
}

// While a payment is on its way, or too much was paid, that comes first. Once something was paid out, what was approved
// of a part changes by what is noted as more or less; of a part that still waits to be paid, by another word on it.
bool may_decide_on_part(const ClaimStanding& standing, const PartStanding& part) {
    switch (standing.state) {
    case State::payment_sent:
    case State::overpaid: return false;
    case State::top_up: return part.paid.pence == 0;
    case State::sent:
    case State::more_information_needed:
    case State::approved:
    case State::approved_different_amount:
    case State::not_approved:
    case State::paid:
    case State::payment_failed:
    case State::withdrawn: break;
    }
    const bool was_paid_out = standing.paid().pence > 0 || standing.state == State::payment_failed;
    return !was_paid_out || (part.approved.pence == 0 && part.paid.pence == 0);
}

Result<ClaimStanding> after_step_of_part(const ClaimStanding& before, const ClaimMove& move) {
    ClaimStanding standing = before;
    PartStanding& part = standing.of(move.part);
    const AllowedMove* allowed = allowed_move(move.step, part.state);
    if (allowed == nullptr || !may_decide_on_part(before, part)) {
        return refused_step(fmt::format("is {}, and its {} {}: {} is not possible now", name_of(before.state),
                                        name_of(move.part), name_of(part.state), name_of(move.step)));
    }
    TRY(must_be_said(move));
    TRY(decide_part(standing, move));
    part.state = allowed->to;
    part.is_by_itself = true;
    const bool was_paid_out = standing.paid().pence > 0 || before.state == State::top_up;
    const bool is_paid_in_part = was_paid_out && !waits_for_a_part(standing);
    if (before.state != State::payment_failed) {
        standing.state = !is_paid_in_part ? decided(standing) : standing.owed().pence > 0 ? State::top_up : State::paid;
    }
    count_step(standing, before, move);
    return standing;
}

// Letters of Latin-1 and the Welsh ŵ and ŷ in small, blanks as one: a name is typed in many ways.
std::string plain_name(std::string_view name) {
    std::string plain;
    for (std::size_t at = 0; at < name.size(); ++at) {
        const auto byte = static_cast<unsigned char>(name[at]);
        const unsigned char before = at == 0 ? 0 : static_cast<unsigned char>(name[at - 1]);
        if (byte <= ' ') {
            if (!plain.empty() && plain.back() != ' ') plain += ' ';
            continue;
        }
        const bool is_capital = byte >= 'A' && byte <= 'Z';
        const bool is_latin_capital = before == 0xC3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97;
        const bool is_welsh_capital = before == 0xC5 && (byte == 0xB4 || byte == 0xB6);
        const int further = is_capital || is_latin_capital ? 0x20 : (is_welsh_capital ? 1 : 0);
        plain += static_cast<char>(byte + further);
    }
    while (!plain.empty() && plain.back() == ' ') plain.pop_back();
    return plain;
}

} // namespace

bool is_undecided(State state) { return state == State::sent || state == State::more_information_needed; }

std::span<const AllowedMove> allowed_moves() { return moves_there_are; }

std::string_view name_of(ClaimState state) {
    return std::find_if(states.begin(), states.end(), [&](const NamedState& one) { return one.state == state; })->name;
}

std::optional<ClaimState> state_named(std::string_view name) {
    const auto found = std::find_if(states.begin(), states.end(), [&](const auto& one) { return one.name == name; });
    return found == states.end() ? std::nullopt : std::optional(found->state);
}

std::string_view name_of(ClaimStep step) { return rule_of(step).name; }

std::optional<ClaimStep> step_named(std::string_view name) {
    const auto found = std::find_if(steps.begin(), steps.end(), [&](const auto& one) { return one.name == name; });
    return found == steps.end() ? std::nullopt : std::optional(found->step);
}

std::string_view name_of(ClaimPart part) { return part_names[static_cast<std::size_t>(part)]; }

std::optional<ClaimPart> part_named(std::string_view name) {
    const auto found = std::find(part_names.begin(), part_names.end(), name);
    if (found == part_names.end()) return std::nullopt;
    return static_cast<ClaimPart>(found - part_names.begin());
}

bool may_name_part(ClaimStep step) { return rule_of(step).by_part; }
bool needs_reason(ClaimStep step) { return rule_of(step).needs_reason; }
bool claimant_may(ClaimStep step) { return rule_of(step).claimant_may; }

Result<ClaimStanding> after_step(const ClaimStanding& before, const ClaimMove& move) {
    if (move.part != ClaimPart::whole) {
        if (!may_name_part(move.step)) return invalid("", std::string(name_of(move.step)) + " is of the whole claim");
        if (!before.has(move.part)) return refused_step(fmt::format("asks for no {}", name_of(move.part)));
        if (decides(move.step)) return after_step_of_part(before, move);
    }
    const AllowedMove* allowed = allowed_move(move.step, before.state);
    if (allowed == nullptr || !has_money_for(before, move)) return not_now(before, move.step);
    TRY(must_be_said(move));
    ClaimStanding standing = before;
    TRY(move_money(standing, move));
    set_states(standing, move.step, allowed->to);
    standing.state = allowed->to;
    const bool goes_on = standing.state == State::paid || move.step == Step::answer;
    if (goes_on && waits_for_a_part(standing)) standing.state = decided(standing);
    // The fee alone was paid, or the costs.
    if (standing.state == State::paid && standing.owed().pence > 0) standing.state = State::top_up;
    // Paid back in parts: overpaid until the last of them.
    if (move.step == Step::pay_back && standing.overpaid().pence > 0) standing.state = State::overpaid;
    count_step(standing, before, move);
    return standing;
}

Result<ClaimStanding> replay(std::vector<ClaimMove> moves, const ClaimAsked& asked) {
    std::sort(moves.begin(), moves.end(),
              [](const auto& left, const auto& right) { return left.number < right.number; });
    moves.erase(std::unique(moves.begin(), moves.end()), moves.end());
    ClaimStanding standing;
    standing.asked = asked;
    for (const ClaimMove& move : moves) {
        const std::string place = fmt::format("step {} of {}", move.number, move.claim.text());
        if (move.number != standing.steps + 1) return Error{ErrorKind::corrupt, place, "is not the next one"};
        auto next = after_step(standing, move);
        if (!next) return Error{ErrorKind::corrupt, place, next.error().text()};
        standing = next.take();
    }
    return standing;
}

bool is_same_name(std::string_view left, std::string_view right) {
    const std::string plain = plain_name(left);
    return !plain.empty() && plain == plain_name(right);
}

} // namespace copro
