// What a kiosk must know for one meeting, offline: its words, limits, fee and people. Loaded once, read by everyone.
// Any thread.
#pragma once

#include "sync/records/date.h"
#include "sync/records/form.h"
#include "sync/records/invitee.h"
#include "sync/records/local_text.h"
#include "sync/records/money.h"

#include <optional>

namespace copro {

// What a few people do today besides taking part: chair, take notes.
struct PackRole {
    std::string id; // "chair"
    LocalText title;
    std::vector<Idea> today;         // "today you will …"
    std::vector<std::string> people; // ids of Invitees
};

// One point of the meeting's plan, for the terminal in the room. `because` of the idea stays empty.
struct AgendaPoint {
    std::string at; // "10:30"
    Idea idea;
    bool is_break = false;
};

// What the organisation has paid for already, so that nobody pays for it themselves or claims it (domain.md, "Book").
struct Booked {
    std::string person;   // Invitee::id
    std::string category; // of the expense rules
    Date date{};
};

// What came of what somebody said: did, or could not and why (the charter's "tell people results").
struct YouSaid {
    LocalText said;
    bool done = true;
    LocalText what; // did, or could not do
    LocalText because;
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
    std::vector<Idea> your_role;     // of everybody who has none of these:
    std::vector<PackRole> roles;
    std::vector<AgendaPoint> agenda; // in order; may be empty
    std::vector<YouSaid> you_said;   // what came of the meetings before
    std::optional<Pence> fee;        // offered for taking part; none = no fee question
    Date answer_by{};                // by when people hear what came of what they said
    int pay_within_days = 28;        // domain.md, "Pay target"
    bool friends_and_family = false; // how it was is asked in the words of the NHS, not with three faces
    std::string ladder;              // the step of ladder_steps that is planned; "" = people are not asked about it
    int kiosks = 1;                  // that people sign in at; each has a roll of its own
    std::vector<Invitee> people;
    std::vector<Booked> booked;
    std::optional<Form> survey; // the meeting's own, asked beside the kiosk's forms
};

// One entry of you_said by itself, for those who write them.
[[nodiscard]] Result<YouSaid> load_you_said(const Json& value, const std::string& place);

// What a notice of that kind (says_of_meeting) says in that language, an idea a line; "" when the pack has none.
[[nodiscard]] std::string text_shown(const MeetingPack& pack, std::string_view says, const std::string& language);
// Names exactly that text, so that what people were told can be proved later (the charter: "log of text shown").
[[nodiscard]] std::string version_of_text(std::string_view text);

// promises.md: names and needs of a meeting are wiped this long after its end.
inline constexpr std::int64_t kept_after_meeting_ms = 24LL * 60 * 60 * 1000;
[[nodiscard]] inline std::int64_t ends_wall_ms(const MeetingPack& pack) { return wall_ms_of(pack.date, pack.ends); }

// Refuses anything unknown, missing or out of range: file, place and reason. place: the file's name.
[[nodiscard]] Result<MeetingPack> load_meeting_pack(std::string_view text, const std::string& place);

} // namespace copro
