#include "sync/server/store/sqlite_voice_words.h"

namespace copro {

Result<std::vector<VoiceWords>> sqlite_voice_words(SqliteStatements& statements) {
    std::vector<VoiceWords> list;
    TRY(statements.each("SELECT rec_id, question, line, number, words, who, day FROM voice_words "
                        "ORDER BY rec_id, question, line, number",
                        {}, [&](Statement& row) -> Result<void> {
                            list.push_back({uuid_at(row, 0), row.text(1), row.integer(2), row.integer(3), row.text(4),
                                            row.text(5), row.text(6)});
                            return {};
                        }));
    return list;
}

Result<void> sqlite_add_voice_words(SqliteStatements& statements, const VoiceWords& words) {
    bool is_held = false;
    TRY(statements.each("SELECT 1 FROM record WHERE rec_id = $1 AND length(envelope) > 0", {blob_of(words.record)},
                        [&](Statement&) -> Result<void> {
                            is_held = true;
                            return {};
                        }));
    if (!is_held) return Error{ErrorKind::not_found, words.record.text(), "its record is not here any more"};
    TRY(statements.run(
        "INSERT INTO voice_words (rec_id, question, line, number, words, who, day) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        {blob_of(words.record), words.question, words.line, words.number, words.words, words.who, words.day}));
    if (statements.database().changes() > 0) return {};
    return Error{ErrorKind::conflict, words.record.text(), "somebody else wrote it down meanwhile; look at it again"};
}

} // namespace copro
