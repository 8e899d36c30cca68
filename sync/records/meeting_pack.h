// What a kiosk must know for one meeting, offline: its words, limits, fee and people. Loaded once, read by everyone.
// Any thread.
#pragma once

#include "sync/records/date.h"
#include "sync/records/form.h"
#include "sync/records/local_text.h"
#include "sync/records/money.h"

#include <optional>

namespace copro {

// The least that lets someone find their own name (promises.md: packs hold minimum fields).
struct Invitee {
    std::string id; // "p-007"
    std::string first_name;
    std::string last_name;
    LocalText told_apart_by{}; // "from Hillside": only where another has the same names
};

struct MeetingPack {
    std::string id; // "better-buses"
    Date date{};
    std::string starts; // "10:00"
    std::string ends;
    LocalText organisation;
    LocalText title;
    LocalText place;
    std::vector<LocalText> places; // where people may come from or go to, for one press instead of typing
    std::vector<Idea> purpose;
    std::vector<Idea> can_change;
    std::vector<Idea> cannot_change; // each with `because`
    std::vector<Idea> your_role;
    std::optional<Pence> fee; // offered for taking part; none = no fee question
    Date answer_by{};         // by when people hear what came of what they said
    int pay_within_days = 28; // domain.md, "Pay target"
    std::vector<Invitee> people;
    std::optional<Form> survey; // the meeting's own, asked beside the kiosk's forms
};

// promises.md: names and needs of a meeting are wiped this long after its end.
inline constexpr std::int64_t kept_after_meeting_ms = 24LL * 60 * 60 * 1000;
[[nodiscard]] inline std::int64_t ends_wall_ms(const MeetingPack& pack) { return wall_ms_of(pack.date, pack.ends); }

// Refuses anything unknown, missing or out of range: file, place and reason. place: the file's name.
[[nodiscard]] Result<MeetingPack> load_meeting_pack(std::string_view text, const std::string& place);

} // namespace copro
