#include "sync/records/claim_state.h"

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
};
constexpr std::array steps{
    StepRule{Step::query, "query", true},
    StepRule{Step::answer, "answer", true, true},
    StepRule{Step::approve, "approve"},
    StepRule{Step::approve_other, "approve-other", true},
    StepRule{Step::approve_by_rule, "approve-by-rule"},
    StepRule{Step::reject, "reject", true},
    StepRule{Step::reopen, "reopen", true},
    StepRule{Step::send_payment, "send-payment"},
    StepRule{Step::pay, "pay"},
    StepRule{Step::payment_failed, "payment-failed", true},
    StepRule{Step::correct_bank, "correct-bank", true},
    StepRule{Step::withdraw, "withdraw", true, true},
    StepRule{Step::top_up, "top-up", true},
    StepRule{Step::overpay, "overpay", true},
    StepRule{Step::pay_back, "pay-back"},
    StepRule{Step::let_go, "let-go", true},
    StepRule{Step::give, "give", true},
};

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
    AllowedMove{Step::payment_failed, State::payment_sent, State::payment_failed},
    AllowedMove{Step::payment_failed, State::paid, State::payment_failed},

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

Pence minus(Pence left, Pence right) { return Pence{left.pence - right.pence}; }

Error refusal(std::string reason) { return Error{ErrorKind::refused, "", std::move(reason)}; }

// What is there already is said with its day and reference, so that nobody has to look for it.
Error not_now(const ClaimStanding& standing, Step step) {
    if (step == Step::pay || step == Step::send_payment) {
        const ClaimPayment* last = standing.last_payment();
        if (last != nullptr && standing.owed().pence == 0) {
            return refusal(fmt::format("was paid on {} under {} ({}); nothing more is owed", date_text(last->day),
                                       last->reference, pounds_text(last->amount)));
        }
    }
    const std::string since = standing.since ? " since " + date_text(*standing.since) : "";
    return refusal(fmt::format("is {}{}: {} is not possible now", name_of(standing.state), since, name_of(step)));
}

Result<void> must_be(bool condition, const std::string& reason) {
    if (!condition) return refusal(reason);
    return {};
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

Result<void> approve(ClaimStanding& standing, Pence amount) {
    const bool was = standing.state == State::approved || standing.state == State::approved_different_amount;
    TRY(must_be(!was || amount != standing.approved, "this amount is approved already"));
    standing.approved = amount;
    return {};
}

Result<void> pay(ClaimStanding& standing, const ClaimMove& move) {
    const bool is_arriving = standing.state == State::payment_sent;
    const Pence due = is_arriving ? standing.on_its_way : standing.owed();
    if (due.pence == 0) return refusal("nothing is owed");
    TRY(must_be(move.amount == due, fmt::format("{} is owed, not another amount", pounds_text(due))));
    if (move.payment.empty()) return invalid("", "a payment needs a reference");
    standing.on_its_way = move.step == Step::send_payment ? due : Pence{};
    if (move.step == Step::send_payment) return {};
    standing.paid += due;
    standing.payments.push_back({move.day, due, move.payment});
    return {};
}

Result<void> come_back(ClaimStanding& standing, const ClaimMove& move) {
    if (standing.state == State::payment_sent) {
        TRY(must_be(move.amount == standing.on_its_way, "another amount was on its way"));
        standing.on_its_way = {};
        return {};
    }
    const auto last = std::find_if(standing.payments.rbegin(), standing.payments.rend(),
                                   [](const ClaimPayment& one) { return !one.came_back; });
    TRY(must_be(last != standing.payments.rend() && last->amount <= standing.paid,
                "part of what was paid was given back already"));
    TRY(must_be(move.amount == last->amount, "another amount was paid"));
    last->came_back = true;
    standing.paid = minus(standing.paid, move.amount);
    return {};
}

Result<void> change_what_is_due(ClaimStanding& standing, const ClaimMove& move) {
    if (move.amount.pence == 0) return invalid("", "an amount must be given");
    if (move.step == Step::top_up) {
        standing.approved += move.amount;
        return {};
    }
    if (move.step == Step::overpay) {
        TRY(must_be(move.amount <= standing.approved, "that is more than was paid"));
        standing.approved = minus(standing.approved, move.amount);
        return {};
    }
    TRY(must_be(move.amount <= standing.overpaid(), "that is more than was overpaid"));
    standing.paid = minus(standing.paid, move.amount);
    return {};
}

Result<void> let_go(ClaimStanding& standing) {
    TRY(must_be(standing.paid.pence > 0, "nothing was paid yet; it can be withdrawn"));
    standing.approved = standing.paid;
    return {};
}

Result<void> end_it(ClaimStanding& standing) {
    TRY(must_be(standing.paid.pence == 0, "part of it was paid; the rest can be let go"));
    standing.approved = {};
    return {};
}

Result<void> move_money(ClaimStanding& standing, const ClaimMove& move) {
    switch (move.step) {
    case Step::query: standing.approved = {}; return {}; // it has to be decided anew
    case Step::answer:
    case Step::reopen:
    case Step::correct_bank: return {};
    case Step::approve:
    case Step::approve_other:
    case Step::approve_by_rule: return approve(standing, move.amount);
    case Step::reject:
    case Step::withdraw: return end_it(standing);
    case Step::send_payment:
    case Step::pay: return pay(standing, move);
    case Step::payment_failed: return come_back(standing, move);
    case Step::top_up:
    case Step::overpay:
    case Step::pay_back: return change_what_is_due(standing, move);
    case Step::let_go: return let_go(standing);
    case Step::give:
        TRY(must_be(!standing.given, "was given already"));
        standing.given = move.day;
        standing.given_what = move.reason;
        return {};
    }
    return {};
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

std::string pounds_text(Pence amount) { return fmt::format("£{}.{:02}", amount.pence / 100, amount.pence % 100); }

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

bool needs_reason(ClaimStep step) { return rule_of(step).needs_reason; }
bool claimant_may(ClaimStep step) { return rule_of(step).claimant_may; }

Pence ClaimStanding::owed() const {
    return Pence{std::max<std::int64_t>(approved.pence - paid.pence - on_its_way.pence, 0)};
}
Pence ClaimStanding::overpaid() const {
    return Pence{std::max<std::int64_t>(paid.pence + on_its_way.pence - approved.pence, 0)};
}

const ClaimPayment* ClaimStanding::last_payment() const {
    const auto last =
        std::find_if(payments.rbegin(), payments.rend(), [](const ClaimPayment& one) { return !one.came_back; });
    return last == payments.rend() ? nullptr : &*last;
}

std::string payment_reference(const std::string& claim_reference, const ClaimStanding& standing) {
    const auto arrived = std::count_if(standing.payments.begin(), standing.payments.end(),
                                       [](const ClaimPayment& one) { return !one.came_back; });
    return fmt::format("{}-{}", claim_reference, arrived + 1);
}

Result<ClaimStanding> after_step(const ClaimStanding& before, const ClaimMove& move) {
    const auto allowed = std::find_if(moves_there_are.begin(), moves_there_are.end(), [&](const AllowedMove& one) {
        return one.step == move.step && one.from == before.state;
    });
    if (allowed == moves_there_are.end()) return not_now(before, move.step);
    TRY(must_be_said(move));
    ClaimStanding standing = before;
    TRY(move_money(standing, move));
    standing.state = allowed->to;
    // Paid back in parts: overpaid until the last of them.
    if (move.step == Step::pay_back && standing.overpaid().pence > 0) standing.state = State::overpaid;
    if (standing.state != before.state) standing.since = move.day;
    standing.steps = before.steps + 1;
    return standing;
}

Result<ClaimStanding> replay(std::vector<ClaimMove> moves) {
    std::sort(moves.begin(), moves.end(),
              [](const auto& left, const auto& right) { return left.number < right.number; });
    moves.erase(std::unique(moves.begin(), moves.end()), moves.end());
    ClaimStanding standing;
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
