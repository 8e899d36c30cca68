#include "sync/server/claim_texts.h"

#include "sync/protocol/fields.h"
#include "sync/server/claim_pictures.h"
#include "sync/server/command_rules.h"
#include "sync/server/reports/report_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace copro {

namespace {

std::string parts_text(const ClaimStanding& standing) {
    if (!standing.is_in_parts()) return {};
    std::string text;
    if (standing.has(ClaimPart::fee)) text += fmt::format("fee {}", name_of(standing.fee.state));
    if (standing.has(ClaimPart::expenses)) {
        text += fmt::format("{}expenses {}", text.empty() ? "" : ", ", name_of(standing.expenses.state));
    }
    return " (" + text + ")";
}

std::string state_text(const ClaimCase& one) {
    std::string text(name_of(one.standing.state));
    if (one.standing.since) text += " since " + date_text(*one.standing.since);
    return text + parts_text(one.standing);
}

std::string journey_text(const ClaimedLine& line) {
    std::string text = line.category;
    if (!line.from.empty()) text += " from " + line.from;
    if (!line.to.empty()) text += " to " + line.to;
    return text + (line.is_return ? " and back" : "");
}

// More than kind and amount (erpnext #49305), and still one line.
std::string what_is_claimed(const ClaimBody& body) {
    std::string text;
    for (const ClaimedLine& line : body.lines) text += (text.empty() ? "" : "; ") + journey_text(line);
    if (body.fee) text += (text.empty() ? "" : "; ") + ("fee " + body.fee->choice);
    return text.empty() ? "nothing" : text;
}

struct Judging {
    ApprovalRules rules;
    std::vector<WeighedClaim> all;
    Date today{};
};

std::string judgement(const Judging& judging, const ClaimCase& one, std::size_t at) {
    if (!is_undecided(one.standing.state)) return "-";
    const Date since = one.standing.since.value_or(one.claimed_on);
    const auto days = (std::chrono::sys_days{judging.today} - std::chrono::sys_days{since}).count();
    std::string text;
    switch (waiting_on(judging.rules, since, judging.today)) {
    case Waiting::in_time: break;
    case Waiting::chase: text = fmt::format("CHASE, {} days; ", days); break;
    case Waiting::may_be_rejected: text = fmt::format("CHASE OR REJECT, {} days; ", days); break;
    }
    if (one.standing.state != ClaimState::sent) return text + "waits for the person";
    const std::string why = why_by_hand(judging.rules, judging.all[at], judging.all);
    if (!why.empty()) return text + "by hand: " + why;
    return text + (judging.rules.is_on ? "will be approved by itself" : "would be approved by itself, which is off");
}

std::string paid_so_far(const ClaimCases& cases) {
    std::vector<std::int64_t> days;
    std::int64_t on_time = 0;
    for (const ClaimCase& one : cases.all) {
        const auto took = one.days_to_pay();
        if (!took) continue;
        days.push_back(*took);
        if (one.was_paid_on_time()) ++on_time;
    }
    if (days.empty()) return "days to pay: nothing was paid yet\n";
    return fmt::format("days to pay: median {} of {} claims; {} on time\n", median_of(days), days.size(), on_time);
}

// In the words of whose costs they are. Before this version of the form somebody who claimed for another was asked who
// paid as if the costs were their own, and nobody can tell whom they meant.
constexpr std::int64_t asks_by_owner = 5;

std::string who_paid_text(const ClaimCase& one, const std::string& who_paid) {
    const std::string& whose = one.row.body.for_whom;
    if (whose.empty() || whose == "me") return who_paid;
    if (one.row.facts.form_version < asks_by_owner) return who_paid + " (in the words of who filled it in)";
    if (who_paid == "me") return "themselves";
    return "their " + who_paid;
}

// voices: how often they said aloud why there is no receipt.
std::string line_text(const ClaimCase& one, const ClaimedLine& line, std::int64_t voices) {
    std::string text = fmt::format("{}, {}, {}", journey_text(line), line.date, pounds_text(Pence{line.amount_pence}));
    if (line.miles_tenths > 0) text += fmt::format(", {}.{} miles", line.miles_tenths / 10, line.miles_tenths % 10);
    if (!line.who_paid.empty()) text += ", paid by " + who_paid_text(one, line.who_paid);
    if (!line.receipt.empty()) text += ", receipt: " + line.receipt;
    if (!line.no_receipt_because.empty()) text += ", no receipt because " + line.no_receipt_because;
    if (voices > 0) text += ", said in their own voice why there is no receipt";
    if (!line.approved.empty()) text += ", agreed beforehand: " + line.approved;
    if (!line.approved_by.empty()) text += " by " + line.approved_by;
    return text;
}

std::string whose_text(const ClaimCase& one) {
    const ClaimBody& body = one.row.body;
    std::string text = body.name.empty() ? "no name" : body.name;
    if (body.person) text += fmt::format(" ({})", *body.person);
    if (body.for_whom == "someone-else") text += ", for " + body.for_name;
    if (body.for_whom == "someone-else" && body.for_person) text += fmt::format(" ({})", *body.for_person);
    if (body.for_whom == "someone-else-told") text += ", for somebody whom they tell a person";
    return text;
}

// Never a bank number: those stand in the export of payments alone.
std::string payment_text(const ClaimBody& body) {
    std::string text = body.payment.empty() ? "not said" : body.payment;
    if (body.bank) text += ", numbers in the export of payments";
    if (body.cash) {
        text += fmt::format(", received: {}, given: {}", body.cash->is_received ? "yes" : "no",
                            body.cash->is_given ? "yes" : "no");
    }
    return text;
}

std::string money_text(const ClaimCase& one) {
    const ClaimStanding& standing = one.standing;
    std::string text =
        fmt::format("claimed {}, approved {}, paid {}, owed {}", pounds_text(one.claimed()),
                    pounds_text(standing.approved()), pounds_text(standing.paid()), pounds_text(one.owed()));
    if (standing.is_in_parts()) {
        text += fmt::format("; of the fee: approved {}, paid {}; of the costs: approved {}, paid {}",
                            pounds_text(standing.fee.approved), pounds_text(standing.fee.paid),
                            pounds_text(standing.expenses.approved), pounds_text(standing.expenses.paid));
    }
    if (standing.on_its_way.pence > 0) text += ", on its way " + pounds_text(standing.on_its_way);
    if (standing.overpaid().pence > 0) text += ", overpaid " + pounds_text(standing.overpaid());
    return text;
}

std::string roll_text(const Attended& at) {
    std::string text = fmt::format("  on the roll of {}: {}", at.meeting, at.on_roll);
    if (!at.signed_in.empty()) text += ", in " + at.signed_in;
    if (!at.signed_out.empty()) text += ", out " + at.signed_out;
    return text + "\n";
}

std::string step_text(const ClaimMove& move) {
    const std::string part = move.part == ClaimPart::whole ? "" : fmt::format(" of the {}", name_of(move.part));
    std::string text =
        fmt::format("  {}. {} {}{} by {}", move.number, date_text(move.day), name_of(move.step), part, move.who);
    if (move.amount.pence > 0) text += ", " + pounds_text(move.amount);
    if (!move.payment.empty()) text += " under " + move.payment;
    if (!move.reason.empty()) text += ": " + move.reason;
    if (!move.next.empty()) text += " | next: " + move.next;
    return text + "\n";
}

void set_approval(const ClaimCase& one, WeighedClaim& claim) {
    for (const ClaimMove& move : one.moves) {
        const bool is_by_rule = move.step == ClaimStep::approve_by_rule;
        const bool is_other = move.step == ClaimStep::approve_other;
        if (is_by_rule || is_other || move.step == ClaimStep::approve) {
            claim.approved = is_by_rule ? WeighedClaim::Approved::by_rule : WeighedClaim::Approved::by_hand;
            claim.approved_ms = move.made_ms;
        }
        const bool is_undone =
            move.step == ClaimStep::query || move.step == ClaimStep::reject || move.step == ClaimStep::withdraw;
        if (is_undone) claim.approved = WeighedClaim::Approved::no;
        // Which part of it was approved nobody wrote down: nothing is like it.
        if (is_other) claim.is_in_part = true;
    }
    // Fee and costs apart: as good as both together only where both are approved as they were claimed.
    if (!one.standing.is_in_parts()) return;
    for (const ClaimPart part : {ClaimPart::fee, ClaimPart::expenses}) {
        if (one.standing.has(part) && one.standing.of(part).state != ClaimState::approved) claim.is_in_part = true;
    }
}

} // namespace

std::string standing_text(const ClaimStanding& standing) {
    return std::string(name_of(standing.state)) + parts_text(standing);
}

Result<ApprovalRules> approval_of_command(const Command& command) {
    return load_approval_rules(command.option("approval"), command.option("approval_file"));
}

std::vector<WeighedClaim> weighed(const ClaimCases& cases, const PictureContents& contents,
                                  const RulesBeside* expenses) {
    std::vector<WeighedClaim> all;
    for (const ClaimCase& one : cases.all) {
        WeighedClaim claim;
        claim.reference = one.reference;
        claim.person = one.person;
        claim.day = one.claimed_on;
        for (const ClaimedLine& line : one.row.body.lines) claim.by_type[line.category] += Pence{line.amount_pence};
        if (one.row.body.fee) claim.by_type["fee " + one.row.body.fee->choice] += Pence{one.row.body.fee->pence};
        claim.is_withdrawn = one.standing.state == ClaimState::withdrawn;
        // Each is held against all there are: only those that somebody will judge.
        if (one.standing.state == ClaimState::sent) {
            const auto warnings = warnings_of(cases, one, contents, expenses);
            if (!warnings.empty()) claim.warning = warnings.front();
        }
        // Asked about, rejected, reopened: whoever took it up decides on it.
        if (claim.warning.empty() && one.standing.steps > 0) claim.warning = "somebody has looked at it already";
        set_approval(one, claim);
        all.push_back(std::move(claim));
    }
    return all;
}

Result<std::optional<RulesBeside>> rules_beside(const Command& command, const ClaimCases& cases) {
    auto rules = TRY(rules_of_command(command));
    if (!rules) return std::optional<RulesBeside>();
    WorkedOut worked_out = work_out_claims(cases, *rules);
    return std::optional(RulesBeside{std::move(*rules), std::move(worked_out)});
}

Result<std::vector<std::string>> looks_of(const Command& command, const ClaimCases& cases, const ClaimCase& one,
                                          const PictureContents& contents) {
    const auto rules = TRY(rules_beside(command, cases));
    std::vector<std::string> looks = warnings_of(cases, one, contents, rules ? &*rules : nullptr);
    if (command.has("rules_missing")) {
        looks.push_back("nobody looked at miles of the tax year and at caps: there is no " +
                        command.option("rules_missing") + " here; name the folder with --rules");
    }
    return looks;
}

Result<std::string> list_claims(const Command& command, const ClaimParts& parts) {
    const std::string wanted = command.option("state");
    if (!wanted.empty() && !state_named(wanted)) return invalid("--state", "there is no state " + wanted);
    const ClaimCases cases = TRY(load_claim_cases(parts.reader));
    const Date today = local_date(parts.clock.wall_ms());
    std::optional<Judging> judging;
    if (command.has("approval")) {
        const ApprovalRules rules = TRY(approval_of_command(command));
        const PicturesLookedAt pictures = TRY(look_at_pictures(parts.reader, parts.blobs, parts.intake, nullptr));
        const auto expenses = TRY(rules_beside(command, cases));
        judging = Judging{rules, weighed(cases, pictures.contents, expenses ? &*expenses : nullptr), today};
    }
    std::string out;
    for (std::size_t at = 0; at < cases.all.size(); ++at) {
        const ClaimCase& one = cases.all[at];
        const bool is_overdue = one.is_overdue(today);
        if (!wanted.empty() && name_of(one.standing.state) != wanted) continue;
        if (command.has("overdue") && !is_overdue) continue;
        out += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\tby {}{}{}\n", one.reference, one.row.facts.meeting,
                           one.name.empty() ? "-" : one.name, state_text(one), pounds_text(one.claimed()),
                           what_is_claimed(one.row.body), one.pay_by ? date_text(*one.pay_by) : "-",
                           is_overdue ? " OVERDUE" : "", judging ? "\t" + judgement(*judging, one, at) : "");
    }
    return out + paid_so_far(cases);
}

Result<std::string> show_claim(const Command& command, const ClaimParts& parts) {
    const ClaimCases cases = TRY(load_claim_cases(parts.reader));
    const ClaimCase& one = *TRY(find_claim(cases, command.option("references")));
    const PicturesLookedAt pictures = TRY(look_at_pictures(parts.reader, parts.blobs, parts.intake, &one));
    const ClaimBody& body = one.row.body;
    std::string out =
        fmt::format("{}: {}\n  {}\n  at {}, claimed on {}, to be paid by {}\n", one.reference, state_text(one),
                    whose_text(one), one.row.facts.meeting.empty() ? "no meeting" : one.row.facts.meeting,
                    date_text(one.claimed_on), one.pay_by ? date_text(*one.pay_by) : "-");
    std::int64_t number = 0;
    for (const ClaimedLine& line : body.lines) {
        ++number;
        const auto& notes = one.row.facts.attachments;
        const auto count = std::count_if(notes.begin(), notes.end(), [&](const AttachmentNote& note) {
            return note.line == number && !is_voice(note);
        });
        out += fmt::format("  line {}: {}, pictures: {}\n", number,
                           line_text(one, line, voices_of(one.row.facts, why_no_receipt, number)), count);
    }
    if (body.fee) {
        out += fmt::format("  fee: {}, {} of {}\n", body.fee->choice, pounds_text(Pence{body.fee->pence}),
                           pounds_text(Pence{body.fee->offered_pence}));
    }
    if (one.standing.given) {
        out += fmt::format("  given on {}: {}\n", date_text(*one.standing.given), one.standing.given_what);
    }
    out += fmt::format("  {}\n  how to pay: {}\n", money_text(one), payment_text(body));
    for (const Attended& at : attendance_beside(cases, one)) out += roll_text(at);
    for (const std::string& warning : TRY(looks_of(command, cases, one, pictures.contents))) {
        out += "  LOOK: " + warning + "\n";
    }
    for (const std::string& trouble : pictures.troubles) out += "  LOOK: " + trouble + "\n";
    for (const ClaimMove& move : one.moves) out += step_text(move);
    return out;
}

} // namespace copro
