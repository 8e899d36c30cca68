#include "sync/server/action_lists.h"

#include "sync/protocol/fields.h"
#include "sync/records/equality.h"
#include "sync/records/meeting_pack.h"
#include "sync/records/reference.h"
#include "sync/server/commands.h"
#include "sync/server/note_parts.h"
#include "sync/server/pack_row.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace copro {

namespace {

// The answers of the question that asks for a barrier. place: of the form's file, for the error.
Result<std::vector<std::string>> barriers_in(const std::string& text, const std::string& place) {
    const Json form = TRY(fields::parse(text, place));
    JsonObject from = TRY(JsonObject::of(form, place + "#"));
    const auto each = [](JsonObject& object, const char* list, const auto& use) -> Result<void> {
        const Json* all = TRY(object.array(list));
        for (std::size_t at = 0; at < all->size(); ++at) {
            JsonObject one = TRY(JsonObject::of((*all)[at], fmt::format("{}/{}", object.place_of(list), at)));
            TRY(use(one));
        }
        return {};
    };
    std::vector<std::string> barriers;
    TRY(each(from, "questions", [&](JsonObject& question) -> Result<void> {
        if (TRY(question.text("id")) != "barriers") return {};
        return each(question, "options", [&](JsonObject& option) -> Result<void> {
            std::string id = TRY(option.text("id"));
            // What is alone says that there was none.
            if (!TRY(option.flag_or("alone", false))) barriers.push_back(std::move(id));
            return {};
        });
    }));
    if (barriers.empty()) return invalid(place, "has no question \"barriers\" with answers");
    return barriers;
}

Result<void> must_be_barrier(const Command& command, const CareParts&) {
    const std::vector<std::string> known = TRY(barriers_in(command.option("form"), command.option("form_file")));
    if (std::find(known.begin(), known.end(), command.option("barrier")) != known.end()) return {};
    return invalid("--barrier", fmt::format("must be one of: {}", fmt::join(known, ", ")));
}

Result<void> must_be_equality_question(const Command& command, const CareParts&) {
    std::vector<std::string_view> known;
    for (const EqualityQuestion& one : equality_questions()) {
        if (one.id == command.option("question")) return {};
        if (std::find(known.begin(), known.end(), one.id) == known.end()) known.push_back(one.id);
    }
    return invalid("--question", fmt::format("must be one of: {}", fmt::join(known, ", ")));
}

// Who is seldom heard is for the Network to say: no list of ours has them all.
Result<void> must_be_words(const Command& command, const CareParts&) {
    TRY(line_of(command, "group", longest_name));
    return {};
}

// The plan of a meeting that was held is no plan.
Result<void> must_be_meeting_to_come(const Command& command, const CareParts& parts) {
    const std::string today = date_text(local_date(parts.clock.wall_ms()));
    const MeetingRow row = TRY(meeting_named(parts.reader, command.option("meeting")));
    const MeetingPack pack = TRY(load_meeting_pack(row.text, row.id));
    if (date_text(pack.date) >= today) return {};
    return Error{ErrorKind::conflict, "--meeting", fmt::format("{} was on {}", row.id, date_text(pack.date))};
}

Result<void> must_be_board_item(const Command& command, const CareParts&) {
    for (const char* item : board_items) {
        if (command.option("check") == item) return {};
    }
    return invalid("--check", fmt::format("must be one of: {}", fmt::join(board_items, ", ")));
}

struct ActionList {
    std::string_view noun;  // of its commands: "barrier list"
    const char* subject;    // of its notes
    std::string_view begin; // the verb that puts a thing on it
    const char* topic;      // the option that says what the thing is about
    Result<void> (*check)(const Command& command, const CareParts& parts);
};
constexpr std::array action_lists{
    ActionList{"barrier", action_note, "action", "barrier", must_be_barrier},
    ActionList{"equality", equality_action_note, "action", "question", must_be_equality_question},
    ActionList{"seldom-heard", seldom_heard_note, "add", "group", must_be_words},
    ActionList{"plan", plan_note, "ask", "meeting", must_be_meeting_to_come},
    ActionList{"board", board_note, "add", "check", must_be_board_item},
};

// The list and the verb of "barrier done"; no list: it is another's command.
struct Named {
    const ActionList* list = nullptr;
    std::string_view verb;
};
Named named_by(std::string_view command) {
    for (const ActionList& one : action_lists) {
        const bool is_its = command.starts_with(one.noun) && command.substr(one.noun.size()).starts_with(' ');
        if (is_its) return {&one, command.substr(one.noun.size() + 1)};
    }
    return {};
}

Result<std::string> day_to_come(const Command& command, const CareParts& parts) {
    const auto day = parse_date(command.option("due"));
    if (!day) return invalid("--due", "must be a day, such as 2027-01-31");
    const std::string text = date_text(*day);
    if (text < date_text(local_date(parts.clock.wall_ms()))) return invalid("--due", "must not be before today");
    return text;
}

Result<std::string> begin_action(const ActionList& list, const Command& command, const CareParts& parts) {
    StaffNote note = TRY(signed_note(command, parts));
    note.subject = list.subject;
    note.topic = command.option(list.topic);
    note.about = reference_of(Uuid::random());
    note.state = "begun";
    TRY(list.check(command, parts));
    note.words = TRY(line_of(command, "text", longest_words));
    note.owner = TRY(line_of(command, "owner", longest_name));
    note.due = TRY(day_to_come(command, parts));
    TRY(add_note(note, parts));
    return fmt::format("{}\t{}\tby {}\t{}\n", note.about, note.topic, note.due, note.owner);
}

// Another owner or day, or that it is over. What is over stays so.
Result<std::string> move_action(const Named& named, const Command& command, const CareParts& parts) {
    StaffNote note = TRY(signed_note(command, parts));
    const std::string number = reference_as_typed(command.option("number"));
    const std::vector<StaffNote> all = last_notes(TRY(parts.reader.staff_notes(named.list->subject)));
    const auto found = std::find_if(all.begin(), all.end(), [&](const StaffNote& one) { return one.about == number; });
    if (found == all.end()) return Error{ErrorKind::not_found, number, "nothing on this list has this number"};
    if (found->state != "begun") {
        return Error{ErrorKind::conflict, number, fmt::format("is over: {} on {}", found->state, found->day)};
    }
    StaffNote next = *found;
    next.who = note.who;
    next.because = note.because;
    next.day = note.day;
    if (named.verb == "change") {
        if (!command.has("owner") && !command.has("due")) return invalid("--owner", "or --due must be given");
        if (command.has("owner")) next.owner = TRY(line_of(command, "owner", longest_name));
        if (command.has("due")) next.due = TRY(day_to_come(command, parts));
    } else {
        next.state = named.verb;
    }
    TRY(add_note(next, parts));
    return fmt::format("{}\t{}\t{}\n", next.about, next.topic, next.state);
}

std::string state_of_action(const StaffNote& action, const std::string& today) {
    if (action.state != "begun") return fmt::format("{} {}", action.state, action.day);
    return action.due < today ? "OVERDUE" : "waiting";
}

// By the day on which it is due.
Result<std::string> list_actions(const ActionList& list, const Command& command, const CareParts& parts) {
    const std::string today = date_text(local_date(parts.clock.wall_ms()));
    std::vector<StaffNote> actions = last_notes(TRY(parts.reader.staff_notes(list.subject)));
    std::stable_sort(actions.begin(), actions.end(),
                     [](const StaffNote& left, const StaffNote& right) { return left.due < right.due; });
    std::string out;
    for (const StaffNote& one : actions) {
        if (command.has(list.topic) && command.option(list.topic) != one.topic) continue;
        out += fmt::format("{}\t{}\tby {}\t{}\t{}\t{}\n", one.about, one.topic, one.due, one.owner,
                           state_of_action(one, today), one.words);
    }
    return out.empty() ? std::string("nothing is on this list\n") : out;
}

// Every step of one, with who took it and why.
Result<std::string> show_action(const ActionList& list, const Command& command, const CareParts& parts) {
    const std::string number = reference_as_typed(command.option("number"));
    std::string out;
    for (const StaffNote& one : TRY(parts.reader.staff_notes(list.subject))) {
        if (one.about != number) continue;
        out += fmt::format("{}\t{}\t{}\t{}\tby {}\t{}\t{}\n", one.day, one.state, one.words, one.owner, one.due,
                           one.who, one.because);
    }
    if (out.empty()) return Error{ErrorKind::not_found, number, "nothing on this list has this number"};
    return out;
}

} // namespace

bool is_about_actions(const std::string& verb) { return named_by(verb).list != nullptr; }

Result<std::string> run_action(const Command& command, const CareParts& parts) {
    const Named named = named_by(command.verb);
    if (named.list == nullptr) return unknown_command(command.verb);
    if (named.verb == named.list->begin) return begin_action(*named.list, command, parts);
    if (named.verb == "list") return list_actions(*named.list, command, parts);
    if (named.verb == "show") return show_action(*named.list, command, parts);
    const bool is_move = named.verb == "change" || named.verb == "done" || named.verb == "could-not";
    return is_move ? move_action(named, command, parts) : Result<std::string>(unknown_command(command.verb));
}

} // namespace copro
