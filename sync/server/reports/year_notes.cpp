#include "sync/server/reports/year_notes.h"

#include "sync/records/help_waits.h"
#include "sync/server/reports/claim_cases.h"
#include "sync/server/reports/claim_reports.h"
#include "sync/server/reports/invited.h"

#include <tuple>

namespace copro {

namespace {

int year_of_day(const std::string& day) {
    const auto date = parse_date(day);
    return date ? static_cast<int>(date->year()) : 0;
}

// Those that were begun by then and not over before.
std::vector<YearAction> actions_of(const std::vector<StaffNote>& notes, int year, const std::string& today) {
    std::map<std::string, std::string> begun; // by number, the day
    for (const StaffNote& one : notes) begun.try_emplace(one.about, one.day);
    std::vector<YearAction> actions;
    for (const StaffNote& one : last_notes(notes)) {
        const bool is_open = one.state == "begun";
        // What was once done for the Board's checklist is done in the years that follow.
        const bool is_past = !is_open && one.subject != board_note && year_of_day(one.day) < year;
        if (year_of_day(begun[one.about]) > year || is_past) continue;
        actions.push_back(
            {one.subject, one.topic, one.words, one.due, is_open && one.due < today ? "late" : one.state});
    }
    std::sort(actions.begin(), actions.end(), [](const YearAction& left, const YearAction& right) {
        return std::tie(left.topic, left.due, left.words) < std::tie(right.topic, right.due, right.words);
    });
    return actions;
}

// The cells of an export by the names of its columns.
class NamedRow {
public:
    NamedRow(const Table& table, const std::vector<Cell>& row)
        : m_table(table)
        , m_row(row) {}
    [[nodiscard]] const Cell& cell(const char* column) const {
        const auto found = std::find(m_table.columns.begin(), m_table.columns.end(), column);
        return m_row.at(static_cast<std::size_t>(found - m_table.columns.begin()));
    }
    [[nodiscard]] std::string text(const char* column) const { return text_of(cell(column)); }
    [[nodiscard]] bool is(const char* column) const { return cell(column) == Cell(true); }
    // As person_key.
    [[nodiscard]] std::string whose() const {
        const std::string person = text("person");
        return person.empty() ? "name " + text("name") : "id " + person;
    }

private:
    const Table& m_table;
    const std::vector<Cell>& m_row;
};

} // namespace

Result<void> add_staff_notes(StoreReader& reader, int year, const std::string& today, YearFacts& facts) {
    Tally invited("invited", {"came", "excused", "absent"});
    for (const InvitedPerson& one : TRY(invited_people(reader, "", today))) {
        const bool is_past = one.date < today;
        if (year_of_day(one.date) != year || !is_past || one.state == "visitor") continue;
        invited.take(one_group, {one.state}, "id " + one.person);
    }
    facts.tables.push_back(std::move(invited.table));
    for (const char* list : {action_note, equality_action_note, seldom_heard_note, board_note}) {
        std::vector<YearAction> actions = actions_of(TRY(reader.staff_notes(list)), year, today);
        facts.actions.insert(facts.actions.end(), std::make_move_iterator(actions.begin()),
                             std::make_move_iterator(actions.end()));
    }
    return {};
}

Result<void> add_plans(StoreReader& reader, int year, const std::string& today, YearFacts& facts) {
    Tally tally("plan", {"asked", "did", "could-not", "waiting", "overdue"}, CountTable::Kind::work);
    const auto state_of = [&](const StaffNote& note) -> std::string {
        if (note.state == "begun") return note.due < today ? "overdue" : "waiting";
        return note.state == "done" ? "did" : note.state;
    };
    tally.group(one_group);
    std::set<std::string> asked;
    const std::vector<StaffNote> notes = TRY(reader.staff_notes(plan_note));
    for (const StaffNote& one : notes) {
        if (one.number == 1 && year_of_day(one.day) == year) asked.insert(one.about);
    }
    for (const StaffNote& one : last_notes(notes)) {
        if (!asked.contains(one.about)) continue;
        tally.count(one_group, "asked");
        tally.count(one_group, state_of(one));
    }
    facts.tables.push_back(std::move(tally.table));
    return {};
}

Result<void> add_help(StoreReader& reader, int year, YearFacts& facts) {
    std::vector<std::string> waits;
    for (const HelpWait& one : help_waits) waits.emplace_back(one.id);
    Tally tally("help", std::move(waits), CountTable::Kind::apart);
    for (const auto& row : TRY(reader.counted("help", ""))) {
        if (year_of(row.facts) != year) continue;
        for (const auto& [wait, count] : row.body.counts) {
            tally.group(one_group).all += count;
            tally.count(one_group, wait, count);
        }
    }
    facts.tables.push_back(std::move(tally.table));
    return {};
}

Result<void> add_booked(StoreReader& reader, int year, YearFacts& facts) {
    Tally tally("booked", {"asked", "made", "claimed"}, CountTable::Kind::apart);
    tally.group(one_group);
    const Table booked = TRY(claim_report(reader, "booked", ""));
    for (const std::vector<Cell>& cells : booked.rows) {
        const NamedRow row(booked, cells);
        if (year_of_day(row.text("day")) != year) continue;
        std::vector<std::string> what;
        if (row.is("asked")) what.emplace_back("asked");
        if (row.is("booked")) what.emplace_back("made");
        if (row.is("booked") && row.cell("claimed_pence") != Cell(std::int64_t{0})) what.emplace_back("claimed");
        tally.take(one_group, what, row.whose());
    }
    facts.tables.push_back(std::move(tally.table));
    return {};
}

Result<void> add_training(StoreReader& reader, int year, YearFacts& facts) {
    Tally tally("training-fee", {"chosen", "given"}, CountTable::Kind::apart);
    tally.group(one_group);
    const Table in_kind = TRY(claim_report(reader, "in-kind", ""));
    for (const std::vector<Cell>& cells : in_kind.rows) {
        const NamedRow row(in_kind, cells);
        const bool is_it = row.text("chosen") == "training" && row.text("state") != name_of(ClaimState::withdrawn);
        if (!is_it || year_of_day(row.text("claimed_on")) != year) continue;
        std::vector<std::string> what{"chosen"};
        if (!row.text("given_on").empty()) what.emplace_back("given");
        tally.take(one_group, what, row.whose());
    }
    facts.tables.push_back(std::move(tally.table));
    return {};
}

void add_visits(const SignIns& rows, int year, YearFacts& facts) {
    std::set<std::pair<std::string, std::string>> visits; // meeting, person
    for (const auto& row : rows) {
        if (row.body.event != "in" || year_of(row.facts) != year) continue;
        visits.insert({row.facts.meeting, person_key(row.body.person, row.body.name, row.facts)});
        for (const CompanionBody& one : row.body.companions)
            visits.insert({row.facts.meeting, person_key(one.person, one.name, row.facts)});
    }
    facts.visits = static_cast<std::int64_t>(visits.size());
}

Result<void> add_days_to_pay(StoreReader& reader, int year, YearFacts& facts) {
    const ClaimCases cases = TRY(load_claims_alone(reader));
    Tally tally("days-to-pay", {"on-time", "late"});
    std::vector<std::int64_t> days;
    for (const ClaimCase& one : cases.all) {
        const auto took = one.days_to_pay();
        if (!took || year_of(one.row.facts) != year) continue;
        days.push_back(*took);
        tally.take(one_group, {one.was_paid_on_time() ? "on-time" : "late"},
                   person_key(one.row.body.person, one.row.body.name, one.row.facts));
    }
    facts.median_days = median_of(std::move(days));
    facts.tables.push_back(std::move(tally.table));
    return {};
}

} // namespace copro
