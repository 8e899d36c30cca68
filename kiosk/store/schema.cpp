#include "kiosk/store/schema.h"

#include <array>

namespace copro {

namespace {

// outbox.state: 0 waiting, 1 stored, 2 parked, 3 stored beside another record of the same number (conflict).
// outbox_state keeps the counts by triggers: counting a million rows would make Save slow (issue 2, section 6).
constexpr const char* step_1 = R"sql(
CREATE TABLE install(
    place INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    device TEXT NOT NULL,
    last_seq INTEGER NOT NULL DEFAULT 0,
    ack_seq INTEGER NOT NULL DEFAULT 0,
    durable_seq INTEGER NOT NULL DEFAULT 0);
CREATE TABLE outbox(
    id INTEGER PRIMARY KEY,
    rec_id BLOB NOT NULL UNIQUE,
    install INTEGER NOT NULL REFERENCES install(place),
    seq INTEGER NOT NULL,
    state INTEGER NOT NULL DEFAULT 0 CHECK(state BETWEEN 0 AND 3),
    wall_ms INTEGER NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    encoded BLOB NOT NULL,
    UNIQUE(install, seq));
CREATE INDEX outbox_waiting ON outbox(install, seq) WHERE state = 0;
CREATE INDEX outbox_parked ON outbox(id) WHERE state = 2;
CREATE TABLE outbox_state(
    one INTEGER PRIMARY KEY CHECK(one = 1),
    current_install INTEGER REFERENCES install(place),
    saved INTEGER NOT NULL DEFAULT 0,
    waiting INTEGER NOT NULL DEFAULT 0,
    parked INTEGER NOT NULL DEFAULT 0,
    last_sent_wall_ms INTEGER NOT NULL DEFAULT 0);
INSERT INTO outbox_state(one) VALUES(1);
CREATE TRIGGER outbox_added AFTER INSERT ON outbox BEGIN
    UPDATE outbox_state SET saved = saved + 1, waiting = waiting + (NEW.state = 0), parked = parked + (NEW.state = 2);
END;
CREATE TRIGGER outbox_changed AFTER UPDATE OF state ON outbox BEGIN
    UPDATE outbox_state SET waiting = waiting + (NEW.state = 0) - (OLD.state = 0),
                            parked = parked + (NEW.state = 2) - (OLD.state = 2);
END;
CREATE TRIGGER outbox_purged AFTER DELETE ON outbox BEGIN
    UPDATE outbox_state SET waiting = waiting - (OLD.state = 0), parked = parked - (OLD.state = 2);
END;
CREATE TABLE seen(hash BLOB PRIMARY KEY, wall_ms INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE pack_shelf(
    one INTEGER PRIMARY KEY CHECK(one = 1),
    generation INTEGER NOT NULL DEFAULT 0,
    etag TEXT NOT NULL DEFAULT '');
INSERT INTO pack_shelf(one) VALUES(1);
CREATE TABLE pack_part(
    generation INTEGER NOT NULL,
    pack TEXT NOT NULL,
    part INTEGER NOT NULL,
    parts INTEGER NOT NULL,
    box BLOB NOT NULL,
    PRIMARY KEY(generation, pack, part));
CREATE TABLE roll(id INTEGER PRIMARY KEY, wipe_at_wall_ms INTEGER NOT NULL, box BLOB NOT NULL);
CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE salvaged(file TEXT PRIMARY KEY, envelopes INTEGER NOT NULL);
)sql";

// wiped_wall_ms: packs that were over by then are not on the shelf, whatever the ETag says; 0 = all are.
constexpr const char* step_2 = R"sql(
ALTER TABLE pack_shelf ADD COLUMN wiped_wall_ms INTEGER NOT NULL DEFAULT 0;
)sql";

// name: what recognises the picture code. by_person: 1 = they have it; 0 = the time ran out, and they do not.
constexpr const char* step_3 = R"sql(
CREATE TABLE paused(
    id INTEGER PRIMARY KEY,
    name BLOB NOT NULL UNIQUE,
    kept_wall_ms INTEGER NOT NULL,
    wipe_at_wall_ms INTEGER NOT NULL,
    by_person INTEGER NOT NULL CHECK(by_person IN (0, 1)),
    box BLOB NOT NULL);
)sql";

// Equality answers that wait for those of others. form: with its version; id: random, and new at each change of the
// table. Nothing here tells an order, and day, of the last that came, is all that tells a time.
constexpr const char* step_4 = R"sql(
CREATE TABLE equality_pool(id BLOB PRIMARY KEY, form TEXT NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE equality_day(form TEXT PRIMARY KEY, day TEXT NOT NULL) WITHOUT ROWID;
)sql";

// What a record names as attachments; their sealed bytes are files in blobs/. state: 0 waiting, 1 sent, 2 damaged.
constexpr const char* step_5 = R"sql(
CREATE TABLE attachment(
    id INTEGER PRIMARY KEY,
    rec_id BLOB NOT NULL REFERENCES outbox(rec_id) ON DELETE CASCADE,
    sha256 TEXT NOT NULL,
    length INTEGER NOT NULL,
    state INTEGER NOT NULL DEFAULT 0 CHECK(state BETWEEN 0 AND 2));
CREATE INDEX attachment_record ON attachment(rec_id);
CREATE INDEX attachment_blob ON attachment(sha256);
CREATE INDEX attachment_unsent ON attachment(id) WHERE state <> 1;
)sql";

// The picture code of what the time took, boxed: nobody else has it, and staff bring it back after a restart too. Empty
// for what a person paused, whose pictures are on no disk.
constexpr const char* step_6 = R"sql(
ALTER TABLE paused ADD COLUMN code_box BLOB NOT NULL DEFAULT x'';
)sql";

// What came of claims. name: made slowly from a claim's reference; box: opens with that reference alone, under the
// device key besides. round: in which the server told it; told_wall_ms: when last, 0 = never.
constexpr const char* step_7 = R"sql(
CREATE TABLE claim_shelf(
    one INTEGER PRIMARY KEY CHECK(one = 1),
    round INTEGER NOT NULL DEFAULT 0,
    etag TEXT NOT NULL DEFAULT '',
    told_wall_ms INTEGER NOT NULL DEFAULT 0);
INSERT INTO claim_shelf(one) VALUES(1);
CREATE TABLE claim_answer(name BLOB PRIMARY KEY, round INTEGER NOT NULL, box BLOB NOT NULL) WITHOUT ROWID;
)sql";

constexpr std::array<const char*, 7> steps{step_1, step_2, step_3, step_4, step_5, step_6, step_7};

Result<std::string> shape_of(Database& database) {
    Statement rows =
        TRY(database.prepare("SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name"));
    std::string shape;
    while (TRY(rows.step())) shape += rows.text(0) + ' ' + rows.text(1) + ' ' + rows.text(2) + '\n';
    return shape;
}

} // namespace

std::span<const char* const> schema_steps() { return steps; }

Result<void> bring_up_to_date(Database& database) {
    const std::int64_t version = TRY(database.integer("PRAGMA user_version"));
    const auto known = static_cast<std::int64_t>(steps.size());
    if (version < 0 || version > known) {
        return Error{ErrorKind::refused, "kiosk.sqlite",
                     "has schema version " + std::to_string(version) + "; this program knows " + std::to_string(known)};
    }
    for (std::int64_t next = version; next < known; ++next) {
        Transaction transaction = TRY(Transaction::begin(database));
        TRY(database.execute(steps[static_cast<std::size_t>(next)]));
        TRY(database.execute("PRAGMA user_version=" + std::to_string(next + 1)));
        TRY(transaction.commit());
    }
    return {};
}

Result<bool> has_its_shape(Database& database) {
    Database wanted = TRY(Database::open(":memory:"));
    TRY(bring_up_to_date(wanted));
    const std::string shape = TRY(shape_of(wanted));
    return TRY(shape_of(database)) == shape;
}

} // namespace copro
