#include "sync/server/reports/claim_cases.h"

#include "sync/records/reference.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace copro {

namespace {

constexpr std::array in_kind_choices{"training", "voucher", "donate"};

bool is_for_themselves(const ClaimBody& body) { return body.for_whom == "me" || body.for_whom.empty(); }

bool both_say_cash(const ClaimBody& body) {
    return body.payment == "cash" && body.cash && body.cash->is_received && body.cash->is_given;
}

std::vector<std::string> names_in(const ClaimBody& body, const std::map<std::string, MeetingPack>& packs) {
    std::vector<std::string> names;
    for (const std::string& name : {body.name, body.for_name}) {
        if (!name.empty()) names.push_back(name);
    }
    for (const auto& [id, pack] : packs) {
        for (const Invitee& one : pack.people) {
            const bool is_one_of_them = one.id == body.person || one.id == body.for_person;
            if (is_one_of_them) names.push_back(one.first_name + " " + one.last_name);
        }
    }
    return names;
}

ClaimAsked asked_in(const ClaimBody& body) {
    ClaimAsked asked;
    if (body.fee) asked.fee = Pence{body.fee->pence};
    if (!body.lines.empty() || body.expenses_pence > 0) asked.expenses = Pence{body.expenses_pence};
    return asked;
}

ClaimCase case_of(ReadableRow<ClaimBody> row, const std::map<std::string, MeetingPack>& packs) {
    ClaimCase one;
    const ClaimBody& body = row.body;
    one.reference = body.reference.empty() ? reference_of(row.facts.rec_id) : body.reference;
    one.person = person_of_claim(body);
    one.name = name_of_claim(body);
    one.names = names_in(body, packs);
    one.claimed_on = local_date(row.facts.saved_wall_ms);
    const auto pack = packs.find(row.facts.meeting);
    if (pack != packs.end()) one.pay_by = add_days(one.claimed_on, pack->second.pay_within_days);
    one.row = std::move(row);
    return one;
}

std::string moment_text(std::int64_t wall_ms) {
    return date_text(local_date(wall_ms)) + " " + local_time_text(wall_ms);
}

// How this sign-in or sign-out names the one whose money it is; "" when it is of others.
std::string named_in(const ClaimCase& one, const AttendanceBody& body) {
    if (!one.person.empty()) {
        if (body.person == one.person) return "yes";
        const bool came_along = std::any_of(body.companions.begin(), body.companions.end(),
                                            [&](const CompanionBody& other) { return other.person == one.person; });
        if (came_along) return "with-somebody";
    }
    // Two of the meetings' lists may have one name: then the id is what counts.
    const auto is_named = [&](const std::optional<std::string>& person, const std::string& name) {
        return (one.person.empty() || !person) && is_same_name(one.name, name);
    };
    if (is_named(body.person, body.name)) return "by-name";
    const bool is_along = std::any_of(body.companions.begin(), body.companions.end(),
                                      [&](const CompanionBody& other) { return is_same_name(one.name, other.name); });
    return is_along ? "by-name" : "";
}

Attended attended(const ClaimCases& cases, const ClaimCase& one, const std::string& meeting) {
    Attended found{meeting, one.person.empty() && one.name.empty() ? "cannot-tell" : "no", "", ""};
    for (const auto& row : cases.attendance) {
        if (row.facts.meeting != meeting) continue;
        const std::string how = named_in(one, row.body);
        if (how.empty()) continue;
        const bool is_in = row.body.event == "in";
        if (is_in && found.on_roll != "yes") found.on_roll = how;
        std::string& moment = is_in ? found.signed_in : found.signed_out;
        if (!is_in || moment.empty()) moment = moment_text(row.facts.saved_wall_ms);
    }
    return found;
}

} // namespace

std::string person_of_claim(const ClaimBody& body) {
    if (is_for_themselves(body)) return body.person.value_or("");
    return body.for_whom == "someone-else" ? body.for_person.value_or("") : "";
}

std::string name_of_claim(const ClaimBody& body) {
    if (body.for_whom == "someone-else-told") return {};
    return body.for_whom == "someone-else" ? body.for_name : body.name;
}

Pence ClaimCase::claimed(ClaimPart part) const {
    const Pence fee{row.body.fee ? row.body.fee->pence : 0};
    if (part == ClaimPart::fee) return fee;
    const Pence expenses{row.body.expenses_pence};
    return part == ClaimPart::expenses ? expenses : expenses + fee;
}

bool ClaimCase::is_in_kind() const {
    return row.body.fee && std::any_of(in_kind_choices.begin(), in_kind_choices.end(),
                                       [&](const char* choice) { return row.body.fee->choice == choice; });
}

bool ClaimCase::awaits_gift() const {
    const bool is_refused =
        standing.fee.state == ClaimState::not_approved || standing.fee.state == ClaimState::withdrawn;
    return is_in_kind() && !is_refused && !standing.given;
}

bool ClaimCase::is_donated() const { return row.body.payment == "donate"; }

bool ClaimCase::costs_count() const {
    for (const ClaimState state : {standing.state, standing.expenses.state}) {
        if (state == ClaimState::not_approved || state == ClaimState::withdrawn) return false;
    }
    return true;
}

bool ClaimCase::is_paid_in_cash() const { return both_say_cash(row.body) && !is_other_cash(); }

bool ClaimCase::is_other_cash() const {
    return both_say_cash(row.body) && row.body.cash->pence && Pence{*row.body.cash->pence} != claimed();
}

bool ClaimCase::is_waiting() const {
    switch (standing.state) {
    case ClaimState::sent:
    case ClaimState::more_information_needed:
    case ClaimState::payment_sent:
    case ClaimState::payment_failed:
    case ClaimState::top_up: return true;
    case ClaimState::approved:
    case ClaimState::approved_different_amount: return owed().pence > 0 || awaits_gift();
    case ClaimState::paid: return awaits_gift();
    case ClaimState::not_approved:
    case ClaimState::withdrawn:
    case ClaimState::overpaid: return false;
    }
    return false;
}

std::optional<std::int64_t> ClaimCase::days_to_pay() const {
    const auto first = std::find_if(standing.payments.begin(), standing.payments.end(),
                                    [](const ClaimPayment& payment) { return !payment.came_back; });
    if (first == standing.payments.end()) return std::nullopt;
    return (std::chrono::sys_days{first->day} - std::chrono::sys_days{claimed_on}).count();
}

bool ClaimCase::was_paid_on_time() const {
    const auto days = days_to_pay();
    return days && pay_by && add_days(claimed_on, static_cast<int>(*days)) <= *pay_by;
}

Result<ClaimCases> load_claim_cases(StoreReader& store) {
    ClaimCases cases = TRY(load_claims_alone(store));
    cases.attendance = TRY(store.attendance(""));
    return cases;
}

Result<ClaimCases> load_claims_alone(StoreReader& store) {
    ClaimCases cases;
    for (const MeetingRow& row : TRY(store.meetings())) {
        auto pack = load_meeting_pack(row.text, row.id);
        if (pack) cases.packs.emplace(row.id, pack.take());
    }
    std::map<Uuid, std::vector<ClaimMove>> moves;
    for (ClaimMove& move : TRY(store.claim_moves())) moves[move.claim].push_back(std::move(move));
    for (ReadableRow<ClaimBody>& row : TRY(store.claims(""))) {
        ClaimCase one = case_of(std::move(row), cases.packs);
        one.moves = std::move(moves[one.row.facts.rec_id]);
        one.standing = TRY(replay(one.moves, asked_in(one.row.body)));
        cases.all.push_back(std::move(one));
    }
    return cases;
}

std::vector<Attended> attendance_beside(const ClaimCases& cases, const ClaimCase& one) {
    const std::string& own = one.row.facts.meeting;
    const auto pack = cases.packs.find(own);
    std::vector<Attended> all;
    std::set<std::string> seen;
    const auto add = [&](const std::string& meeting) {
        if (seen.insert(meeting).second) all.push_back(attended(cases, one, meeting));
    };
    if (one.row.body.fee || one.row.body.lines.empty()) add(own);
    for (const ClaimedLine& line : one.row.body.lines) {
        if (line.date.empty() || pack == cases.packs.end() || date_text(pack->second.date) == line.date) {
            add(own);
            continue;
        }
        bool has_meeting = false;
        for (const auto& [id, other] : cases.packs) {
            if (date_text(other.date) != line.date) continue;
            add(id);
            has_meeting = true;
        }
        if (!has_meeting && seen.insert(line.date).second) all.push_back({line.date, "no-meeting", "", ""});
    }
    return all;
}

std::string median_of(std::vector<std::int64_t> numbers) {
    if (numbers.empty()) return {};
    std::sort(numbers.begin(), numbers.end());
    const std::size_t middle = numbers.size() / 2;
    if (numbers.size() % 2 == 1) return std::to_string(numbers[middle]);
    const std::int64_t twice = numbers[middle - 1] + numbers[middle];
    return std::to_string(twice / 2) + (twice % 2 == 0 ? "" : ".5");
}

} // namespace copro
