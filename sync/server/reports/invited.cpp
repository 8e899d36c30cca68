#include "sync/server/reports/invited.h"

#include "sync/records/meeting_pack.h"
#include "sync/server/reports/report_parts.h"

namespace copro {

namespace {

using Arrivals = std::vector<ReadableRow<AttendanceBody>>;

// Who came and stands in no list: once for each name at each meeting.
void add_visitors(const Arrivals& rows, const std::string& meeting, const std::string& date,
                  std::vector<InvitedPerson>& people) {
    std::set<std::pair<std::string, std::string>> known; // id and name
    for (const InvitedPerson& one : people) {
        if (one.meeting == meeting) known.insert({one.person, ""});
    }
    const auto add = [&](const std::optional<std::string>& person, const std::string& name) {
        const std::string id = person.value_or("");
        if (!known.insert({id, id.empty() ? name : ""}).second) return;
        people.push_back({meeting, date, id, name, "visitor", {}});
    };
    for (const auto& row : rows) {
        if (row.facts.meeting != meeting || row.body.event != "in") continue;
        add(row.body.person, row.body.name);
        for (const CompanionBody& one : row.body.companions) add(one.person, one.name);
    }
}

} // namespace

CameTo came_to(const std::vector<ReadableRow<AttendanceBody>>& rows) {
    CameTo came;
    for (const auto& row : rows) {
        if (row.body.event != "in") continue;
        if (row.body.person) came.insert({row.facts.meeting, *row.body.person});
        for (const CompanionBody& one : row.body.companions) {
            if (one.person) came.insert({row.facts.meeting, *one.person});
        }
    }
    return came;
}

Result<std::vector<InvitedPerson>> invited_people(StoreReader& reader, const std::string& meeting,
                                                  const std::string& today) {
    const Arrivals rows = TRY(reader.attendance(meeting));
    const CameTo came = came_to(rows);
    std::map<std::pair<std::string, std::string>, StaffNote> excused;
    for (StaffNote& one : last_notes(TRY(reader.staff_notes(apology_note)))) {
        if (one.state == "excused") excused[{one.topic, one.about}] = std::move(one);
    }
    std::vector<InvitedPerson> people;
    for (const MeetingRow& row : TRY(reader.meetings())) {
        if (!meeting.empty() && row.id != meeting) continue;
        const auto pack = load_meeting_pack(row.text, row.id);
        if (!pack) continue;
        for (const Invitee& one : pack->people) {
            const std::string name = one.first_name + (one.last_name.empty() ? "" : " " + one.last_name);
            InvitedPerson person{row.id, row.date, one.id, name, row.date < today ? "absent" : "expected", {}};
            const auto apology = excused.find({row.id, one.id});
            // Who said that they could not come, and came all the same, came.
            if (came.contains({row.id, one.id})) {
                person.state = "came";
            } else if (apology != excused.end()) {
                person.state = "excused";
                person.apology = apology->second;
            }
            people.push_back(std::move(person));
        }
        add_visitors(rows, row.id, row.date, people);
    }
    return people;
}

Result<Table> invited_report(StoreReader& reader, const std::string& meeting, const std::string& today) {
    Table table{{"meeting", "date", "person", "name", "state", "excused_by", "because", "excused_on"}, {}};
    for (const InvitedPerson& one : TRY(invited_people(reader, meeting, today))) {
        const bool is_excused = one.state == "excused";
        const auto only = [&](const std::string& text) { return is_excused ? Cell(text) : Cell(); };
        table.rows.push_back({one.meeting, one.date, one.person.empty() ? Cell() : Cell(one.person), one.name,
                              one.state, only(one.apology.who), only(one.apology.because), only(one.apology.day)});
    }
    return table;
}

} // namespace copro
