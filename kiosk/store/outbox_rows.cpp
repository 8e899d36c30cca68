#include "kiosk/store/outbox_rows.h"

#include <algorithm>

namespace copro {

Uuid uuid_of(const Bytes& blob) {
    Uuid id;
    if (blob.size() == id.bytes.size()) std::copy(blob.begin(), blob.end(), id.bytes.begin());
    return id;
}

Result<InstallRow> current_install(Database& database) {
    Statement find = TRY(database.prepare("SELECT i.place, i.id, i.device, i.last_seq FROM install i "
                                          "JOIN outbox_state s ON s.current_install = i.place"));
    InstallRow row;
    if (!TRY(find.step())) return row;
    row.place = find.integer(0);
    row.id = uuid_of(find.blob(1));
    row.device = find.text(2);
    row.last_seq = find.integer(3);
    return row;
}

Result<std::int64_t> place_of_install(Database& database, const Uuid& id, const std::string& device) {
    const std::vector<SqlValue> values{to_blob(id), device};
    TRY(database.run("INSERT INTO install(id, device) VALUES($1, $2) ON CONFLICT DO NOTHING", values));
    const std::vector<SqlValue> key{to_blob(id)};
    return database.integer("SELECT place FROM install WHERE id = $1", key);
}

Result<void> add_current_install(Database& database, const std::string& device) {
    const std::vector<SqlValue> place{TRY(place_of_install(database, Uuid::random(), device))};
    return database.run("UPDATE outbox_state SET current_install = $1", place);
}

Result<bool> has_record(Database& database, const Uuid& rec_id) {
    const std::vector<SqlValue> key{to_blob(rec_id)};
    return TRY(database.integer("SELECT 1 FROM outbox WHERE rec_id = $1", key)) == 1;
}

Result<void> insert_waiting(Database& database, std::int64_t place, const EnvelopeHeader& header,
                            const Bytes& encoded) {
    const std::vector<SqlValue> values{to_blob(header.rec_id), place, header.seq, header.wall_ms, encoded};
    TRY(database.run("INSERT INTO outbox(rec_id, install, seq, wall_ms, encoded) VALUES($1, $2, $3, $4, $5)", values));
    for (const AttachmentReference& one : header.attachments) {
        const std::vector<SqlValue> attachment{to_blob(header.rec_id), one.sha256, one.length};
        TRY(database.run("INSERT INTO attachment(rec_id, sha256, length) VALUES($1, $2, $3)", attachment));
    }
    return {};
}

} // namespace copro
