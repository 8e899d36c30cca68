#include "sync/server/reports/reports.h"

#include "sync/records/help_waits.h"
#include "sync/records/meeting_pack.h"
#include "sync/server/reports/claim_reports.h"
#include "sync/server/reports/invited.h"
#include "sync/server/reports/money_reports.h"
#include "sync/server/reports/report_parts.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace copro {

namespace {

// By their random ids: the order in which people came must not give away who said what.
template <typename Body>
void sort_by_chance(std::vector<ReadableRow<Body>>& rows) {
    std::sort(rows.begin(), rows.end(),
              [](const auto& left, const auto& right) { return left.facts.rec_id < right.facts.rec_id; });
}

// What a sign-out is asked that can be said aloud.
constexpr const char* why_not_met = "needs-met-why";

// Who only spoke has given an answer too, and it has a row.
std::vector<FeedbackAnswer> answers_and_spoken(const RecordFacts& facts, std::vector<FeedbackAnswer> answers) {
    for (const AttachmentNote& note : facts.attachments) {
        const bool is_known = std::any_of(answers.begin(), answers.end(), [&](const FeedbackAnswer& answer) {
            return answer.question == note.question;
        });
        if (!is_known) answers.push_back({note.question, {}, false});
    }
    return answers;
}

// Who skipped every question was told a number all the same: a row without a question is found by it.
std::vector<FeedbackAnswer> at_least_one(std::vector<FeedbackAnswer> answers) {
    if (answers.empty()) answers.emplace_back();
    return answers;
}

Cell question_cell(const FeedbackAnswer& answer) { return answer.question.empty() ? Cell() : Cell(answer.question); }

Cell value_cell(const FeedbackAnswer& answer) {
    if (answer.question.empty()) return {};
    if (answer.is_list) return answer.values;
    return answer.values.empty() ? std::string() : answer.values.front();
}

} // namespace

Result<Table> attendance_report(StoreReader& store, const std::string& meeting) {
    Table table = table_with({"event", "person", "name", "new_person", "roles", "with", "with_name", "needs",
                              "needs_other", "came_as", "came_with", "extras", "guardian", "guardian_name",
                              "privacy_version", "photos", "closed_by", "voice"});
    const auto rows = TRY(store.attendance(meeting));
    for (const auto& row : rows) {
        const AttendanceBody& body = row.body;
        add_row(table, fact_cells(row.facts),
                {body.event, or_nothing(body.person), body.name, body.is_new_person, body.roles, body.with,
                 body.with_name, body.needs, body.needs_other, body.came_as, Cell(), Cell(), body.guardian,
                 body.guardian_name, body.privacy_version == 0 ? Cell() : Cell(body.privacy_version), body.photos,
                 body.closed_by, voices_of(row.facts, needs_in_words) + voices_of(row.facts, why_not_met)});
        // Whoever came with them is there as well, with a row of their own in the same record.
        for (const CompanionBody& one : body.companions) {
            add_row(table, fact_cells(row.facts),
                    {body.event, or_nothing(one.person), one.name, !one.person && !one.name.empty(), Cell(), Cell(),
                     Cell(), Cell(), Cell(), one.came_as, body.name, one.extras, one.guardian_says, Cell(), Cell(),
                     Cell(), Cell(), Cell()});
        }
    }
    // Who sent apologies is neither here nor merely missing. That is so on any day.
    for (const InvitedPerson& one : TRY(invited_people(store, meeting, {}))) {
        if (one.state != "excused") continue;
        std::vector<Cell> row(table.columns.size());
        row[1] = one.meeting;
        row[2] = one.apology.day;
        row[7] = one.state;
        row[8] = one.person;
        row[9] = one.name;
        table.rows.push_back(std::move(row));
    }
    return table;
}

Result<Table> needs_report(StoreReader& store, const std::string& meeting) {
    Table table = table_with({"person", "name", "needs", "needs_other", "contact", "tell_host", "remember", "reviewed",
                              "met", "met_why", "voice", written_down, written_down_by, "met_voice",
                              "met_written_down_by_staff", "met_written_down_by"});
    const WrittenDown words = TRY(WrittenDown::load(store));
    const auto rows = TRY(store.attendance(meeting));
    for (const auto& row : rows) {
        const AttendanceBody& body = row.body;
        const bool asks = !body.needs_other.empty() || (!body.needs.empty() && body.needs.front() != "nothing");
        if (body.event != "in" || !asks) continue;
        // The first time that they left after it; nothing when they did not say.
        const auto left = std::find_if(rows.begin(), rows.end(), [&](const auto& other) {
            const AttendanceBody& out = other.body;
            const bool is_them = body.person ? out.person == body.person : !out.person && out.name == body.name;
            return out.event == "out" && is_them && !out.more_needs.met.empty() &&
                   other.facts.meeting == row.facts.meeting && other.facts.saved_wall_ms >= row.facts.saved_wall_ms;
        });
        const NeedsBody& needs = body.more_needs;
        const bool has_left = left != rows.end();
        std::vector<Cell> cells = {or_nothing(body.person),
                                   body.name,
                                   body.needs,
                                   body.needs_other,
                                   needs.contact,
                                   needs.tell_host ? Cell(*needs.tell_host) : Cell(),
                                   needs.remember ? Cell(*needs.remember) : Cell(),
                                   needs.reviewed,
                                   has_left ? Cell(left->body.more_needs.met) : Cell(),
                                   has_left ? Cell(left->body.more_needs.met_why) : Cell(),
                                   voices_of(row.facts, needs_in_words)};
        cells = joined(std::move(cells), words.cells(row.facts, needs_in_words));
        cells.push_back(has_left ? Cell(voices_of(left->facts, why_not_met)) : Cell());
        const std::vector<Cell> none(2);
        add_row(table, fact_cells(row.facts),
                joined(std::move(cells), has_left ? words.cells(left->facts, why_not_met) : none));
    }
    return table;
}

Result<Table> feedback_report(StoreReader& store, const std::string& meeting) {
    Table table = table_with(
        {"reference", "answer_by", "anonymous", "name", "question", "answer", "voice", written_down, written_down_by});
    const WrittenDown words = TRY(WrittenDown::load(store));
    auto rows = TRY(store.feedback(meeting));
    sort_by_chance(rows);
    for (const auto& row : rows) {
        for (const FeedbackAnswer& answer : at_least_one(answers_and_spoken(row.facts, row.body.answers))) {
            add_row(table, row.body.is_anonymous ? unnamed_cells(row.facts) : fact_cells(row.facts),
                    joined({row.body.reference, row.body.answer_by, row.body.is_anonymous, or_nothing(row.body.name),
                            question_cell(answer), value_cell(answer), voices_of(row.facts, answer.question)},
                           words.cells(row.facts, answer.question)));
        }
    }
    return table;
}

Result<Table> survey_report(StoreReader& store, const std::string& meeting) {
    Table table = table_with({"survey", "version", "question", "answer", "voice", written_down, written_down_by});
    const WrittenDown words = TRY(WrittenDown::load(store));
    auto rows = TRY(store.surveys(meeting));
    sort_by_chance(rows);
    for (const auto& row : rows) {
        for (const FeedbackAnswer& answer : at_least_one(answers_and_spoken(row.facts, row.body.answers))) {
            add_row(table, unnamed_cells(row.facts),
                    joined({row.facts.form, row.facts.form_version, question_cell(answer), value_cell(answer),
                            voices_of(row.facts, answer.question)},
                           words.cells(row.facts, answer.question)));
        }
    }
    return table;
}

// A row for each who was on the list. By when they signed in they are found in the attendance report, who was new too.
Result<Table> roll_calls_report(StoreReader& store, const std::string& meeting) {
    Table table = table_with({"begun_at", "ended_at", "ended_by", "person", "signed_in_at", "found"});
    for (const auto& row : TRY(store.roll_calls(meeting))) {
        const RollCallBody& call = row.body;
        const Cell begun = call.begun_ms == 0 ? Cell() : Cell(time_text(call.begun_ms));
        for (const CalledPerson& one : call.people) {
            add_row(table, fact_cells(row.facts),
                    {begun, time_text(call.ended_ms), call.ended_by, or_nothing(one.person), time_text(one.since_ms),
                     one.is_found});
        }
    }
    return table;
}

// The sums of a kind that only counts: how often each thing was, by meeting and day, in the order that `place_of`
// gives.
Result<Table> counted_report(StoreReader& store, const char* kind, const std::string& meeting, const char* column,
                             std::size_t (*place_of)(const std::string&)) {
    Table table{{"meeting", "day", column, "count"}, {}};
    std::map<std::tuple<std::string, std::string, std::size_t, std::string>, std::int64_t> counts;
    for (const auto& row : TRY(store.counted(kind, meeting))) {
        const std::string day = day_text(row.facts.saved_wall_ms);
        for (const auto& [what, count] : row.body.counts)
            counts[{row.facts.meeting, day, place_of(what), what}] += count;
    }
    for (const auto& [key, count] : counts) {
        table.rows.push_back({std::get<0>(key), std::get<1>(key), std::get<3>(key), count});
    }
    return table;
}

std::size_t by_name(const std::string&) { return 0; }

// Shortest first, and last what a later kiosk counts that is not known here.
std::size_t by_length(const std::string& id) {
    const auto* const found =
        std::find_if(help_waits.begin(), help_waits.end(), [&](const HelpWait& wait) { return wait.id == id; });
    return static_cast<std::size_t>(found - help_waits.begin());
}

Result<Table> shown_report(StoreReader& store, const std::string& meeting) {
    std::map<std::string, MeetingPack> packs;
    for (const MeetingRow& row : TRY(store.meetings())) {
        auto pack = load_meeting_pack(row.text, row.id);
        if (pack) packs.emplace(row.id, pack.take());
    }
    std::map<std::array<std::string, 6>, std::int64_t> times;
    for (const ShownRow& row : TRY(store.shown_texts(meeting))) {
        const std::string day = day_text(row.facts.saved_wall_ms);
        ++times[{row.facts.meeting, day, row.facts.form, row.shown.text, row.shown.language, row.shown.version}];
    }
    Table table{{"meeting", "date", "form", "text", "language", "version", "times", "words"}, {}};
    for (const auto& [key, count] : times) {
        const auto& [of, day, form, says, language, version] = key;
        const auto pack = packs.find(of);
        const std::string words = pack == packs.end() ? "" : text_shown(pack->second, says, language);
        table.rows.push_back(
            {of, day, form, says, language, version, count, version_of_text(words) == version ? Cell(words) : Cell()});
    }
    return table;
}

Result<Table> report(StoreReader& store, const std::string& name, const std::string& meeting, const std::string& today,
                     const ExpenseRules* rules) {
    if (name == "attendance") return attendance_report(store, meeting);
    if (name == "invited") return invited_report(store, meeting, today);
    if (name == "needs") return needs_report(store, meeting);
    if (name == "feedback") return feedback_report(store, meeting);
    if (name == "survey") return survey_report(store, meeting);
    if (name == "claims") return claims_report(store, meeting, rules);
    if (name == "payments") return payments_report(store, meeting);
    if (name == "bookings") return bookings_report(store, meeting);
    if (name == "roll-calls") return roll_calls_report(store, meeting);
    if (name == "room") return counted_report(store, "room", meeting, "card", by_name);
    if (name == "help") return counted_report(store, "help", meeting, "wait", by_length);
    if (name == "shown") return shown_report(store, meeting);
    if (is_claim_report(name)) return claim_report(store, name, meeting);
    return invalid("export", "knows attendance, invited, needs, feedback, survey, claims, payments, bookings, "
                             "roll-calls, room, help, shown and equality");
}

} // namespace copro
