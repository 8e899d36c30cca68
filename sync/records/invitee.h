// Somebody in a meeting's pack: the least that lets them find their own name (promises.md, "Packs"), and what they
// agreed may be remembered of them. Values; any thread.
#pragma once

#include "sync/base/json_fwd.h"
#include "sync/records/date.h"
#include "sync/records/local_text.h"

#include <optional>
#include <vector>

namespace copro {

// What somebody asked for at an earlier meeting and wants remembered (access.md C6). Never a diagnosis.
struct RememberedNeeds {
    std::vector<std::string> list; // as in the record: "hearing-loop"
    std::string other;
    std::vector<std::string> contact; // how they want to be written to or called
    bool tell_host = false;
    Date reviewed{}; // when they last said that it is right
    bool operator==(const RememberedNeeds&) const = default;
};
// Domain.md, "Access needs": every entry is confirmed again once a year.
inline constexpr int needs_hold_days = 365;

struct Invitee {
    std::string id; // "p-007"
    std::string first_name;
    std::string last_name;
    LocalText told_apart_by{}; // "from Hillside": only where another has the same names
    bool under_16 = false;     // no bank details, no gender or orientation questions (domain.md, "Privacy")
    int privacy_seen = 0;      // the version of the privacy notice that they have seen, 0 = none
    std::string photos{};      // "yes", "no" or "ask", as they said last; "" = not asked yet
    std::optional<RememberedNeeds> needs{};
    std::string badge{}; // badge_hash() of the one that opens their name; "" = none
};

// One entry of a pack's "people".
[[nodiscard]] Result<Invitee> read_invitee(const Json& value, const std::string& place);
// The same back, for "needs" of an entry.
[[nodiscard]] Json to_json(const RememberedNeeds& needs);

} // namespace copro
