#include "sync/server/store/sqlite_staff_notes.h"

namespace copro {

Result<std::vector<StaffNote>> sqlite_staff_notes(SqliteStatements& statements, const std::string& subject) {
    std::vector<StaffNote> notes;
    TRY(statements.each("SELECT subject, topic, about, number, state, words, owner, due, who, because, day "
                        "FROM staff_note WHERE subject = $1 ORDER BY topic, about, number",
                        {subject}, [&](Statement& row) -> Result<void> {
                            notes.push_back({row.text(0), row.text(1), row.text(2), row.integer(3), row.text(4),
                                             row.text(5), row.text(6), row.text(7), row.text(8), row.text(9),
                                             row.text(10)});
                            return {};
                        }));
    return notes;
}

Result<void> sqlite_add_staff_note(SqliteStatements& statements, const StaffNote& note) {
    TRY(statements.run("INSERT INTO staff_note (subject, topic, about, number, state, words, owner, due, who, because, "
                       "day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING",
                       {note.subject, note.topic, note.about, note.number, note.state, note.words, note.owner, note.due,
                        note.who, note.because, note.day}));
    if (statements.database().changes() > 0) return {};
    return Error{ErrorKind::conflict, note.about, "somebody else wrote of it meanwhile; look at it again"};
}

} // namespace copro
