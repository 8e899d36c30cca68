// What staff add to what people told: who looks after a comment, who sent apologies, what is to be done.
// Added to, never changed; the last note of each thing counts. Values; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace copro {

// What a note can be of.
inline constexpr const char* owner_note = "owner";     // of a comment
inline constexpr const char* apology_note = "apology"; // of somebody invited to a meeting
inline constexpr const char* action_note = "action";   // on a barrier
inline constexpr const char* equality_action_note = "equality-action";
inline constexpr const char* seldom_heard_note = "seldom-heard"; // what is done to hear some people
inline constexpr const char* plan_note = "plan";                 // what is asked for in a meeting's plan
inline constexpr const char* board_note = "board";               // of a checklist, see board_items

// What the charter promises of the Board: two people who use services sit on it, and its papers have a part on what
// people said.
inline constexpr std::array board_items{"members", "papers"};

struct StaffNote {
    std::string subject;     // one of the above
    std::string topic;       // of an apology the meeting, of an action what it is about, else ""
    std::string about;       // the comment's reference, the person's id, the action's own number
    std::int64_t number = 0; // 1 = the first of this thing
    std::string state;       // "named"; "excused", "not-excused"; "begun", "done", "could-not"
    std::string words;       // of an action: what is done
    std::string owner;       // who looks after it
    std::string due;         // of an action: YYYY-MM-DD
    std::string who;         // wrote the note
    std::string because;
    std::string day; // on which it was written
    bool operator==(const StaffNote&) const = default;
};

// Of all notes, in the order in which a store gives them, the last of each thing.
[[nodiscard]] inline std::vector<StaffNote> last_notes(const std::vector<StaffNote>& notes) {
    std::vector<StaffNote> last;
    for (const StaffNote& one : notes) {
        const bool is_same = !last.empty() && last.back().subject == one.subject && last.back().topic == one.topic &&
                             last.back().about == one.about;
        if (is_same)
            last.back() = one;
        else
            last.push_back(one);
    }
    return last;
}

// One migration of schema.h.
inline constexpr const char* staff_notes_migration = R"sql(
CREATE TABLE staff_note (
    subject TEXT NOT NULL, topic TEXT NOT NULL, about TEXT NOT NULL, number BIGINT NOT NULL, state TEXT NOT NULL,
    words TEXT NOT NULL, owner TEXT NOT NULL, due TEXT NOT NULL, who TEXT NOT NULL, because TEXT NOT NULL,
    day TEXT NOT NULL, PRIMARY KEY (subject, topic, about, number));
)sql";

} // namespace copro
