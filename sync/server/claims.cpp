#include "sync/server/claims.h"

#include "sync/records/claim_money.h"
#include "sync/records/reference.h"
#include "sync/server/claim_pictures.h"
#include "sync/server/claim_texts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <sstream>

namespace copro {

namespace {

struct StepVerb {
    std::string_view verb;
    ClaimStep step;
    std::string_view done;
};
constexpr std::array step_verbs{
    StepVerb{"claim query", ClaimStep::query, "asked about"},
    StepVerb{"claim told", ClaimStep::answer, "wrote down the answer for"},
    StepVerb{"claim approve", ClaimStep::approve, "approved"},
    StepVerb{"claim reject", ClaimStep::reject, "rejected"},
    StepVerb{"claim reopen", ClaimStep::reopen, "reopened"},
    StepVerb{"claim send", ClaimStep::send_payment, "sent the payment of"},
    StepVerb{"claim paid", ClaimStep::pay, "paid"},
    StepVerb{"claim failed", ClaimStep::payment_failed, "noted that the payment came back for"},
    StepVerb{"claim bank", ClaimStep::correct_bank, "noted new bank numbers for"},
    StepVerb{"claim withdraw", ClaimStep::withdraw, "withdrew"},
    StepVerb{"claim top-up", ClaimStep::top_up, "noted that more is owed for"},
    StepVerb{"claim overpaid", ClaimStep::overpay, "noted that too much was paid for"},
    StepVerb{"claim paid-back", ClaimStep::pay_back, "noted what was paid back for"},
    StepVerb{"claim let-go", ClaimStep::let_go, "let the difference go for"},
    StepVerb{"claim given", ClaimStep::give, "noted what was given for"},
};

Error about(const ClaimCase& one, const Error& error) { return Error{error.kind, one.reference, error.text()}; }

Result<Date> day_of_command(const Command& command, const ClaimParts& parts) {
    const Date today = local_date(parts.clock.wall_ms());
    if (!command.has("on")) return today;
    auto day = parse_date(command.option("on"));
    if (!day) return invalid("--on", day.error().reason);
    if (*day > today) return invalid("--on", "is still to come");
    return day;
}

Pence amount_of_payment(const ClaimStanding& standing, ClaimPart part) {
    return standing.state == ClaimState::payment_sent ? standing.on_its_way : standing.owed(part);
}

Result<ClaimPart> part_of_command(const Command& command) {
    const auto part = part_named(command.option("part"));
    if (!part) return invalid("--part", "is fee or expenses");
    return *part;
}

// The one that is named, else the last. Who says a second time that one came back, without saying which, does not bring
// back another.
Result<void> put_payment_that_came_back(const Command& command, const ClaimCase& one, ClaimMove& move) {
    const ClaimStanding& standing = one.standing;
    const bool is_named = command.has("payment");
    if (standing.state == ClaimState::payment_sent && !is_named) {
        move.payment = payment_reference(one.reference, standing);
        move.amount = standing.on_its_way;
        return {};
    }
    if (!is_named && move.part == ClaimPart::whole && standing.state == ClaimState::payment_failed) {
        return Error{ErrorKind::refused, one.reference, "one came back already; say which other did with --payment"};
    }
    const ClaimPayment* came = is_named ? standing.payment_under(reference_as_typed(command.option("payment")))
                                        : standing.last_payment(move.part);
    if (came == nullptr && !is_named && move.part != ClaimPart::whole) {
        return Error{ErrorKind::refused, one.reference,
                     fmt::format("the last payment of the {} came back already, or there is none; say which other did "
                                 "with --payment",
                                 name_of(move.part))};
    }
    move.payment = came == nullptr ? command.option("payment") : came->reference;
    move.amount = came == nullptr ? Pence{} : came->amount;
    return {};
}

// What no command has to be told is taken from the claim; what is typed is checked against it.
Result<void> put_amount(const Command& command, const ClaimCase& one, ClaimMove& move) {
    const ClaimStanding& standing = one.standing;
    switch (move.step) {
    case ClaimStep::approve:
        move.amount = command.has("amount") ? TRY(parse_pounds(command.option("amount"))) : one.claimed(move.part);
        if (move.amount != one.claimed(move.part)) move.step = ClaimStep::approve_other;
        return {};
    case ClaimStep::send_payment:
    case ClaimStep::pay:
        move.amount = amount_of_payment(standing, move.part);
        move.payment = payment_reference(one.reference, standing);
        return {};
    case ClaimStep::payment_failed: return put_payment_that_came_back(command, one, move);
    case ClaimStep::top_up:
    case ClaimStep::overpay:
    case ClaimStep::pay_back:
        if (!command.has("amount")) return invalid("--amount", "is needed");
        move.amount = TRY(parse_pounds(command.option("amount")));
        return {};
    case ClaimStep::query:
    case ClaimStep::answer:
    case ClaimStep::approve_other:
    case ClaimStep::approve_by_rule:
    case ClaimStep::reject:
    case ClaimStep::reopen:
    case ClaimStep::correct_bank:
    case ClaimStep::withdraw:
    case ClaimStep::let_go:
    case ClaimStep::give: return {};
    }
    return {};
}

// A correction of miles must not come off a fee, which may be taxed: where there is a fee beside costs, nobody guesses.
Result<void> must_say_which_part(const ClaimCase& one, const ClaimMove& move) {
    const ClaimStanding& standing = one.standing;
    const bool is_note = move.step == ClaimStep::top_up || move.step == ClaimStep::overpay;
    const bool has_both = standing.has(ClaimPart::fee) && standing.has(ClaimPart::expenses);
    const bool has_fee = one.claimed(ClaimPart::fee).pence > 0 || standing.fee.approved.pence > 0;
    // Beside a fee of nothing there is nothing to guess, unless the word on it, or on the costs, is still to be said.
    const bool is_clear = !has_both || (!has_fee && !is_undecided(standing.state));
    if (!is_note || move.part != ClaimPart::whole || is_clear) return {};
    return Error{ErrorKind::invalid, one.reference,
                 "has a fee and costs; say with --part fee or --part expenses which of them it is about (miles are "
                 "expenses)"};
}

Result<void> must_not_be_their_own(const ClaimCase& one, const ClaimMove& move) {
    const bool is_theirs = std::any_of(one.names.begin(), one.names.end(),
                                       [&](const std::string& name) { return is_same_name(name, move.who); });
    if (!is_theirs || claimant_may(move.step)) return {};
    return Error{ErrorKind::refused, one.reference, "nobody decides on their own claim or pays it; ask somebody else"};
}

// The approval that put the costs at more, or at less, than was asked, if that is the last word on them. The list of
// top-ups goes by what was asked, so that it still has what such an approval settled.
const ClaimMove* changed_costs(const ClaimCase& one, bool is_more) {
    ClaimStanding standing;
    standing.asked = one.standing.asked;
    const ClaimMove* changed = nullptr;
    for (const ClaimMove& move : one.moves) {
        auto next = after_step(standing, move);
        if (!next) return nullptr;
        standing = next.take();
        if (move.part == ClaimPart::fee || !decides(move.step)) continue;
        const Pence costs = standing.expenses.approved;
        const Pence asked = one.claimed(ClaimPart::expenses);
        const bool is_changed = move.step == ClaimStep::approve_other && (is_more ? costs > asked : costs < asked);
        changed = is_changed ? &move : nullptr;
    }
    return changed;
}

// What was there before that is the very same, and what became of it; "" = nothing. The same claim again with a bank
// number put right, say, or a top-up that the list of top-ups still has.
struct SameBefore {
    std::string what;
    std::string said; // of it, to whoever types
};
std::optional<SameBefore> noted_before(const ClaimCase& one, const ClaimMove& move) {
    const bool is_more = move.step == ClaimStep::top_up;
    const auto noted = std::find_if(one.moves.rbegin(), one.moves.rend(), [&](const ClaimMove& other) {
        const bool is_of_it =
            other.part == move.part || other.part == ClaimPart::whole || move.part == ClaimPart::whole;
        return other.step == move.step && is_of_it;
    });
    if (noted != one.moves.rend()) {
        return SameBefore{fmt::format("step {}", noted->number),
                          fmt::format("noted {} {} on {}", pounds_text(noted->amount), is_more ? "more" : "too much",
                                      date_text(noted->day))};
    }
    const ClaimMove* changed = move.part == ClaimPart::fee ? nullptr : changed_costs(one, is_more);
    if (changed == nullptr) return std::nullopt;
    return SameBefore{fmt::format("step {}", changed->number),
                      fmt::format("approved {} where {} was asked", pounds_text(changed->amount),
                                  pounds_text(one.claimed(changed->part)))};
}

std::optional<SameBefore> same_before(const ClaimCases& cases, const ClaimCase& one, const ClaimMove& move) {
    if (move.step == ClaimStep::top_up || move.step == ClaimStep::overpay) return noted_before(one, move);
    const bool approves = move.step == ClaimStep::approve || move.step == ClaimStep::approve_other;
    const ClaimCase* before = approves ? same_claim_before(cases, one, move.part) : nullptr;
    if (before == nullptr) return std::nullopt;
    const ClaimPayment* paid = before->standing.last_payment();
    return SameBefore{before->reference, "is for the very same and " +
                                             (paid == nullptr ? fmt::format("is {}", name_of(before->standing.state))
                                                              : fmt::format("was paid on {} under {}",
                                                                            date_text(paid->day), paid->reference))};
}

// Said once, and never in the way of what is really another.
Result<void> must_not_be_there_already(const Command& command, const ClaimCases& cases, const ClaimCase& one,
                                       ClaimMove& move) {
    const auto before = same_before(cases, one, move);
    if (!before) return {};
    if (command.has("not-the-same")) {
        move.reason += fmt::format("{}not the same as {}: {}", move.reason.empty() ? "" : "; ", before->what,
                                   command.option("not-the-same"));
        return {};
    }
    return Error{ErrorKind::refused, one.reference,
                 fmt::format("{} {}; if it is another, say why with --not-the-same", before->what, before->said)};
}

// Both said at the screen that the cash had changed hands (domain.md, "Payment"): whoever approves it notes the payment
// as well, on the day of the claim. Nobody pays it a second time.
std::optional<ClaimMove> cash_payment(const ClaimCase& one, const ClaimMove& approval, const ClaimStanding& after) {
    if (!one.is_paid_in_cash() || !after.payments.empty() || after.owed().pence == 0) return std::nullopt;
    ClaimMove paid = approval;
    paid.number = after.steps + 1;
    paid.step = ClaimStep::pay;
    paid.day = std::min(one.claimed_on, approval.day);
    paid.reason = "in cash, as both said at the screen";
    paid.next.clear();
    paid.amount = after.owed();
    paid.payment = payment_reference(one.reference, after);
    return paid;
}

Result<void> must_be_for_paying(const ClaimCase& one, const ClaimMove& move) {
    const bool pays = move.step == ClaimStep::pay || move.step == ClaimStep::send_payment;
    if (pays && one.is_donated()) {
        return Error{ErrorKind::refused, one.reference, "they gave it to the charity; nothing is paid out"};
    }
    const bool is_other =
        move.step == ClaimStep::approve_other || (move.step == ClaimStep::approve && move.part != ClaimPart::whole);
    if (is_other && one.is_paid_in_cash() && one.standing.payments.empty()) {
        return Error{
            ErrorKind::refused, one.reference,
            "was paid in cash as claimed; approve that, then note the difference: claim overpaid or claim top-up"};
    }
    return {};
}

Result<ClaimMove> move_of_command(const Command& command, const ClaimParts& parts, const ClaimCases& cases,
                                  const ClaimCase& one, ClaimStep step) {
    ClaimMove move;
    move.claim = one.row.facts.rec_id;
    move.number = one.standing.steps + 1;
    move.step = step;
    move.day = TRY(day_of_command(command, parts));
    move.who = command.option("by");
    move.reason = command.option(step == ClaimStep::give ? "what" : "because");
    move.next = command.option("next");
    move.made_ms = parts.clock.wall_ms();
    move.part = TRY(part_of_command(command));
    TRY(put_amount(command, one, move));
    TRY(must_not_be_their_own(one, move));
    TRY(must_say_which_part(one, move));
    TRY(must_be_for_paying(one, move));
    TRY(must_not_be_there_already(command, cases, one, move));
    const bool pays = step == ClaimStep::pay || step == ClaimStep::send_payment;
    // A kiosk whose clock runs ahead says that it was claimed on a day that is still to come.
    const bool is_claimed = one.claimed_on <= local_date(parts.clock.wall_ms());
    if (pays && is_claimed && move.day < one.claimed_on) {
        return Error{ErrorKind::invalid, one.reference, "was not claimed yet on that day"};
    }
    if (step == ClaimStep::give && !one.is_in_kind()) {
        return Error{ErrorKind::refused, one.reference, "they chose no training, voucher or donation"};
    }
    if (step == ClaimStep::give && !one.standing.given && !one.awaits_gift()) {
        return Error{ErrorKind::refused, one.reference, "their fee was not approved, so that nothing is given for it"};
    }
    return move;
}

std::string done_line(const StepVerb& verb, const ClaimCase& one, const ClaimMove& move, const ClaimStanding& after) {
    const std::string money = move.amount.pence == 0 ? "" : " " + pounds_text(move.amount);
    const std::string under = move.payment.empty() ? "" : " under " + move.payment;
    const std::string part = move.part == ClaimPart::whole ? "" : fmt::format("the {} of ", name_of(move.part));
    return fmt::format("{} {}{}{}{}: {}\n", verb.done, part, one.reference, money, under, standing_text(after));
}

Result<std::string> take_steps(const Command& command, const ClaimParts& parts, const StepVerb& verb) {
    const ClaimCases cases = TRY(load_claim_cases(parts.reader));
    std::vector<ClaimMove> moves;
    std::string out;
    std::set<const ClaimCase*> seen;
    std::istringstream references(command.option("references"));
    for (std::string reference; references >> reference;) {
        const ClaimCase* one = TRY(find_claim(cases, reference));
        if (!seen.insert(one).second) return Error{ErrorKind::invalid, one->reference, "is named twice"};
        ClaimMove move = TRY(move_of_command(command, parts, cases, *one, verb.step));
        const auto after = after_step(one->standing, move);
        if (!after) return about(*one, after.error());
        out += done_line(verb, *one, move, *after);
        const auto cash = verb.step == ClaimStep::approve ? cash_payment(*one, move, *after) : std::nullopt;
        if (verb.step == ClaimStep::approve) {
            const PicturesLookedAt pictures = TRY(look_at_pictures(parts.reader, parts.blobs, parts.intake, one));
            for (const std::string& warning : TRY(looks_of(command, cases, *one, pictures.contents))) {
                out += fmt::format("look at {}: {}\n", one->reference, warning);
            }
        }
        moves.push_back(std::move(move));
        if (cash) {
            const auto paid = after_step(*after, *cash);
            if (!paid) return about(*one, paid.error());
            out += fmt::format("noted the cash {} of {}: {}\n", pounds_text(cash->amount), date_text(cash->day),
                               name_of(paid->state));
            moves.push_back(*cash);
        }
    }
    if (moves.empty()) return invalid("REFERENCE", "is needed");
    TRY(parts.writer.ask([&](Store& store) { return store.add_claim_moves(moves); }));
    return out;
}

Result<std::string> approve_by_themselves(const Command& command, const ClaimParts& parts) {
    const ApprovalRules rules = TRY(approval_of_command(command));
    const std::string file = command.option("approval_file");
    if (!rules.is_on) return Error{ErrorKind::refused, file, "approval by itself is off; an owner turns it on there"};
    const ClaimCases cases = TRY(load_claim_cases(parts.reader));
    const PicturesLookedAt pictures = TRY(look_at_pictures(parts.reader, parts.blobs, parts.intake, nullptr));
    const auto expenses = TRY(rules_beside(command, cases));
    std::vector<WeighedClaim> all = weighed(cases, pictures.contents, expenses ? &*expenses : nullptr);
    std::vector<ClaimMove> moves;
    std::string out;
    const std::int64_t now = parts.clock.wall_ms();
    for (std::size_t at = 0; at < all.size(); ++at) {
        const ClaimCase& one = cases.all[at];
        if (one.standing.state != ClaimState::sent || !why_by_hand(rules, all[at], all).empty()) continue;
        ClaimMove move{one.row.facts.rec_id,
                       one.standing.steps + 1,
                       ClaimStep::approve_by_rule,
                       local_date(now),
                       file,
                       "",
                       "",
                       one.claimed(),
                       "",
                       now};
        const auto after = after_step(one.standing, move);
        if (!after) return about(one, after.error());
        // The next one is looked at with this one approved: four in a row are four.
        all[at].approved = WeighedClaim::Approved::by_rule;
        all[at].approved_ms = now;
        out += fmt::format("approved {} {} by itself\n", one.reference, pounds_text(move.amount));
        moves.push_back(std::move(move));
    }
    TRY(parts.writer.ask([&](Store& store) { return store.add_claim_moves(moves); }));
    return moves.empty() ? "nothing was approved by itself\n" : out;
}

} // namespace

Result<const ClaimCase*> find_claim(const ClaimCases& cases, const std::string& reference) {
    const std::string wanted = reference_as_typed(reference);
    const ClaimCase* found = nullptr;
    for (const ClaimCase& one : cases.all) {
        const Uuid& id = one.row.facts.rec_id;
        if (reference_as_typed(one.reference) != wanted && reference_of(id) != wanted && id.text() != reference)
            continue;
        if (found != nullptr) {
            return Error{ErrorKind::conflict, reference, "two claims have this reference; give the record's id"};
        }
        found = &one;
    }
    if (found == nullptr) return Error{ErrorKind::not_found, reference, "no claim has this reference"};
    return found;
}

Result<Pence> parse_pounds(const std::string& text) {
    const Error wrong = invalid("--amount", "must be pounds and pence, such as 12.50");
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string pounds = text.substr(0, point);
    std::string pence = point == text.size() ? "00" : text.substr(point + 1);
    if (pence.size() == 1) pence += '0';
    const bool are_digits = (pounds + pence).find_first_not_of("0123456789") == std::string::npos;
    if (!are_digits || pounds.empty() || pounds.size() > 7 || pence.size() != 2) return wrong;
    return Pence{std::stoll(pounds) * 100 + std::stoll(pence)};
}

Result<std::string> run_claim(const Command& command, const ClaimParts& parts) {
    if (command.verb == "claim list") return list_claims(command, parts);
    if (command.verb == "claim show") return show_claim(command, parts);
    if (command.verb == "claim automatic") return approve_by_themselves(command, parts);
    const auto found = std::find_if(step_verbs.begin(), step_verbs.end(),
                                    [&](const StepVerb& one) { return one.verb == command.verb; });
    if (found != step_verbs.end()) return take_steps(command, parts, *found);
    return unknown_command(command.verb);
}

} // namespace copro
