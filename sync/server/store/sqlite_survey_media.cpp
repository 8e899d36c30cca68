#include "sync/server/store/sqlite_survey_media.h"

namespace copro {

Result<std::optional<MediumPart>> sqlite_medium_part(SqliteStatements& statements, const std::string& sha256,
                                                     std::int64_t offset, std::int64_t most) {
    std::optional<MediumPart> found;
    // Bytes are counted from 1 there.
    TRY(statements.each("SELECT length(bytes), substr(bytes, $1, $2) FROM survey_medium WHERE sha256 = $3",
                        {offset + 1, most, sha256}, [&](Statement& row) -> Result<void> {
                            found = MediumPart{row.integer(0), row.blob(1)};
                            return {};
                        }));
    return found;
}

Result<void> sqlite_add_media(SqliteStatements& statements, const std::vector<StoredMedium>& media) {
    for (const StoredMedium& one : media) {
        TRY(statements.run("INSERT INTO survey_medium (sha256, bytes) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING",
                           {one.sha256, one.bytes}));
    }
    return {};
}

// Each pack is looked through once, however many there are: one of a hundred thousand people is long.
Result<void> sqlite_drop_unnamed_media(SqliteStatements& statements) {
    std::vector<std::string> unnamed;
    TRY(statements.each("SELECT sha256 FROM survey_medium", {}, [&](Statement& row) -> Result<void> {
        unnamed.push_back(row.text(0));
        return {};
    }));
    if (unnamed.empty()) return {};
    TRY(statements.each("SELECT text FROM meeting", {}, [&](Statement& row) -> Result<void> {
        const std::string pack = row.text(0);
        if (pack.find("\"media\"") == std::string::npos) return {};
        std::erase_if(unnamed, [&](const std::string& sha256) { return pack.find(sha256) != std::string::npos; });
        return {};
    }));
    for (const std::string& sha256 : unnamed) {
        TRY(statements.run("DELETE FROM survey_medium WHERE sha256 = $1", {sha256}));
    }
    return {};
}

} // namespace copro
