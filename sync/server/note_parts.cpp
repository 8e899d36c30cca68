#include "sync/server/note_parts.h"

#include "sync/base/letters.h"
#include "sync/records/date.h"
#include "sync/server/commands.h"

#include <fmt/format.h>
#include <simdjson.h>

namespace copro {

Result<std::string> line_of(const Command& command, const std::string& name, std::size_t longest) {
    const std::string text = command.option(name);
    const std::string place = "--" + name;
    if (text.find_first_not_of(' ') == std::string::npos) return invalid(place, "must not be empty");
    if (!simdjson::validate_utf8(text)) return invalid(place, "must be text in UTF-8");
    if (count_letters(text) > longest) return invalid(place, fmt::format("must have at most {} letters", longest));
    if (has_hidden_marks(text)) return invalid(place, "must be one line, without tabs or hidden marks");
    return text;
}

Result<StaffNote> signed_note(const Command& command, const CareParts& parts) {
    StaffNote note;
    note.who = TRY(line_of(command, "by", longest_name));
    note.because = TRY(line_of(command, "because", longest_words));
    note.day = date_text(local_date(parts.clock.wall_ms()));
    return note;
}

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

} // namespace copro
