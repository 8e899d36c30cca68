// Who was invited to which meeting, and what became of it: came, sent apologies, or did not come. Used by the exports,
// the year's report and the command that notes apologies. Reads only; one thread.
#pragma once

#include "sync/server/reports/table.h"
#include "sync/server/store/store.h"

#include <map>
#include <set>

namespace copro {

struct InvitedPerson {
    std::string meeting;
    std::string date;   // of the meeting
    std::string person; // "" of a visitor whom nobody invited by a list
    std::string name;
    std::string state; // "came", "excused", "expected", "absent", "visitor"
    StaffNote apology; // of who is excused
};

// Meeting and person's id of everybody with an id who signed in or was signed in.
using CameTo = std::set<std::pair<std::string, std::string>>;
[[nodiscard]] CameTo came_to(const std::vector<ReadableRow<AttendanceBody>>& rows);

// meeting: only that one, "" for all. By meeting, in the order of its list; who came without being in it comes last.
// Nobody is absent before the meeting's day is over: they are expected. today: YYYY-MM-DD.
[[nodiscard]] Result<std::vector<InvitedPerson>> invited_people(StoreReader& reader, const std::string& meeting,
                                                                const std::string& today);

[[nodiscard]] Result<Table> invited_report(StoreReader& reader, const std::string& meeting, const std::string& today);

} // namespace copro
