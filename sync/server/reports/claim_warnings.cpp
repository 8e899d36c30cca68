#include "sync/records/claimed_before.h"
#include "sync/server/reports/claim_miles.h"
#include "sync/server/reports/report_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace copro {

namespace {

using Warnings = std::vector<std::string>;
using LineKey = std::tuple<std::string, std::string, std::int64_t>;

LineKey key_of(const ClaimedLine& line) { return {line.date, line.category, line.amount_pence}; }

bool is_same_person(const ClaimCase& left, const ClaimCase& right) {
    if (!left.person.empty() && !right.person.empty()) return left.person == right.person;
    return is_same_name(left.name, right.name);
}

// Whoever typed them: the bank numbers of a claim for somebody else may be their own.
bool is_other_claimant(const ClaimBody& left, const ClaimBody& right) {
    if (left.person && right.person) return *left.person != *right.person;
    return !is_same_name(left.name, right.name);
}

std::string which(const ClaimCase& other) {
    const std::string since = other.standing.since ? " since " + date_text(*other.standing.since) : "";
    return fmt::format("{} ({}{})", other.reference, name_of(other.standing.state), since);
}

bool has_line(const ClaimCase& other, const ClaimedLine& line) {
    const auto& lines = other.row.body.lines;
    return std::any_of(lines.begin(), lines.end(), [&](const ClaimedLine& one) { return key_of(one) == key_of(line); });
}

void warn_of_lines(const ClaimCases& cases, const ClaimCase& one, Warnings& warnings) {
    int number = 0;
    for (const ClaimedLine& line : one.row.body.lines) {
        ++number;
        if (line.claimed_before == "different") {
            warnings.push_back(fmt::format("line {}: looked like an earlier one; they say that it is another", number));
        }
        if (line.receipt == "no") {
            const bool is_spoken = voices_of(one.row.facts, why_no_receipt, number) > 0;
            const std::string typed =
                line.no_receipt_because.empty() ? "they did not say why" : line.no_receipt_because;
            const std::string why = is_spoken ? "their own voice says why (attachment save)" : typed;
            warnings.push_back(fmt::format("line {}: no receipt, because: {}", number, why));
        }
        for (const ClaimCase& other : cases.all) {
            if (&other == &one || !is_same_person(one, other) || !has_line(other, line)) continue;
            warnings.push_back(fmt::format("line {}: the same day, kind and amount are in {}", number, which(other)));
        }
    }
}

// What is given instead of a fee is for the same hours.
bool has_fee(const ClaimCase& one) { return one.claimed(ClaimPart::fee).pence > 0 || one.is_in_kind(); }

// One meeting has one fee for one person, whatever else is claimed beside it.
bool is_the_same_fee(const ClaimCase& one, const ClaimCase& other) {
    return &other != &one && has_fee(one) && has_fee(other) && one.row.facts.meeting == other.row.facts.meeting &&
           is_same_person(one, other);
}

void warn_of_sums(const ClaimCases& cases, const ClaimCase& one, Warnings& warnings) {
    for (const ClaimCase& other : cases.all) {
        const bool is_there = is_the_same_fee(one, other) && other.standing.fee.state != ClaimState::withdrawn;
        if (is_there) warnings.push_back("the fee of this meeting is claimed in " + which(other) + " too");
    }
    Pence lines;
    for (const ClaimedLine& line : one.row.body.lines) lines += Pence{line.amount_pence};
    if (lines.pence == one.row.body.expenses_pence) return;
    warnings.push_back(fmt::format("its lines come to {}, and it asks for {} of costs", pounds_text(lines),
                                   pounds_text(Pence{one.row.body.expenses_pence})));
}

void warn_of_bank(const ClaimCases& cases, const ClaimCase& one, Warnings& warnings) {
    const auto& bank = one.row.body.bank;
    if (!bank || bank->account.empty()) return;
    for (const ClaimCase& other : cases.all) {
        const auto& theirs = other.row.body.bank;
        const bool is_same = &other != &one && theirs && theirs->account == bank->account &&
                             theirs->sort_code == bank->sort_code && theirs->roll_number == bank->roll_number;
        if (!is_same || !is_other_claimant(one.row.body, other.row.body)) continue;
        warnings.push_back(
            fmt::format("the same bank account as of another person, {}, in {}", other.row.body.name, which(other)));
    }
}

bool is_picture(const AttachmentNote& note) { return note.media_type.starts_with("image/"); }

bool shows_the_same(const AttachmentNote& left, const AttachmentNote& right, const PictureContents& contents) {
    if (left.sha256 == right.sha256) return true;
    const auto one = contents.find(left.sha256);
    const auto other = contents.find(right.sha256);
    return one != contents.end() && other != contents.end() && one->second == other->second;
}

void warn_of_pictures(const ClaimCases& cases, const ClaimCase& one, const PictureContents& contents,
                      Warnings& warnings) {
    for (const AttachmentNote& mine : one.row.facts.attachments) {
        if (!is_picture(mine)) continue;
        for (const ClaimCase& other : cases.all) {
            if (&other == &one) continue;
            const auto& theirs = other.row.facts.attachments;
            const bool is_there = std::any_of(theirs.begin(), theirs.end(), [&](const AttachmentNote& note) {
                return is_picture(note) && shows_the_same(mine, note, contents);
            });
            if (!is_there) continue;
            warnings.push_back(fmt::format("line {}: the same picture is in {}", mine.line, which(other)));
        }
    }
}

void warn_of_attendance(const ClaimCases& cases, const ClaimCase& one, Warnings& warnings) {
    for (const Attended& at : attendance_beside(cases, one)) {
        if (at.on_roll == "no") warnings.push_back(fmt::format("they are not on the roll of {}", at.meeting));
        if (at.on_roll == "no-meeting") warnings.push_back(fmt::format("there was no meeting on {}", at.meeting));
    }
}

// Whoever approves knows, and nothing that one person filled in for another is approved by itself.
void warn_of_helper(const ClaimCase& one, Warnings& warnings) {
    const ClaimBody& body = one.row.body;
    if (body.for_whom != "someone-else" || !body.for_person || body.for_person == body.person) return;
    warnings.push_back(
        fmt::format("filled in for them by {}", body.name.empty() ? "somebody without a name" : body.name));
}

// One of the two who must say so has not, or another way to be paid was chosen since.
void warn_of_cash(const ClaimCase& one, Warnings& warnings) {
    const auto& cash = one.row.body.cash;
    if (one.is_paid_in_cash()) {
        warnings.push_back("paid in cash on the day: both said so, and approving it notes the payment");
    } else if (one.is_other_cash()) {
        warnings.push_back(fmt::format("both said that {} was paid in cash; the claim is for {}",
                                       pounds_text(Pence{*cash->pence}), pounds_text(one.claimed())));
    } else if (cash && cash->is_received != cash->is_given) {
        warnings.push_back(cash->is_received
                               ? "they say that they have the cash; nobody said that they gave it"
                               : "somebody says that they gave the cash; they do not say that they have it");
    }
}

// The kiosk knows nothing of a person's other claims, and its rates may be older than these.
void warn_of_miles(const ClaimCase& one, const WorkedOut& worked_out, Warnings& warnings) {
    std::int64_t number = 0;
    for (const ClaimedLine& line : one.row.body.lines) {
        const auto found = worked_out.find({one.row.facts.rec_id, ++number});
        if (found == worked_out.end() || found->second.pence == line.amount_pence) continue;
        warnings.push_back(fmt::format("line {}: by the rules and all miles of the tax year it comes to {}, not {}",
                                       number, pounds_text(found->second), pounds_text(Pence{line.amount_pence})));
    }
}

using DayAndKind = std::pair<std::string, std::string>;

std::map<DayAndKind, Pence> sums_of_days(const ClaimCase& one) {
    std::map<DayAndKind, Pence> sums;
    for (const ClaimedLine& line : one.row.body.lines) sums[{line.date, line.category}] += Pence{line.amount_pence};
    return sums;
}

// A cap is for all that somebody pays for one kind on one day: two meals under it may be over it together, in one claim
// or in two.
void warn_of_caps(const ClaimCases& cases, const ClaimCase& one, const ExpenseRules& rules, Warnings& warnings) {
    std::map<DayAndKind, Pence> sums = sums_of_days(one);
    std::map<DayAndKind, std::string> beside;
    for (const ClaimCase& other : cases.all) {
        if (&other == &one || !other.costs_count() || !is_same_person(one, other)) continue;
        for (const auto& [key, pence] : sums_of_days(other)) {
            const auto mine = sums.find(key);
            if (mine == sums.end()) continue;
            mine->second += pence;
            beside[key] += (beside[key].empty() ? ", with " : ", ") + which(other);
        }
    }
    for (const auto& [key, sum] : sums) {
        const auto date = parse_date(key.first);
        const ExpenseRule* rule = rules.find(key.second);
        const auto cap = rule == nullptr || !date ? std::nullopt : cap_on(*rule, *date);
        if (!cap || sum <= *cap) continue;
        warnings.push_back(fmt::format("{} of {}: {} in all{}, and the cap is {}", key.second, key.first,
                                       pounds_text(sum), beside[key], pounds_text(*cap)));
    }
}

// By the mile a car is paid whole; what it cost is claimed instead, and not beside it.
bool pays_car_twice(const ClaimedLine& left, const ClaimedLine& right) {
    if (left.category != "car" || right.category != "car-cost" || left.date != right.date) return false;
    const bool is_there = is_same_name(left.from, right.from) && is_same_name(left.to, right.to);
    return is_there || (is_same_name(left.from, right.to) && is_same_name(left.to, right.from));
}

void warn_of_car(const ClaimCase& one, Warnings& warnings) {
    const auto& lines = one.row.body.lines;
    for (std::size_t miles = 0; miles < lines.size(); ++miles) {
        for (std::size_t cost = 0; cost < lines.size(); ++cost) {
            if (!pays_car_twice(lines[miles], lines[cost])) continue;
            warnings.push_back(fmt::format("lines {} and {}: one journey by car, by its miles and by what it cost",
                                           miles + 1, cost + 1));
        }
    }
}

// Asked at the kiosk as well, but not of whoever claims for another, and a list may have come later.
void warn_of_booked(const ClaimCases& cases, const ClaimCase& one, Warnings& warnings) {
    if (one.person.empty()) return;
    std::int64_t number = 0;
    for (const ClaimedLine& line : one.row.body.lines) {
        ++number;
        const auto date = parse_date(line.date);
        for (const auto& [id, pack] : cases.packs) {
            if (!date || !is_booked(pack, PersonAnswer{one.person, {}}, line.category, *date)) continue;
            warnings.push_back(
                fmt::format("line {}: {} was booked for them on that day, at {}", number, line.category, id));
        }
    }
}

std::vector<LineKey> keys_of(const ClaimCase& one) {
    std::vector<LineKey> keys;
    for (const ClaimedLine& line : one.row.body.lines) keys.push_back(key_of(line));
    std::sort(keys.begin(), keys.end());
    return keys;
}

// Of one amount for both nobody can tell which of them it was.
bool has_decided_fee(const ClaimCase& other) {
    const ClaimStanding& standing = other.standing;
    if (other.is_in_kind()) {
        return standing.given.has_value() || standing.fee.state == ClaimState::approved ||
               standing.fee.state == ClaimState::approved_different_amount;
    }
    const Pence fee = standing.fee.approved + standing.fee.paid;
    return (standing.is_in_parts() ? fee : fee + standing.expenses.approved + standing.expenses.paid).pence > 0;
}

bool was_approved(const ClaimCase& other, ClaimPart part) {
    const ClaimStanding& standing = other.standing;
    if (part == ClaimPart::expenses) return standing.expenses.approved.pence > 0 || standing.expenses.paid.pence > 0;
    return standing.approved().pence > 0 || standing.paid().pence > 0;
}

bool is_very_same(const ClaimCase& one, const ClaimCase& other, ClaimPart part) {
    if (&other == &one || !is_same_person(one, other) || keys_of(one) != keys_of(other)) return false;
    if (part == ClaimPart::expenses) return true;
    const bool is_fee_alone = one.row.body.lines.empty();
    return one.claimed(ClaimPart::fee) == other.claimed(ClaimPart::fee) &&
           (!is_fee_alone || one.row.facts.meeting == other.row.facts.meeting);
}

} // namespace

std::vector<std::string> warnings_of(const ClaimCases& cases, const ClaimCase& one, const PictureContents& contents,
                                     const RulesBeside* rules) {
    Warnings warnings;
    warn_of_helper(one, warnings);
    warn_of_cash(one, warnings);
    warn_of_sums(cases, one, warnings);
    warn_of_lines(cases, one, warnings);
    warn_of_car(one, warnings);
    warn_of_pictures(cases, one, contents, warnings);
    warn_of_bank(cases, one, warnings);
    warn_of_booked(cases, one, warnings);
    if (rules != nullptr) {
        warn_of_miles(one, rules->worked_out, warnings);
        warn_of_caps(cases, one, rules->rules, warnings);
    }
    warn_of_attendance(cases, one, warnings);
    return warnings;
}

const ClaimCase* same_claim_before(const ClaimCases& cases, const ClaimCase& one, ClaimPart part) {
    const auto found = std::find_if(cases.all.begin(), cases.all.end(), [&](const ClaimCase& other) {
        const bool is_their_fee = part != ClaimPart::expenses && has_decided_fee(other) && is_the_same_fee(one, other);
        if (part == ClaimPart::fee) return is_their_fee;
        return is_their_fee || (was_approved(other, part) && is_very_same(one, other, part));
    });
    return found == cases.all.end() ? nullptr : &*found;
}

} // namespace copro
