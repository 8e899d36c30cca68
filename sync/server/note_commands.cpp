#include "sync/server/note_commands.h"

#include "sync/base/letters.h"
#include "sync/protocol/fields.h"
#include "sync/records/meeting_pack.h"
#include "sync/records/reference.h"
#include "sync/server/commands.h"
#include "sync/server/reports/invited.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>

namespace copro {

namespace {

constexpr std::size_t longest_name = 80;
constexpr std::size_t longest_words = 400;

// U+2028, U+2029: the end of a line; U+202A to U+202E, U+2066 to U+2069: what follows is shown in another order.
bool has_hidden_marks(std::string_view text) {
    for (std::size_t at = text.find('\xE2'); at != std::string_view::npos; at = text.find('\xE2', at + 1)) {
        const std::string_view mark = text.substr(at, 3);
        if (mark >= "\xE2\x80\xA8" && mark <= "\xE2\x80\xAE") return true;
        if (mark >= "\xE2\x81\xA6" && mark <= "\xE2\x81\xA9") return true;
    }
    return false;
}

// One line of a list, where a tab or a line's end would make two of it.
Result<std::string> line_of(const Command& command, const std::string& name, std::size_t longest) {
    const std::string text = command.option(name);
    const std::string place = "--" + name;
    if (text.find_first_not_of(' ') == std::string::npos) return invalid(place, "must not be empty");
    if (!simdjson::validate_utf8(text)) return invalid(place, "must be text in UTF-8");
    if (count_letters(text) > longest) return invalid(place, fmt::format("must have at most {} letters", longest));
    const bool is_one_line = std::none_of(text.begin(), text.end(), [](unsigned char one) { return one < ' '; });
    if (!is_one_line || has_hidden_marks(text)) return invalid(place, "must be one line, without tabs or hidden marks");
    return text;
}

// Who says it, why, and on which day: of every note.
Result<StaffNote> signed_note(const Command& command, const CareParts& parts) {
    StaffNote note;
    note.who = TRY(line_of(command, "by", longest_name));
    note.because = TRY(line_of(command, "because", longest_words));
    note.day = date_text(local_date(parts.clock.wall_ms()));
    return note;
}

// None: nobody wrote of it yet.
Result<std::optional<StaffNote>> last_note_of(StoreReader& reader, const StaffNote& thing) {
    std::optional<StaffNote> last;
    for (StaffNote& one : TRY(reader.staff_notes(thing.subject))) {
        if (one.topic == thing.topic && one.about == thing.about) last = std::move(one);
    }
    return last;
}

Result<void> add_note(StaffNote note, const CareParts& parts) {
    const auto last = TRY(last_note_of(parts.reader, note));
    note.number = last ? last->number + 1 : 1;
    return parts.writer.ask([&](Store& store) { return store.add_staff_note(note); });
}

Result<std::string> name_owner(const Command& command, const CareParts& parts) {
    StaffNote note = TRY(signed_note(command, parts));
    note.subject = owner_note;
    note.about = command.option("reference");
    note.state = "named";
    note.owner = TRY(line_of(command, "owner", longest_name));
    const std::vector<PromiseRow> rows = TRY(parts.reader.promises());
    const bool is_known =
        std::any_of(rows.begin(), rows.end(), [&](const PromiseRow& row) { return row.reference == note.about; });
    if (!is_known) return Error{ErrorKind::not_found, note.about, "no comment has this number"};
    TRY(add_note(note, parts));
    return fmt::format("{} looks after {}\n", note.owner, note.about);
}

// Somebody of that meeting's list: who is in no list was not expected, and is not missed.
Result<void> must_be_invited(StoreReader& reader, const StaffNote& note) {
    for (const MeetingRow& row : TRY(reader.meetings())) {
        if (row.id != note.topic) continue;
        const MeetingPack pack = TRY(load_meeting_pack(row.text, row.id));
        const bool is_invited = std::any_of(pack.people.begin(), pack.people.end(),
                                            [&](const Invitee& one) { return one.id == note.about; });
        if (is_invited) return {};
        return Error{ErrorKind::not_found, "--person", fmt::format("{} has nobody {} in its list", row.id, note.about)};
    }
    return Error{ErrorKind::not_found, "--meeting", "there is no meeting " + note.topic};
}

Result<std::string> note_apology(const Command& command, const CareParts& parts) {
    const bool is_excused = command.verb == "attendance excused";
    StaffNote note = TRY(signed_note(command, parts));
    note.subject = apology_note;
    note.topic = command.option("meeting");
    note.about = command.option("person");
    note.state = is_excused ? "excused" : "not-excused";
    TRY(must_be_invited(parts.reader, note));
    const auto last = TRY(last_note_of(parts.reader, note));
    const bool was_excused = last && last->state == "excused";
    if (is_excused == was_excused) {
        return Error{ErrorKind::conflict, note.about, is_excused ? "is excused already" : "was not excused"};
    }
    if (is_excused && came_to(TRY(parts.reader.attendance(note.topic))).contains({note.topic, note.about})) {
        return Error{ErrorKind::conflict, note.about, "signed in at this meeting; nobody is excused who came"};
    }
    TRY(add_note(note, parts));
    return fmt::format("{}\t{}\t{}\n", note.state, note.topic, note.about);
}

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

Result<void> must_be_barrier(const Command& command) {
    const std::vector<std::string> known = TRY(barriers_in(command.option("form"), command.option("form_file")));
    if (std::find(known.begin(), known.end(), command.option("barrier")) != known.end()) return {};
    return invalid("--barrier", fmt::format("must be one of: {}", fmt::join(known, ", ")));
}

Result<std::string> day_to_come(const Command& command, const CareParts& parts) {
    const auto day = parse_date(command.option("due"));
    if (!day) return invalid("--due", "must be a day, such as 2027-01-31");
    const std::string text = date_text(*day);
    if (text < date_text(local_date(parts.clock.wall_ms()))) return invalid("--due", "must not be before today");
    return text;
}

Result<std::string> begin_action(const Command& command, const CareParts& parts) {
    StaffNote note = TRY(signed_note(command, parts));
    note.subject = action_note;
    note.topic = command.option("barrier");
    note.about = reference_of(Uuid::random());
    note.state = "begun";
    TRY(must_be_barrier(command));
    note.words = TRY(line_of(command, "text", longest_words));
    note.owner = TRY(line_of(command, "owner", longest_name));
    note.due = TRY(day_to_come(command, parts));
    TRY(add_note(note, parts));
    return fmt::format("{}\t{}\tby {}\t{}\n", note.about, note.topic, note.due, note.owner);
}

// Another owner or day, or that it is over. What is over stays so.
Result<std::string> move_action(const Command& command, const CareParts& parts) {
    StaffNote note = TRY(signed_note(command, parts));
    const std::string number = command.option("number");
    const std::vector<StaffNote> all = last_notes(TRY(parts.reader.staff_notes(action_note)));
    const auto found = std::find_if(all.begin(), all.end(), [&](const StaffNote& one) { return one.about == number; });
    if (found == all.end()) return Error{ErrorKind::not_found, number, "no action has this number"};
    if (found->state != "begun") {
        return Error{ErrorKind::conflict, number, fmt::format("is over: {} on {}", found->state, found->day)};
    }
    StaffNote next = *found;
    next.who = note.who;
    next.because = note.because;
    next.day = note.day;
    if (command.verb == "barrier done") next.state = "done";
    if (command.verb == "barrier could-not") next.state = "could-not";
    if (command.verb == "barrier change") {
        if (!command.has("owner") && !command.has("due")) return invalid("--owner", "or --due must be given");
        if (command.has("owner")) next.owner = TRY(line_of(command, "owner", longest_name));
        if (command.has("due")) next.due = TRY(day_to_come(command, parts));
    }
    TRY(add_note(next, parts));
    return fmt::format("{}\t{}\t{}\n", next.about, next.topic, next.state);
}

std::string state_of_action(const StaffNote& action, const std::string& today) {
    if (action.state != "begun") return fmt::format("{} {}", action.state, action.day);
    return action.due < today ? "OVERDUE" : "waiting";
}

// By the day on which it is due; with every step that was taken when one alone is asked for.
Result<std::string> list_actions(const CareParts& parts) {
    const std::string today = date_text(local_date(parts.clock.wall_ms()));
    std::vector<StaffNote> actions = last_notes(TRY(parts.reader.staff_notes(action_note)));
    std::stable_sort(actions.begin(), actions.end(),
                     [](const StaffNote& left, const StaffNote& right) { return left.due < right.due; });
    std::string out;
    for (const StaffNote& one : actions) {
        out += fmt::format("{}\t{}\tby {}\t{}\t{}\t{}\n", one.about, one.topic, one.due, one.owner,
                           state_of_action(one, today), one.words);
    }
    return out.empty() ? std::string("no action was begun\n") : out;
}

Result<std::string> show_action(const Command& command, const CareParts& parts) {
    const std::string number = command.option("number");
    std::string out;
    for (const StaffNote& one : TRY(parts.reader.staff_notes(action_note))) {
        if (one.about != number) continue;
        out += fmt::format("{}\t{}\t{}\t{}\tby {}\t{}\t{}\n", one.day, one.state, one.words, one.owner, one.due,
                           one.who, one.because);
    }
    if (out.empty()) return Error{ErrorKind::not_found, number, "no action has this number"};
    return out;
}

} // namespace

bool is_about_notes(const std::string& verb) {
    return verb == "promise owner" || verb.starts_with("attendance ") || verb.starts_with("barrier ");
}

Result<std::string> run_note(const Command& command, const CareParts& parts) {
    const std::string& verb = command.verb;
    if (verb == "promise owner") return name_owner(command, parts);
    if (verb == "attendance excused" || verb == "attendance not-excused") return note_apology(command, parts);
    if (verb == "barrier action") return begin_action(command, parts);
    if (verb == "barrier list") return list_actions(parts);
    if (verb == "barrier show") return show_action(command, parts);
    const bool is_move = verb == "barrier change" || verb == "barrier done" || verb == "barrier could-not";
    if (is_move) return move_action(command, parts);
    return invalid(verb, "is not a command of this server; is it a newer copro-server that you called?");
}

} // namespace copro
