#include "kiosk/app/role.h"

#include <algorithm>

namespace copro {

RoleToday role_today(const Model& model) {
    const PersonSession& session = model.session;
    const Meeting* meeting = session.meeting.get();
    if (meeting == nullptr && !model.carried.meetings.empty()) meeting = model.carried.meetings.front().get();
    if (meeting == nullptr) return {};
    for (const PackRole& role : meeting->pack.roles) {
        const bool is_theirs =
            std::find(role.people.begin(), role.people.end(), session.person.id) != role.people.end();
        if (is_theirs) return {&role.title, role.today};
    }
    return {nullptr, meeting->pack.your_role};
}

} // namespace copro
