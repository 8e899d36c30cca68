#include "sync/server/reports/claim_reports.h"

#include "sync/server/reports/claim_cases.h"
#include "sync/server/reports/report_parts.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace copro {

namespace {

// What a report is made of: every claim, and those that it is about.
struct ClaimBook {
    ClaimCases cases;
    std::vector<const ClaimCase*> chosen;
    std::vector<ReadableRow<BookingBody>> bookings;
    std::string meeting; // "" = all
};

Cell day_or_nothing(const std::optional<Date>& date) { return date ? Cell(date_text(*date)) : Cell(); }
Cell text_or_nothing(const std::string& text) { return text.empty() ? Cell() : Cell(text); }

// How the fee or the costs were decided; nothing where the claim has none.
Cell part_state(const ClaimStanding& standing, ClaimPart part) {
    if (!standing.has(part)) return {};
    return std::string(name_of(standing.of(part).state));
}

Table states_report(const ClaimBook& book) {
    Table table{{"reference",      "meeting",
                 "claimed_on",     "person",
                 "name",           "state",
                 "since",          "claimed_pence",
                 "approved_pence", "on_its_way_pence",
                 "paid_pence",     "owed_pence",
                 "overpaid_pence", "pay_by",
                 "paid_on",        "days_to_pay",
                 "payment",        "steps",
                 "expenses_state", "expenses_approved_pence",
                 "fee_state",      "fee_approved_pence"},
                {}};
    for (const ClaimCase* one : book.chosen) {
        const ClaimStanding& standing = one->standing;
        const ClaimPayment* last = standing.last_payment();
        const auto days = one->days_to_pay();
        table.rows.push_back({one->reference,
                              one->row.facts.meeting,
                              date_text(one->claimed_on),
                              text_or_nothing(one->person),
                              one->name,
                              std::string(name_of(standing.state)),
                              day_or_nothing(standing.since),
                              one->claimed().pence,
                              standing.approved().pence,
                              standing.on_its_way.pence,
                              standing.paid().pence,
                              one->owed().pence,
                              standing.overpaid().pence,
                              day_or_nothing(one->pay_by),
                              last == nullptr ? Cell() : Cell(date_text(last->day)),
                              days ? Cell(*days) : Cell(),
                              last == nullptr ? Cell() : Cell(last->reference),
                              standing.steps,
                              part_state(standing, ClaimPart::expenses),
                              standing.expenses.approved.pence,
                              part_state(standing, ClaimPart::fee),
                              standing.fee.approved.pence});
    }
    return table;
}

Table steps_report(const ClaimBook& book) {
    Table table{{"reference", "number", "day", "step", "who", "reason", "next", "amount_pence", "payment", "part"}, {}};
    for (const ClaimCase* one : book.chosen) {
        for (const ClaimMove& move : one->moves) {
            table.rows.push_back({one->reference, move.number, date_text(move.day), std::string(name_of(move.step)),
                                  move.who, text_or_nothing(move.reason), text_or_nothing(move.next), move.amount.pence,
                                  text_or_nothing(move.payment), text_or_nothing(std::string(name_of(move.part)))});
        }
    }
    return table;
}

struct DaysToPay {
    std::int64_t claims = 0;
    std::int64_t on_time = 0;
    std::vector<std::int64_t> days;

    void add(const ClaimCase& one) {
        ++claims;
        const auto took = one.days_to_pay();
        if (!took) return;
        days.push_back(*took);
        if (one.was_paid_on_time()) ++on_time;
    }
    [[nodiscard]] std::vector<Cell> cells(const std::string& meeting) const {
        const auto paid = static_cast<std::int64_t>(days.size());
        return {meeting,
                claims,
                paid,
                text_or_nothing(median_of(days)),
                days.empty() ? Cell() : Cell(*std::max_element(days.begin(), days.end())),
                on_time,
                paid - on_time};
    }
};

Table days_report(const ClaimBook& book) {
    Table table{{"meeting", "claims", "paid", "median_days", "longest_days", "on_time", "late"}, {}};
    std::map<std::string, DaysToPay> meetings;
    DaysToPay all;
    for (const ClaimCase* one : book.chosen) {
        meetings[one->row.facts.meeting].add(*one);
        all.add(*one);
    }
    for (const auto& [meeting, days] : meetings) table.rows.push_back(days.cells(meeting));
    table.rows.push_back(all.cells("all"));
    return table;
}

// What was booked or asked for, and for whom.
struct BookedThing {
    std::string meeting;
    std::string person;
    std::string name;
    std::string what;
    Date from{};
    Date until{}; // of a bed: the last day
    bool is_asked = false;
    bool is_booked = false;
};

bool is_of(const BookedThing& thing, const ClaimCase& claim) {
    if (!thing.person.empty() && !claim.person.empty()) return thing.person == claim.person;
    return is_same_name(thing.name, claim.name);
}

std::string name_in_pack(const MeetingPack& pack, const std::string& person) {
    const auto found =
        std::find_if(pack.people.begin(), pack.people.end(), [&](const Invitee& one) { return one.id == person; });
    if (found == pack.people.end()) return {};
    return found->first_name + (found->last_name.empty() ? "" : " " + found->last_name);
}

void note_asked(std::vector<BookedThing>& things, const ReadableRow<BookingBody>& row) {
    const BookingBody& body = row.body;
    const auto day = parse_date(body.day);
    if (!day) return;
    for (const std::string& what : body.what) {
        const auto same = std::find_if(things.begin(), things.end(), [&](const BookedThing& one) {
            return !one.person.empty() && one.person == body.person && one.what == what && one.from == *day;
        });
        if (same != things.end()) {
            same->is_asked = true;
            same->until = add_days(*day, static_cast<int>(body.nights));
            continue;
        }
        things.push_back({row.facts.meeting, body.person.value_or(""), body.name, what, *day,
                          add_days(*day, static_cast<int>(body.nights)), true, false});
    }
}

std::vector<BookedThing> booked_things(const ClaimBook& book) {
    std::vector<BookedThing> things;
    for (const auto& [id, pack] : book.cases.packs) {
        if (!book.meeting.empty() && id != book.meeting) continue;
        for (const Booked& one : pack.booked) {
            things.push_back(
                {id, one.person, name_in_pack(pack, one.person), one.category, one.date, one.date, false, true});
        }
    }
    for (const auto& row : book.bookings) note_asked(things, row);
    return things;
}

Table booked_report(const ClaimBook& book) {
    Table table{{"meeting", "person", "name", "what", "day", "asked", "booked", "claimed_pence", "paid", "claims"}, {}};
    for (const BookedThing& thing : booked_things(book)) {
        std::int64_t pence = 0;
        std::int64_t paid = 0;
        std::vector<std::string> references;
        // Claimed at whatever meeting: the day is what counts.
        for (const ClaimCase& one : book.cases.all) {
            if (one.standing.expenses.state == ClaimState::withdrawn || !is_of(thing, one)) continue;
            for (const ClaimedLine& line : one.row.body.lines) {
                const auto date = parse_date(line.date);
                if (line.category != thing.what || !date || *date < thing.from || *date > thing.until) continue;
                pence += line.amount_pence;
                references.push_back(one.reference);
                if (one.standing.expenses.paid.pence > 0) ++paid;
            }
        }
        table.rows.push_back({thing.meeting, text_or_nothing(thing.person), thing.name, thing.what,
                              date_text(thing.from), thing.is_asked, thing.is_booked, pence, paid > 0, references});
    }
    return table;
}

// Costs of a person at a meeting. Of one amount for both, costs are paid back before the fee: who gets less than they
// claimed has lost no cost as long as the costs are covered. Where the costs were decided by themselves, that counts.
struct Pocket {
    std::int64_t claims = 0;
    std::int64_t expenses = 0;
    std::int64_t paid_back = 0;
    std::int64_t not_approved = 0;

    void add(const ClaimCase& one) {
        const ClaimStanding& standing = one.standing;
        // Who gives their costs to the charity asks for none of them.
        if (standing.expenses.state == ClaimState::withdrawn || one.is_donated()) return;
        const std::int64_t own = one.row.body.expenses_pence;
        const bool is_open = is_undecided(standing.expenses.state);
        ++claims;
        expenses += own;
        // Cash that both said had changed hands is theirs before anybody approves it.
        const bool has_cash = is_open && one.is_paid_in_cash();
        paid_back += has_cash ? own : std::min(own, standing.expenses.paid.pence);
        if (!is_open) not_approved += own - std::min(own, standing.expenses.approved.pence);
    }
    [[nodiscard]] std::int64_t out_of_pocket() const { return expenses - paid_back; }
};

Table pocket_report(const ClaimBook& book) {
    Table table{{"person", "name", "meeting", "date", "claims", "expenses_pence", "paid_back_pence",
                 "not_approved_pence", "waiting_pence", "out_of_pocket_pence", "so_far_pence"},
                {}};
    // Person, name of whom has no id, then meetings by their days.
    std::map<std::tuple<std::string, std::string>, std::map<std::tuple<std::string, std::string>, Pocket>> people;
    std::map<std::string, std::string> names;
    for (const ClaimCase* one : book.chosen) {
        const auto pack = book.cases.packs.find(one->row.facts.meeting);
        const std::string date = pack == book.cases.packs.end() ? "" : date_text(pack->second.date);
        if (!one->person.empty()) names[one->person] = one->name;
        people[{one->person, one->person.empty() ? one->name : ""}][{date, one->row.facts.meeting}].add(*one);
    }
    for (const auto& [whose, meetings] : people) {
        const auto& [person, name] = whose;
        std::int64_t so_far = 0;
        for (const auto& [when, pocket] : meetings) {
            so_far += pocket.out_of_pocket();
            table.rows.push_back({text_or_nothing(person), person.empty() ? name : names[person], std::get<1>(when),
                                  text_or_nothing(std::get<0>(when)), pocket.claims, pocket.expenses, pocket.paid_back,
                                  pocket.not_approved, pocket.out_of_pocket() - pocket.not_approved,
                                  pocket.out_of_pocket(), so_far});
        }
    }
    return table;
}

Table in_kind_report(const ClaimBook& book) {
    Table table{{"reference", "meeting", "claimed_on", "person", "name", "chosen", "instead_of_pence", "state",
                 "given_on", "given"},
                {}};
    for (const ClaimCase* one : book.chosen) {
        if (!one->is_in_kind()) continue;
        table.rows.push_back({one->reference, one->row.facts.meeting, date_text(one->claimed_on),
                              text_or_nothing(one->person), one->name, one->row.body.fee->choice,
                              one->row.body.fee->offered_pence, std::string(name_of(one->standing.state)),
                              day_or_nothing(one->standing.given), text_or_nothing(one->standing.given_what)});
    }
    return table;
}

// For whoever pays fees through a payroll: no costs, and no bank numbers, which a payroll has of its own. What may be
// paid is what was approved of the fee and not yet paid, never what was asked for.
Table payroll_report(const ClaimBook& book) {
    Table table{{"reference", "meeting", "claimed_on", "person", "name", "choice", "offered_pence", "fee_pence",
                 "fee_state", "fee_approved_pence", "fee_paid_pence", "fee_owed_pence", "fee_paid_on"},
                {}};
    for (const ClaimCase* one : book.chosen) {
        const ClaimBody& body = one->row.body;
        const ClaimStanding& standing = one->standing;
        const bool is_asked_for = body.fee && body.fee->pence > 0 && !one->is_donated();
        if (!is_asked_for || standing.fee.state == ClaimState::withdrawn) continue;
        table.rows.push_back({one->reference, one->row.facts.meeting, date_text(one->claimed_on),
                              text_or_nothing(one->person), one->name, body.fee->choice, body.fee->offered_pence,
                              body.fee->pence, std::string(name_of(standing.fee.state)), standing.fee.approved.pence,
                              standing.fee.paid.pence, standing.owed(ClaimPart::fee).pence,
                              day_or_nothing(standing.paid_on(ClaimPart::fee))});
    }
    return table;
}

Table attendance_of_claims_report(const ClaimBook& book) {
    Table table{{"reference", "claimed_at", "person", "name", "for", "claimed_pence", "state", "meeting", "on_roll",
                 "signed_in", "signed_out"},
                {}};
    for (const ClaimCase* one : book.chosen) {
        for (const Attended& at : attendance_beside(book.cases, *one)) {
            table.rows.push_back({one->reference, one->row.facts.meeting, text_or_nothing(one->person), one->name,
                                  one->row.body.for_whom, one->claimed().pence,
                                  std::string(name_of(one->standing.state)), at.meeting, at.on_roll,
                                  text_or_nothing(at.signed_in), text_or_nothing(at.signed_out)});
        }
    }
    return table;
}

struct NamedReport {
    std::string_view name;
    Table (*make)(const ClaimBook&);
};
constexpr std::array claim_reports{
    NamedReport{"claim-states", states_report},  NamedReport{"claim-steps", steps_report},
    NamedReport{"days-to-pay", days_report},     NamedReport{"booked", booked_report},
    NamedReport{"out-of-pocket", pocket_report}, NamedReport{"in-kind", in_kind_report},
    NamedReport{"payroll", payroll_report},      NamedReport{"claim-attendance", attendance_of_claims_report},
};

} // namespace

std::vector<std::string> claim_report_names() {
    std::vector<std::string> names;
    for (const NamedReport& one : claim_reports) names.emplace_back(one.name);
    return names;
}

bool is_claim_report(std::string_view name) {
    return std::any_of(claim_reports.begin(), claim_reports.end(),
                       [&](const NamedReport& one) { return one.name == name; });
}

Result<Table> claim_report(StoreReader& store, std::string_view name, const std::string& meeting) {
    const auto found = std::find_if(claim_reports.begin(), claim_reports.end(),
                                    [&](const NamedReport& one) { return one.name == name; });
    if (found == claim_reports.end()) return invalid("export", "has no such report about claims");
    ClaimBook book;
    book.cases = TRY(load_claim_cases(store));
    book.bookings = TRY(store.bookings(meeting));
    book.meeting = meeting;
    for (const ClaimCase& one : book.cases.all) {
        if (meeting.empty() || one.row.facts.meeting == meeting) book.chosen.push_back(&one);
    }
    return found->make(book);
}

} // namespace copro
