#include "sync/server/reports/year_facts.h"

#include "sync/records/ladder.h"
#include "sync/records/meeting_pack.h"
#include "sync/server/reports/claim_cases.h"
#include "sync/server/reports/year_notes.h"
#include "sync/server/reports/year_tally.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace copro {

namespace {

using Kind = CountTable::Kind;

const std::vector<std::string> good_or_not{"good", "not-sure", "not-good"};
const std::vector<std::string> experiences{"very-good", "good", "neither", "poor", "very-poor", "dont-know"};
const std::vector<std::string> yes_or_no_answers{"yes", "not-sure", "no"};
const std::vector<std::string> role_ids{"service-user", "carer",        "supporter", "staff",
                                        "trustee",      "young-person", "guest"};
constexpr std::array role_groups{"members", "carers", "staff", "trustees", "others", "unnamed"};

unsigned month_of(const RecordFacts& facts) { return static_cast<unsigned>(local_date(facts.saved_wall_ms).month()); }

bool has(const std::vector<std::string>& list, const std::string& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

// Who signed in with which roles, to know whose the feedback is that somebody gave under their name.
struct SignedIn {
    std::map<std::pair<std::string, std::string>, const ReadableRow<AttendanceBody>*> by_name; // meeting and name

    explicit SignedIn(const SignIns& rows) {
        for (const auto& row : rows) {
            if (row.body.event == "in" && !row.body.name.empty()) by_name[{row.facts.meeting, row.body.name}] = &row;
        }
    }
    [[nodiscard]] const AttendanceBody* find(const ReadableRow<FeedbackBody>& row) const {
        const auto found = by_name.find({row.facts.meeting, row.body.name.value_or("")});
        return found == by_name.end() ? nullptr : &found->second->body;
    }
    [[nodiscard]] std::string person_of(const ReadableRow<FeedbackBody>& row) const {
        const AttendanceBody* found = find(row);
        return person_key(found == nullptr ? std::nullopt : found->person, row.body.name.value_or(""), row.facts);
    }
    [[nodiscard]] std::vector<std::string> roles_of(const ReadableRow<FeedbackBody>& row) const {
        for (const FeedbackAnswer& answer : row.body.answers) {
            if (answer.question == "role" || answer.question == "roles") return answer.values;
        }
        const AttendanceBody* found = find(row);
        return found == nullptr ? std::vector<std::string>() : found->roles;
    }
};

std::vector<std::string> groups_of_roles(const std::vector<std::string>& roles) {
    std::vector<std::string> groups;
    if (has(roles, "service-user") || has(roles, "young-person")) groups.emplace_back("members");
    if (has(roles, "carer")) groups.emplace_back("carers");
    if (has(roles, "staff")) groups.emplace_back("staff");
    if (has(roles, "trustee")) groups.emplace_back("trustees");
    if (groups.empty()) groups.emplace_back(roles.empty() ? "unnamed" : "others");
    return groups;
}

std::string side_of(const std::vector<std::string>& roles) {
    if (roles.empty()) return "unnamed";
    if (has(roles, "staff")) return "staff";
    return has(roles, "trustee") ? "trustees" : "members";
}

void add_meetings(const std::vector<MeetingRow>& meetings, int year, Date today, YearFacts& facts) {
    Tally tally("meetings", {"meetings", "hours"}, Kind::work);
    Tally planned("ladder-planned", {}, Kind::work);
    std::int64_t minutes = 0;
    tally.count(one_group, "meetings", 0);
    for (const MeetingRow& row : meetings) {
        const auto pack = load_meeting_pack(row.text, row.id);
        if (!pack || static_cast<int>(pack->date.year()) != year) continue;
        if (std::chrono::sys_days(pack->date) > std::chrono::sys_days(today)) continue;
        tally.count(one_group, "meetings");
        if (!pack->ladder.empty()) planned.count(one_group, pack->ladder);
        const std::int64_t length = wall_ms_of(pack->date, pack->ends) - wall_ms_of(pack->date, pack->starts);
        minutes += std::max<std::int64_t>(length, 0) / 60'000;
    }
    tally.count(one_group, "hours", (minutes + 30) / 60);
    facts.tables.push_back(std::move(tally.table));
    if (!planned.table.groups.empty()) facts.tables.push_back(std::move(planned.table));
}

struct Came {
    std::map<std::string, std::set<std::string>> roles; // by person, this year
    std::set<std::string> before;                       // in any year before
    std::set<std::string> last_year;
};

Came who_came(const SignIns& rows, int year) {
    Came came;
    for (const auto& row : rows) {
        if (row.body.event != "in") continue;
        const int of = year_of(row.facts);
        const auto add = [&](const std::string& person, const std::vector<std::string>& roles) {
            if (of == year) came.roles[person].insert(roles.begin(), roles.end());
            if (of < year) came.before.insert(person);
            if (of == year - 1) came.last_year.insert(person);
        };
        add(person_key(row.body.person, row.body.name, row.facts), row.body.roles);
        for (const CompanionBody& one : row.body.companions) {
            add(person_key(one.person, one.name, row.facts), {one.came_as.empty() ? "supporter" : one.came_as});
        }
    }
    return came;
}

void add_people(const SignIns& rows, int year, YearFacts& facts) {
    const Came came = who_came(rows, year);
    Tally roles("roles", role_ids);
    Tally network("network", {"active", "new", "lapsed"}, Kind::apart);
    for (const auto& [person, own] : came.roles) {
        ++roles.group(one_group).all;
        for (const std::string& role : own) roles.count(one_group, role);
        network.count(one_group, "active");
        if (!came.before.contains(person)) network.count(one_group, "new");
    }
    const auto lapsed = std::count_if(came.last_year.begin(), came.last_year.end(),
                                      [&](const std::string& one) { return !came.roles.contains(one); });
    network.count(one_group, "lapsed", lapsed);
    facts.tables.push_back(std::move(roles.table));
    facts.tables.push_back(std::move(network.table));
}

void add_needs(const SignIns& rows, int year, YearFacts& facts) {
    Tally needs("needs", {});
    Tally met("needs-met", {"yes", "partly", "no", "not-said"});
    std::map<std::string, std::string> met_of; // by person: what they said last
    for (const auto& row : rows) {
        const AttendanceBody& body = row.body;
        const bool asks = !body.needs_other.empty() || (!body.needs.empty() && body.needs.front() != "nothing");
        if (year_of(row.facts) != year || body.event != "in" || !asks) continue;
        const std::string person = person_key(body.person, body.name, row.facts);
        needs.take(one_group, body.needs, person);
        if (!body.needs_other.empty()) needs.take(one_group, {"other"}, person);
        const auto left = std::find_if(rows.begin(), rows.end(), [&](const auto& out) {
            return out.body.event == "out" && out.facts.meeting == row.facts.meeting &&
                   out.facts.saved_wall_ms >= row.facts.saved_wall_ms && !out.body.more_needs.met.empty() &&
                   person_key(out.body.person, out.body.name, out.facts) == person;
        });
        std::string& last = met_of.try_emplace(person, "not-said").first->second;
        if (left != rows.end()) last = left->body.more_needs.met;
    }
    for (const auto& [person, said] : met_of) met.take(one_group, {said}, person);
    facts.tables.push_back(std::move(needs.table));
    facts.tables.push_back(std::move(met.table));
}

using Feedback = std::vector<ReadableRow<FeedbackBody>>;

// The answers of these questions, by group.
struct AskedTallies {
    std::map<std::string, Tally> by_question;

    void add(const std::string& question, const std::vector<std::string>& answers) {
        Tally tally(question, answers);
        for (const char* group : role_groups) tally.group(group);
        by_question.emplace(question, std::move(tally));
    }
    void take(const FeedbackAnswer& answer, const std::vector<std::string>& groups, const std::string& person) {
        const auto found = by_question.find(answer.question);
        if (found == by_question.end() || answer.values.empty()) return;
        for (const std::string& group : groups) found->second.take(group, answer.values, person);
    }
};

Tally trend_of(const std::string& side) {
    Tally trend("trend-" + side, good_or_not);
    for (int month = 1; month <= 12; ++month) trend.group(fmt::format("{:02}", month));
    return trend;
}

using Surveys = std::vector<ReadableRow<SurveyBody>>;

// A meeting's own survey has nobody's name. True when one asked.
bool take_surveys(const Surveys& rows, int year, AskedTallies& asked) {
    bool asks_role = false;
    for (const auto& row : rows) {
        if (year_of(row.facts) != year) continue;
        for (const FeedbackAnswer& answer : row.body.answers) {
            if (answer.question != "knew-role") continue;
            asks_role = true;
            asked.take(answer, {"unnamed"}, person_key({}, "", row.facts));
        }
    }
    return asks_role;
}

void add_feedback(const Feedback& rows, const Surveys& surveys, const SignIns& sign_ins, int year, YearFacts& facts) {
    const SignedIn signed_in(sign_ins);
    AskedTallies asked;
    asked.add("overall", good_or_not);
    asked.add("experience", experiences);
    std::vector<std::string> steps(ladder_steps.begin(), ladder_steps.end());
    steps.emplace_back("not-sure");
    asked.add("ladder", steps);
    for (const char* question : {"take-part", "listened", "knew-change", "knew-role"})
        asked.add(question, yes_or_no_answers);
    std::map<std::string, Tally> trends;
    for (const char* side : {"members", "staff", "unnamed"}) trends.emplace(side, trend_of(side));
    Tally barriers("barriers", {});
    Tally interest("interest", {});
    // Of a question that nobody was asked there is no table.
    std::set<std::string> were_asked{"take-part", "listened", "knew-change"};
    if (take_surveys(surveys, year, asked)) were_asked.insert("knew-role");
    for (const auto& row : rows) {
        if (year_of(row.facts) != year) continue;
        const std::vector<std::string> own = signed_in.roles_of(row);
        const std::string person = signed_in.person_of(row);
        for (const FeedbackAnswer& answer : row.body.answers) {
            if (answer.values.empty() || answer.values.front().empty()) continue;
            asked.take(answer, groups_of_roles(own), person);
            were_asked.insert(answer.question);
            if (answer.question == "barriers" || answer.question == "interest") {
                Tally& tally = answer.question == "barriers" ? barriers : interest;
                tally.take(one_group, answer.values, person);
            }
            const auto trend = trends.find(side_of(own));
            if (answer.question != "overall" || trend == trends.end()) continue;
            trend->second.take(fmt::format("{:02}", month_of(row.facts)), {answer.values.front()}, person);
        }
    }
    // A meeting asks how it was in one of two wordings. No trend is of both: taken together with the table of one, it
    // would give away numbers that are hidden there.
    if (!were_asked.contains("experience")) were_asked.insert("overall");
    for (auto& [question, tally] : asked.by_question) {
        if (were_asked.contains(question)) facts.tables.push_back(std::move(tally.table));
    }
    for (auto& [side, trend] : trends) {
        if (were_asked.contains("overall")) facts.tables.push_back(std::move(trend.table));
    }
    facts.tables.push_back(std::move(barriers.table));
    facts.tables.push_back(std::move(interest.table));
}

Result<void> add_promises(StoreReader& reader, const Feedback& rows, int year, const std::string& today,
                          YearFacts& facts) {
    std::map<std::string, PromiseAnswer> answers;
    for (PromiseAnswer& one : TRY(reader.promise_answers())) answers[one.reference] = std::move(one);
    std::set<std::string> owned;
    for (const StaffNote& one : TRY(reader.staff_notes(owner_note))) owned.insert(one.about);
    Tally tally("promises", {"asked", "did", "could-not", "on-time", "late", "waiting", "overdue", "no-owner"},
                Kind::work);
    tally.group(one_group);
    for (const auto& row : rows) {
        if (year_of(row.facts) != year || row.body.reference.empty()) continue;
        const bool is_asked = !row.body.answer_by.empty();
        if (is_asked) tally.count(one_group, "asked");
        const auto found = answers.find(row.body.reference);
        if (found == answers.end()) {
            if (is_asked) tally.count(one_group, row.body.answer_by < today ? "overdue" : "waiting");
            if (!owned.contains(row.body.reference)) tally.count(one_group, "no-owner");
            continue;
        }
        const PromiseAnswer& answer = found->second;
        tally.count(one_group, answer.done ? "did" : "could-not");
        const bool is_late = date_text(local_date(answer.answered_ms)) > row.body.answer_by;
        if (is_asked) tally.count(one_group, is_late ? "late" : "on-time");
        facts.said.push_back({answer.said, answer.what, answer.because, answer.done});
    }
    // Not in the order in which they came.
    std::sort(facts.said.begin(), facts.said.end(),
              [](const SaidAndDone& left, const SaidAndDone& right) { return left.said < right.said; });
    facts.tables.push_back(std::move(tally.table));
    return {};
}

void add_claims(const std::vector<ReadableRow<ClaimBody>>& rows, int year, YearFacts& facts) {
    Tally choices("fee", {"yes", "less", "no", "training", "voucher", "donate"});
    std::map<std::string, MoneySum> sums;
    std::map<std::string, std::set<std::string>> people;
    const auto add = [&](const std::string& id, std::int64_t pence, const std::string& person) {
        if (pence == 0) return;
        sums[id].pence += pence;
        people[id].insert(person);
    };
    for (const auto& row : rows) {
        if (year_of(row.facts) != year) continue;
        const std::string id = person_of_claim(row.body);
        const std::string person =
            person_key(id.empty() ? std::nullopt : std::optional(id), name_of_claim(row.body), row.facts);
        if (row.body.fee) {
            choices.take(one_group, {row.body.fee->choice}, person);
            add("fees", row.body.fee->pence, person);
        }
        for (const ClaimedLine& line : row.body.lines) add(line.category, line.amount_pence, person);
    }
    for (auto& [id, sum] : sums) {
        sum.id = id;
        sum.people.assign(people[id].begin(), people[id].end());
        facts.money.push_back(std::move(sum));
    }
    facts.tables.push_back(std::move(choices.table));
}

// On the screen alone, with help, on paper: of all that was said under a name.
struct WaysTally {
    Tally tally{"ways", {"alone", "helped", "paper", "not-said"}};
    std::map<std::string, std::set<std::int64_t>> on_screen; // versions of forms
    std::map<std::string, std::set<std::int64_t>> on_paper;

    template <typename Rows>
    void take(const Rows& rows, int year) {
        for (const auto& row : rows) {
            const RecordFacts& facts = row.facts;
            if (year_of(facts) != year) continue;
            const bool is_paper = facts.entered_from == "paper";
            (is_paper ? on_paper : on_screen)[facts.form].insert(facts.form_version);
            // What was said unnamed never tells how.
            if (!is_paper && !facts.helped && facts.kind == "feedback") continue;
            ++tally.group(one_group).all;
            const char* helped = !facts.helped ? "not-said" : *facts.helped ? "helped" : "alone";
            tally.count(one_group, is_paper ? "paper" : helped);
        }
    }
    [[nodiscard]] std::string are_equal() const {
        if (on_paper.empty()) return "none";
        for (const auto& [form, versions] : on_paper) {
            const auto screen = on_screen.find(form);
            const bool is_known =
                screen != on_screen.end() &&
                std::includes(screen->second.begin(), screen->second.end(), versions.begin(), versions.end());
            if (!is_known) return "different";
        }
        return "same";
    }
};

} // namespace

const CountTable* YearFacts::table(const std::string& id) const {
    const auto found = std::find_if(tables.begin(), tables.end(), [&](const CountTable& one) { return one.id == id; });
    return found == tables.end() ? nullptr : &*found;
}

Result<YearFacts> year_facts(StoreReader& reader, int year, Date today) {
    YearFacts facts;
    const SignIns sign_ins = TRY(reader.attendance(""));
    const Feedback feedback = TRY(reader.feedback(""));
    const auto claims = TRY(reader.claims(""));
    const auto bookings = TRY(reader.bookings(""));
    add_meetings(TRY(reader.meetings()), year, today, facts);
    add_people(sign_ins, year, facts);
    add_needs(sign_ins, year, facts);
    add_feedback(feedback, TRY(reader.surveys("")), sign_ins, year, facts);
    TRY(add_promises(reader, feedback, year, date_text(today), facts));
    add_claims(claims, year, facts);
    WaysTally ways;
    ways.take(sign_ins, year);
    ways.take(feedback, year);
    ways.take(claims, year);
    ways.take(bookings, year);
    TRY(add_staff_notes(reader, year, date_text(today), facts));
    TRY(add_plans(reader, year, date_text(today), facts));
    TRY(add_help(reader, year, facts));
    add_visits(sign_ins, year, facts);
    TRY(add_days_to_pay(reader, year, facts));
    TRY(add_booked(reader, year, facts));
    TRY(add_training(reader, year, facts));
    facts.ways = ways.are_equal();
    facts.tables.push_back(std::move(ways.tally.table));
    return facts;
}

} // namespace copro
