#include "sync/server/note_commands.h"

#include "sync/records/meeting_pack.h"
#include "sync/records/reference.h"
#include "sync/server/commands.h"
#include "sync/server/note_parts.h"
#include "sync/server/pack_row.h"
#include "sync/server/reports/invited.h"

#include <fmt/format.h>

#include <algorithm>

namespace copro {

namespace {

Result<std::string> name_owner(const Command& command, const CareParts& parts) {
    StaffNote note = TRY(signed_note(command, parts));
    note.subject = owner_note;
    note.about = reference_as_typed(command.option("reference"));
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
    const MeetingRow row = TRY(meeting_named(reader, note.topic));
    const MeetingPack pack = TRY(load_meeting_pack(row.text, row.id));
    const bool is_invited =
        std::any_of(pack.people.begin(), pack.people.end(), [&](const Invitee& one) { return one.id == note.about; });
    if (is_invited) return {};
    return Error{ErrorKind::not_found, "--person", fmt::format("{} has nobody {} in its list", row.id, note.about)};
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

} // namespace

bool is_about_notes(const std::string& verb) { return verb == "promise owner" || verb.starts_with("attendance "); }

Result<std::string> run_note(const Command& command, const CareParts& parts) {
    const std::string& verb = command.verb;
    if (verb == "promise owner") return name_owner(command, parts);
    if (verb == "attendance excused" || verb == "attendance not-excused") return note_apology(command, parts);
    return unknown_command(verb);
}

} // namespace copro
